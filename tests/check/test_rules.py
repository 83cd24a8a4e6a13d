"""The rules of the method: what each of them says, and when it keeps quiet."""

import re
from dataclasses import replace
from datetime import date, time

import pytest

from support.packs import ODD, SMALL
from support.reviews import Answers, review
from xlreview.check import check_review
from xlreview.check.phrases import FUTURE, OPINION, in_every_language, words_of
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.model.review import Answer, Ignored, Receipt
from xlreview.problem import Place

HEARD: dict[str, Answer] = {
    "code": "GG/I/3",
    "interview": 4,
    "source": "interview",
    "nature": "fact",
    "statement": "The committee met twice.",
    "points_to": "below",
}
PROGRAMME: dict[str, dict[str, Answer]] = {str(number): {"role": "Official"} for number in range(1, 10)}


def problems(answers: Answers, *, role: str = "team") -> list[tuple[str, str]]:
    """(row and column, code) of every problem, in reading order."""
    written = review(answers, role=role)
    cells = {
        (entry.sheet, entry.id): {
            column: f"{letter}{number}"
            for letter, column in zip("ABCDEFGHIJKLMNOP", _columns(entry.sheet), strict=False)
        }
        for number, entry in enumerate(written, start=1)
    }
    entries = {
        sheet: tuple(replace(entry, cells=cells[sheet, entry.id]) for entry in rows)
        for sheet, rows in written.entries.items()
    }
    found = check_review(replace(written, entries=entries))
    names = {
        (sheet, cell): f"{id}.{column}" for (sheet, id), row in cells.items() for column, cell in row.items()
    }
    return [(names[one.place.sheet or "", one.place.cell or ""], one.code) for one in found]


def _columns(sheet: str) -> list[str]:
    return [column.key for column in SHEETS_BY_KEY[sheet].columns]


def evidence(*changes: dict[str, Answer | None]) -> dict[str, dict[str, Answer]]:
    """Pieces of evidence JB-001 …, each like HEARD in words of its own but for these; None leaves one out."""
    return {
        f"JB-{number:03d}": {
            key: answer
            for key, answer in (HEARD | {"statement": f"Voice {number} says so."} | change).items()
            if answer is not None
        }
        for number, change in enumerate(changes, start=1)
    }


@pytest.mark.parametrize("role", ["city", "reviewer", "plan", "team"])
@pytest.mark.parametrize("pack", [SMALL, ODD], ids=["small", "odd"])
def test_nothing_filled_nothing_wrong(pack: object, role: str) -> None:
    assert check_review(review(pack=pack, role=role)) == []  # type: ignore[arg-type]


# --- Ratings and reasons


@pytest.mark.parametrize(
    ("sheet", "reason"), [("self_assessment", "why"), ("screening", "hypothesis"), ("findings", "reason")]
)
def test_a_rating_has_a_reason_and_a_reason_a_rating(sheet: str, reason: str) -> None:
    rated = {"GG/I/1": {"rating": "unclear"}, "GG/I/2": {reason: "Because."}}
    both = {"GG/I/1": {"rating": "unclear", reason: "Because."}}
    assert problems({sheet: rated}) == [
        (f"GG/I/1.{reason}", "RATING_WITHOUT_REASON"),
        ("GG/I/2.rating", "REASON_WITHOUT_RATING"),
    ]
    assert problems({sheet: both}) == []


def test_in_screening_a_question_is_reason_enough_to_be_unclear() -> None:
    rows = {"GG/I/1": {"rating": "unclear", "questions": "Who decides?"}}
    assert problems({"screening": rows}) == []
    rows = {"GG/I/1": {"rating": "below", "questions": "Who decides?"}}
    assert problems({"screening": rows}) == [("GG/I/1.hypothesis", "RATING_WITHOUT_REASON")]


def test_the_citys_own_rating_beside_an_empty_screening_row_asks_for_nothing() -> None:
    assert problems({"screening": {"GG/I/1": {"self_rating": "meets"}}}, role="reviewer") == []


def test_other_peoples_answers_are_not_the_holders_to_mend() -> None:
    rows: Answers = {"self_assessment": {"GG/I/1": {"rating": "meets", "achieved": "It will be done."}}}
    assert problems(rows, role="reviewer") == []
    assert [code for _, code in problems(rows, role="city")] == [
        "RATING_WITHOUT_REASON",
        "WISH_AS_ACHIEVEMENT",
    ]


