"""A review for others, row by row."""

from dataclasses import replace
from datetime import datetime

import pytest

from support.reviews import review
from xlreview.i18n import Label
from xlreview.model.emphasis import Emphasised, Span, spans_of
from xlreview.model.entry import AddedSheet, Entry, Saved
from xlreview.model.ledger import Copy, Ledger, RowKey, Said
from xlreview.model.rating import Audience, Role
from xlreview.model.review import Receipt, Review
from xlreview.privacy import interviewees_named, redact_review, redact_workbook
from xlreview.privacy.mentions import Doubt
from xlreview.privacy.remaining import Trace

from .conftest import review_with, statements_of

VISIT = {
    "interviews": {
        "1": {"name": "Anna Virtanen", "role": "Mayor", "interviewers": ("JB", "FC")},
        "2": {"name": "Anna Virtanen; Matti Mäki", "role": "Principals"},
        "7": {"name": "four parents", "role": "Parents"},
        "9": {"role": "Head of school"},
    },
    "evidence": {
        "FC-001": {
            "code": "B1",
            "interview": 1,
            "interviewers": ("FC",),
            "statement": "Virtanen said so.",
            "note": "?",
        },
        "JB-001": {"code": "A1", "interview": 1, "interviewers": ("JB", "FC"), "statement": "As in FC-001."},
    },
    "screening": {"A1": {"hypothesis": "JB: Ask Mäki.", "meet": "Matti Mäki"}},
    "findings": {"A1": {"dissent": "JB disagrees."}},
    "plan": {"TEAM-P01": {"action": "Hire", "responsible": "Virtanen", "recommendations": ("JB-R01",)}},
    "recommendations": {"JB-R01": {"text": "Ask Matti."}},
    "agenda": {"A1": {"reason": "Virtanen"}},
    "history": {"H1": {"earlier": "Virtanen", "file": "virtanen.xlsx"}},
}


def visit() -> Review:
    return review(VISIT, reviewers=("JB", "FC"))


def test_the_city_reads_everything_but_names_and_what_is_the_teams_own():
    assert redact_workbook(visit(), "city").review.answers() == {
        "interviews": {
            "1": {"name": "Interviewee 1", "role": "Mayor", "interviewers": ("JB", "FC")},
            "2": {"name": "Interviewee 1, Interviewee 2", "role": "Principals"},
            "7": {"name": "Interviewee 7", "role": "Parents"},
            "9": {"role": "Head of school"},
        },
        "evidence": {
            "FC-001": {
                "code": "B1",
                "interview": 1,
                "interviewers": ("FC",),
                "statement": "Interviewee 1 said so.",
                "note": "?",
            },
            "JB-001": {
                "code": "A1",
                "interview": 1,
                "interviewers": ("JB", "FC"),
                "statement": "As in FC-001.",
            },
        },
        "findings": {"A1": {"dissent": "JB disagrees."}},
        "plan": {
            "TEAM-P01": {"action": "Hire", "responsible": "Interviewee 1", "recommendations": ("JB-R01",)}
        },
        "recommendations": {"JB-R01": {"text": "Ask Interviewee 2."}},
    }


def test_the_public_does_not_read_which_reviewer_asked_or_thought_what():
    made = redact_workbook(visit(), "public").review
    assert made.answers() == {
        "interviews": {
            "1": {"name": "Interviewee 1", "role": "Mayor", "interviewers": ("Reviewer 1", "Reviewer 2")},
            "2": {"name": "Interviewee 1, Interviewee 2", "role": "Principals"},
            "7": {"name": "Interviewee 7", "role": "Parents"},
            "9": {"role": "Head of school"},
        },
        "evidence": {
            "REV-001": {"code": "A1", "interview": 1, "statement": "As in REV-002."},
            "REV-002": {"code": "B1", "interview": 1, "statement": "Interviewee 1 said so."},
        },
        "findings": {"A1": {"dissent": "Reviewer 1 disagrees."}},
        "plan": {
            "TEAM-P01": {"action": "Hire", "responsible": "Interviewee 1", "recommendations": ("REV-R01",)}
        },
        "recommendations": {"REV-R01": {"text": "Ask Interviewee 2."}},
    }
    assert made.stamp.reviewers == ("JB", "FC"), "the team signs as a whole"