def test_not_applicable_names_a_circumstance() -> None:
    rated = {"GG/I/1": {"rating": "not_applicable"}}
    law = {"law": {"applies": "yes", "effect": "The state decides.", "codes": ("GG/I/1", "GG/I/2")}}
    assert problems({"self_assessment": rated}) == [("GG/I/1.rating", "NOT_APPLICABLE_WITHOUT_CONTEXT")]
    assert problems({"self_assessment": rated, "context": law}) == []
    law["law"]["applies"] = "no"
    assert problems({"self_assessment": rated, "context": law}) == [
        ("GG/I/1.rating", "NOT_APPLICABLE_WITHOUT_CONTEXT")
    ]


def test_a_finding_may_explain_itself_by_its_own_context() -> None:
    rows = {"GG/I/1": {"rating": "not_applicable", "context": "The state decides."}}
    assert problems({"findings": rows}) == []


# --- Wording


@pytest.mark.parametrize(
    "wish",
    [
        "The council will adopt a strategy in spring.",
        "We plan to hire two advisers.",
        "A new office is planned.",
        "The city intends to ask migrants.",
        "A strategy is being\nprepared.",
        "Neuvosto tullaan perustamaan.",
        "Ohjelma on valmisteilla.",
        "Aiomme palkata kaksi neuvojaa.",
        "Tarkoituksena on kysyä asukkailta.",
    ],
)
def test_wishes_are_told_from_achievements(wish: str) -> None:
    rows: Answers = {"self_assessment": {"GG/I/1": {"rating": "meets", "why": "So it is.", "achieved": wish}}}
    assert problems(rows, role="city") == [("GG/I/1.achieved", "WISH_AS_ACHIEVEMENT")]


@pytest.mark.parametrize(
    "achieved",
    [
        "The plan to combat racism was adopted in 2024.",
        "There is political will and goodwill.",
        "The programme aims to include everybody and has done so.",
        "Toimeen on tultu ja neuvosto perustettiin.",
        "Everybody was willing to take part.",
    ],
)
def test_achievements_are_left_alone(achieved: str) -> None:
    rows: Answers = {"self_assessment": {"GG/I/1": {"rating": "meets", "why": "So.", "achieved": achieved}}}
    assert problems(rows, role="city") == []


@pytest.mark.parametrize(
    "opinion",
    [
        "I think nobody reads it.",
        "In her opinion the council is slow.",
        "The teacher feels that it helps.",
        "Mielestäni neuvosto on hidas.",
        "Hänen mielestään se auttaa.",
        "Hän uskoo, että se auttaa.",
    ],
)
def test_opinions_are_told_from_facts(opinion: str) -> None:
    rows = evidence({"statement": opinion})
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == [("JB-001.nature", "OPINION_AS_FACT")]
    rows["JB-001"]["nature"] = "opinion"
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == []


def test_the_words_that_gave_it_away_are_quoted_as_written() -> None:
    assert words_of("Well, I\nThink so.", in_every_language(OPINION)) == "I Think"
    assert words_of("İ: we PLAN to go", in_every_language(FUTURE)) == "we plan to"
    assert words_of("nothing of the kind", in_every_language(FUTURE)) is None


def test_every_mark_is_part_of_whatever_its_phrase_matches() -> None:
    for phrase in (*in_every_language(FUTURE), *in_every_language(OPINION)):
        always_there = re.sub(r"\(\?:[^)]*\)\??", "", phrase.expression)
        assert [one for one in always_there.split("|") if phrase.mark not in one] == []


# --- Evidence


def test_a_complete_piece_of_evidence_has_no_problems() -> None:
    assert problems({"interviews": PROGRAMME, "evidence": evidence({})}) == []


@pytest.mark.parametrize(
    ("without", "code"),
    [
        ("code", "EVIDENCE_WITHOUT_CODE"),
        ("statement", "EVIDENCE_WITHOUT_STATEMENT"),
        ("interview", "EVIDENCE_WITHOUT_INTERVIEW"),
        ("points_to", "EVIDENCE_WITHOUT_DIRECTION"),
        ("source", "EVIDENCE_NOT_COUNTED"),
        ("nature", "EVIDENCE_NOT_COUNTED"),
    ],
)
def test_each_gap_in_a_piece_of_evidence_is_one_problem(without: str, code: str) -> None:
    rows = evidence({without: None})
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == [(f"JB-001.{without}", code)]


def test_documents_need_no_interview_and_opinions_no_direction() -> None:
    rows = evidence(
        {"source": "document", "interview": None},
        {"nature": "opinion", "points_to": None},
        {"nature": "context", "points_to": None},
    )
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == []


def test_initials_dragged_down_a_column_are_no_evidence_yet() -> None:
    rows: Answers = {"evidence": {"JB-009": {"interviewers": ("JB",), "source": "interview", "interview": 4}}}
    assert problems({"interviews": PROGRAMME, **rows}) == []