def test_a_report_on_the_screening_can_be_made_for_others_too():
    city, public = (redact_review(visit(), audience).review for audience in ("city", "public"))
    assert city.answers()["screening"] == {
        "A1": {"hypothesis": "JB: Ask Interviewee 2.", "meet": "Interviewee 2"}
    }
    assert public.answers()["screening"] == {"A1": {"hypothesis": "Reviewer 1: Ask Interviewee 2."}}
    assert not {"agenda", "history", "conflicts"} & {*city.entries, *public.entries}


@pytest.mark.parametrize("audience", ["city", "public"])
def test_redacting_again_changes_nothing(audience: str):
    once = redact_review(visit(), audience)
    again = redact_review(once.review, audience)
    assert (again.review, again.replaced) == (once.review, ())


def test_the_team_itself_reads_everything():
    with pytest.raises(ValueError, match="the team reads everything"):
        redact_review(visit(), "team")


def test_what_was_made_for_the_public_stays_so():
    public = redact_review(visit(), "public").review
    assert redact_review(public, "city").review.stamp.audience is Audience.PUBLIC


def test_nothing_tells_where_it_all_comes_from():
    receipt = Receipt("virtanen.xlsx", "ab" * 32, 12, saved=Saved("Anna Virtanen", datetime(2026, 1, 1)))
    read = replace(visit(), receipts=(receipt,), sent={("evidence", "JB-001"): {"note": "Virtanen"}})
    made = redact_review(read, "city").review
    assert made.receipts == (Receipt("Workbook 1", "ab" * 32, 12),)
    assert (made.sent, made.ledger, made.merged, made.problems) == ({}, None, None, ())
    assert redact_workbook(read, "city").review.receipts == ()
    assert redact_workbook(read, "city").review.stamp.workbook_id != read.stamp.workbook_id


def test_columns_and_sheets_that_people_added_go_on_to_the_city_only():
    plain = visit()
    note = Entry("findings", "B1", {"reason": "Why not"}, extra={"Virtasen huomio": "Mäki asked"})
    added = AddedSheet("Notes on Mäki", ((1, "Call Matti Mäki"), (None, "040 123 4567")))
    typed = replace(plain, entries={**plain.entries, "findings": (note,)}, added_sheets=(added,))
    city, public = redact_review(typed, "city"), redact_review(typed, "public")
    assert city.review.of("findings")[0].extra == {"Interviewee 1’s huomio": "Interviewee 2 asked"}
    assert city.review.added_sheets == (
        AddedSheet("Notes on Interviewee 2", ((1, "Call Interviewee 2"), (None, "[phone number removed]"))),
    )
    assert (public.review.of("findings")[0].extra, public.review.added_sheets) == ({}, ())
    assert (Label("sheet.findings"), "Virtasen huomio") in public.left_out
    assert ("Notes on Mäki",) in public.left_out


def test_the_leader_learns_who_is_called_what_and_where():
    made = redact_workbook(visit(), "city")
    assert [(one.label("en"), one.text) for one in made.people] == [
        ("Interviewee 1", "Anna Virtanen"),
        ("Interviewee 2", "Matti Mäki"),
    ]
    assert [(one.change.was, one.change.now) for one in made.replaced if one.place.sheet != "interviews"] == [
        ("Virtanen", "Interviewee 1"),
        ("Virtanen", "Interviewee 1"),
        ("Matti", "Interviewee 2"),
    ]
    assert made.left_out == ((Label("sheet.screening"),), (Label("sheet.agenda"),), (Label("sheet.history"),))


@pytest.mark.parametrize(
    ("names", "text", "doubts"),
    [
        (["Will Rose"], "Will came. Then Rose came. Will Rose came.", [Doubt.WORD]),
        (["June Field"], "We met in June.", [Doubt.WORD]),
        (["Florence Bell"], "We flew to Florence.", [Doubt.WORD]),
        (["Juha Pekka Ek"], "J-P agreed", [Doubt.INITIALS]),
        (["Anna Virtanen"], "we met virtanen", [Doubt.LOWER_CASE]),
        (["Anna Virtanen", "Anna Salmela"], "Anna came", [Doubt.SEVERAL]),
        (
            ["Anna Virtanen"],
            "K. Virtanen came with Liisa Virtanen",
            [Doubt.SOMEBODY_ELSE, Doubt.SOMEBODY_ELSE],
        ),
        (["Matti Quist"], "MQ came", [Doubt.INITIALS]),
        (["Anna Virtanen"], "Virtanen-Salo, Salo-Virtanen", [Doubt.SOMEBODY_ELSE, Doubt.SOMEBODY_ELSE]),
        (["Anna Virtanen"], "The Virtanen-inspired plan of Mayor Virtanen", []),
        (["Anna Virtanen"], "Anna Virtanen and Ms Virtanen came", []),
    ],
)
def test_what_may_be_wrong_is_pointed_out(names: list[str], text: str, doubts: list[Doubt]):
    made = redact_review(review_with(names, text), "city")
    assert [one.change.doubt for one in made.replaced if one.change.doubt] == doubts


@pytest.mark.parametrize(
    ("names", "text", "left"),
    [
        (
            [],
            "We met Tove Lager and Ms Berg.",
            [("Tove Lager", Trace.LOOKS_LIKE_NAME), ("Ms Berg", Trace.TITLE)],
        ),
        (["Eva Uhlin"], "EU money", [("EU", Trace.INITIALS)]),
        (["Tuomas Haldersund"], "in Haldersund", [("Haldersund", Trace.PLACE)]),
        ([], "The City Board met the mayor in Haldersund Harbour.", []),
        ([], "There Liisa Lehto came.", [("Liisa Lehto", Trace.LOOKS_LIKE_NAME)]),
        (["He Li"], "He came. He left.", [("He", Trace.WORD)]),
        (["Ngô Mai"], "NGO staff", [("NGO", Trace.WORD)]),
        (
            ["Mohammad Virtanen"],
            "Muhammad and Virtannen",
            [("Muhammad", Trace.SPELLING), ("Virtannen", Trace.SPELLING)],
        ),
    ],
)
def test_what_may_be_left_is_pointed_out(names: list[str], text: str, left: list[tuple[str, Trace]]):
    made = redact_review(review_with(names, text), "city")
    assert [(one.words, one.trace) for one in made.remaining] == left


def test_one_person_in_several_interviews_has_one_label():
    names = {"3": "A. Virtanen", "4": "Anna Virtanen", "8": "Virtanen, Anna", "9": "Anna"}
    made = redact_review(review_with(names, "Virtanen knew."), "city")
    assert [entry["name"] for entry in made.review.of("interviews")] == ["Interviewee 3"] * 4
    assert statements_of(made) == ["Interviewee 3 knew."]


def test_interviews_that_share_a_number_have_people_of_their_own():
    names = {"3": "Anna Virtanen", "3#kqvtb": "Matti Mäki"}
    made = redact_review(review_with(names, "Virtanen and Mäki"), "city")
    assert statements_of(made) == ["Interviewee 3a and Interviewee 3b"]


def test_interviewees_in_a_text_that_goes_out():
    named = interviewees_named(visit(), "Matti Mäki and Virtasen; Will")
    assert [one.text for one in named] == ["Anna Virtanen", "Matti Mäki"]


def test_a_reviewers_initials_mean_the_reviewer():
    made = redact_review(review_with(["Joris Berg"], "JB said so."), "city")
    assert statements_of(made) == ["JB said so."]