def test_an_unknown_interview_is_named_once() -> None:
    rows = evidence({"interview": 31}, {"interview": 31}, {"interview": 4})
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == [
        ("JB-001.interview", "INTERVIEW_UNKNOWN")
    ]


def test_without_any_programme_one_word_is_enough() -> None:
    rows = evidence({"interview": 31}, {"interview": 32})
    assert problems({"evidence": rows}) == [("JB-001.interview", "INTERVIEWS_EMPTY")]


# --- Findings


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (time(14), time(2, 30), [("4.end", "INTERVIEW_ENDS_EARLY")]),
        (time(14), time(15), []),
        (time(23), time(0), []),
        (time(14), None, []),
    ],
)
def test_interviews_end_after_they_begin(
    start: time, end: time | None, expected: list[tuple[str, str]]
) -> None:
    row: dict[str, Answer] = {"role": "Official", "start": start} | ({"end": end} if end else {})
    assert problems({"interviews": {"4": row}}) == expected


def test_actions_are_due_after_they_begin() -> None:
    plan = {
        "PLAN-P01": {"objective": "Hear them.", "start": date(2027, 3, 1), "due": date(2026, 9, 1)},
        "PLAN-P02": {"objective": "Hear them.", "start": date(2026, 3, 1), "due": date(2026, 3, 1)},
    }
    assert problems({"plan": plan}, role="plan") == [("PLAN-P01.due", "ACTION_DUE_EARLY")]


def finding(rating: str, pieces: dict[str, dict[str, Answer]], **more: str) -> list[tuple[str, str]]:
    row: dict[str, Answer] = {"rating": rating, "reason": "Because.", **more}
    row = {key: answer for key, answer in row.items() if answer}
    return problems({"interviews": PROGRAMME, "evidence": pieces, "findings": {"GG/I/3": row}})


def test_a_finding_needs_two_interviews() -> None:
    assert finding("below", evidence({}, {"interview": 5})) == []
    assert finding("below", evidence({}, {})) == [("GG/I/3.rating", "FINDING_UNCONFIRMED")]
    assert finding("below", evidence({"code": "GG/I/1"})) == [("GG/I/3.rating", "FINDING_UNCONFIRMED")]
    assert finding("unclear", evidence({})) == []


@pytest.mark.parametrize("rating", ["meets", "exceeds", "unclear"])
def test_a_rating_against_confirmed_evidence_is_pointed_out(rating: str) -> None:
    pieces = evidence({}, {"interview": 5})
    assert finding(rating, pieces) == [("GG/I/3.rating", "FINDING_AGAINST_EVIDENCE")]


def test_only_interviews_that_point_its_way_bear_a_rating_out() -> None:
    both_ways = evidence({}, {"interview": 5, "points_to": "meets"})
    assert finding("below", both_ways) == [("GG/I/3.rating", "FINDING_UNCONFIRMED")]
    assert finding("meets", evidence({})) == [("GG/I/3.rating", "FINDING_UNCONFIRMED")]
    assert finding("unclear", both_ways) == []


def test_a_contradiction_wants_a_reason_or_a_dissent() -> None:
    pieces = evidence({}, {"interview": 5}, {"interview": 6, "points_to": "meets"})
    assert finding("below", pieces) == []
    assert finding("below", pieces, reason="") == [("GG/I/3.reason", "FINDING_CONTRADICTED")]
    assert finding("below", pieces, reason="", dissent="FC disagrees.") == [
        ("GG/I/3.reason", "RATING_WITHOUT_REASON")
    ]


def test_findings_without_any_evidence_are_one_problem() -> None:
    rows = {code: {"rating": "below", "reason": "Because."} for code in ("GG/I/1", "GG/I/2", "GG/I/3")}
    assert problems({"findings": rows}) == [("GG/I/1.rating", "FINDINGS_WITHOUT_EVIDENCE")]


# --- One cause, one problem


def test_what_could_not_be_read_is_not_missing() -> None:
    written = review({"evidence": evidence({"code": None}), "interviews": PROGRAMME})
    (piece,) = written.of("evidence")
    piece = replace(piece, cells={"code": "B3"}, file="book.xlsx", sheet_title="Evidence")
    unread = Ignored(Place("book.xlsx", "Evidence", "B3"), "GG/I/33", "CODE_UNKNOWN")
    entries = {**written.entries, "evidence": (piece,)}
    receipt = Receipt("book.xlsx", "", 0, (unread,))
    assert check_review(replace(written, entries=entries, receipts=(receipt,))) == []