def test_whoever_was_on_the_programme_before_is_not_named_either():
    copy = Copy("ab" * 32, "w", Role.REVIEWER, ("JB",), "en", "Haldersund", "2026", "jb.xlsx")
    said = Said(copy, Entry("interviews", "1", {"name": "Tove Lager"}))
    ledger = Ledger({copy.fingerprint: copy}, {RowKey("w", "", "interviews", "1"): (said,)})
    read = replace(review_with(["Anna Virtanen"], "Tove was ill, Virtanen came."), ledger=ledger)
    made = redact_review(read, "city")
    assert statements_of(made) == ["Interviewee 1b was ill, Interviewee 1a came."]
    assert made.review.ledger is None


def test_a_name_beside_a_role_is_replaced_where_the_cell_for_names_is_blank():
    made = redact_review(
        review(
            {
                "interviews": {"1": {"role": "Mayor Margit Elvander"}, "2": {"role": "Principal"}},
                "evidence": {"JB-001": {"code": "A1", "statement": "Elvander agreed."}},
            }
        ),
        "public",
    )
    assert [entry["role"] for entry in made.review.of("interviews")] == ["Mayor Interviewee 1", "Principal"]
    assert statements_of(made) == ["Interviewee 1 agreed."]
    assert [(one.change.was, one.change.doubt) for one in made.replaced] == [
        ("Margit Elvander", Doubt.ROLE),
        ("Elvander", None),
    ]


@pytest.mark.parametrize(
    "role", ["Haldersund First", "Women’s house Threads", "Haldersund Homes (two people)"]
)
def test_organisations_beside_a_role_stay(role: str):
    answers = {
        "interviews": {"1": {"role": role}},
        "evidence": {"JB-001": {"code": "A1", "statement": "The first women in homes."}},
    }
    made = redact_review(review(answers), "public")
    assert (made.replaced, made.review.of("interviews")[0]["role"]) == ((), role)


def test_nobody_can_work_out_from_a_public_copy_which_reviewer_has_which_number():
    """The numbers hang on the random ids of the workbooks that were sent out, which no copy holds."""
    of_jb = set()
    for number in range(8):
        copy = Copy("ab" * 32, f"w{number}", Role.REVIEWER, ("JB",), "en", "Haldersund", "2026", "jb.xlsx")
        made = redact_review(replace(visit(), ledger=Ledger({copy.fingerprint: copy})), "public").review
        assert made.of("interviews")[0]["interviewers"] == ("Reviewer 1", "Reviewer 2"), "JB, FC or FC, JB"
        of_jb.add(made.of("findings")[0]["dissent"])
    assert of_jb == {"Reviewer 1 disagrees.", "Reviewer 2 disagrees."}


def test_words_that_are_set_off_stay_so():
    typed = Emphasised("Virtanen never said so", [Span(9, 14, "b")])
    made = redact_review(review_with(["Anna Virtanen"], typed), "city")
    statement = made.review.of("evidence")[0]["statement"]
    assert (statement, spans_of(statement)) == ("Interviewee 1 never said so", (Span(14, 19, "b"),))


def test_a_text_still_fits_its_cell():
    made = redact_review(review_with(["Li Bo"], "Bo, " * 8_000), "city")
    (statement,) = statements_of(made)
    assert (len(statement), statement[-1]) == (32_767, "…")


def test_columns_stay_apart_when_their_headings_become_alike():
    read = review_with(["Anna Virtanen"], "-")
    row = Entry("findings", "A1", {}, extra={"Anna": "one", "Virtanen": "two"})
    made = redact_review(replace(read, entries={**read.entries, "findings": (row,)}), "city")
    assert made.review.of("findings")[0].extra == {"Interviewee 1": "one", "Interviewee 1 (2)": "two"}


def test_rows_that_share_an_id_keep_their_own_people():
    rows = tuple(Entry("interviews", "3", {"name": name}) for name in ("Anna Virtanen", "Matti Mäki"))
    read = review()
    made = redact_review(replace(read, entries={"interviews": rows}), "city").review
    assert [entry["name"] for entry in made.of("interviews")] == ["Interviewee 3a", "Interviewee 3b"]