def test_a_column_that_is_gone_is_not_missing_in_every_row() -> None:
    written = review({"self_assessment": {"GG/I/1": {"rating": "meets"}}}, role="city")
    (row,) = written.of("self_assessment")
    entries = {"self_assessment": (replace(row, cells={"rating": "D3"}),)}
    assert check_review(replace(written, entries=entries)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Applicants who would like to study Finnish get a place within six weeks.",
        "Residents who intend to stay receive a welcome letter.",
        "The programme, which will be four years old in June, covers all departments.",
        "The plan, in preparation since 2020, was adopted.",
        "Ohjelman tavoitteena on ollut lisätä osallisuutta.",
        "Koulutuksen tarkoituksena on ollut lisätä tietoa.",
        "Asiakkaita, jotka aikovat hakea kansalaisuutta, neuvotaan viikoittain.",
        "Valmisteilla ollut suunnitelma hyväksyttiin keväällä.",
        "Palveluun pyritään ohjaamaan kaikki, ja heistä ohjattiin 93 prosenttia.",
    ],
)
def test_other_peoples_plans_and_past_aims_are_no_wishes(sentence: str) -> None:
    assert words_of(sentence, in_every_language(FUTURE)) is None


@pytest.mark.parametrize(
    "sentence", ["Ohjelma on tekeillä.", "We want to train all staff.", "Avataan ensi vuonna."]
)
def test_wishes_in_other_words(sentence: str) -> None:
    assert words_of(sentence, in_every_language(FUTURE)) is not None


@pytest.mark.parametrize("sentence", ["It seems to me that nobody listens.", "Minun mielestä se toimii."])
def test_opinions_in_other_words(sentence: str) -> None:
    assert words_of(sentence, in_every_language(OPINION)) is not None


@pytest.mark.parametrize(
    "sentence", ["I think tank reports are used.", "In our view of the files, it holds."]
)
def test_words_that_only_look_like_an_opinion(sentence: str) -> None:
    assert words_of(sentence, in_every_language(OPINION)) is None


# --- What seems to be there twice


def test_one_statement_by_both_interviewers_is_proposed_as_one() -> None:
    rows = {"FC-001": HEARD, "JB-001": HEARD | {"statement": "The committee met twice!"}}
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == [("JB-001.statement", "EVIDENCE_ALIKE")]
    rows["JB-001"] = HEARD | {"note": "FC-001 says the same."}
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == []


def test_the_same_words_under_two_numbers_are_a_warning() -> None:
    statement = "The committee met twice, and the council asked it once."
    piece = HEARD | {"statement": statement, "interviewers": ("JB", "FC")}
    rows = {"FC-001": piece, "JB-001": piece | {"interview": 5}}
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == [
        ("JB-001.interview", "EVIDENCE_UNDER_TWO_NUMBERS")
    ]
    rows["FC-001"] = piece | {"nature": "opinion"}
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == []
    del rows["JB-001"]["interview"]
    assert problems({"interviews": PROGRAMME, "evidence": rows}) == [
        ("JB-001.interview", "EVIDENCE_WITHOUT_INTERVIEW")
    ]


def test_one_interview_under_two_numbers_is_a_warning() -> None:
    held: dict[str, Answer] = {"role": "Head", "name": "Aino", "interviewers": ("JB",)}
    rows: Answers = {"interviews": {"4": {"number": 4, **held}, "17": {"number": 17, **held}}}
    assert problems(rows) == [("17.number", "INTERVIEWS_ALIKE")]
    (found,) = check_review(review(rows))
    assert "Interview 17 seems to be interview 4: the same in Role" in found.message


def test_two_interviews_under_one_number_are_named_with_both_cells() -> None:
    rows: Answers = {
        "interviews": {
            "16": {"number": 16, "role": "Imam"},
            "17": {"number": 17, "role": "Imam"},
            "17#kqvtb": {"number": 17, "role": "Head of schools"},
            "16#2": {"number": 16, "role": "Teacher"},
        }
    }
    assert problems(rows) == [("17#kqvtb.number", "INTERVIEWS_COUNT_AS_ONE")]
    written = review(rows)
    placed = [replace(one, cells={"number": f"A{row}"}) for row, one in enumerate(written, start=3)]
    (found,) = check_review(replace(written, entries={"interviews": tuple(placed)}))
    assert found.message.startswith("Number 17 is in use for another interview as well, in A4.")
    assert found.place.cell == "A5"


def test_a_reviewer_alone_is_not_asked_about_doubles() -> None:
    rows = {"FC-001": HEARD, "JB-001": HEARD}
    assert problems({"interviews": PROGRAMME, "evidence": rows}, role="reviewer") == []
