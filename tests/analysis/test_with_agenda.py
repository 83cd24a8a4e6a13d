"""The sheet `agenda` of a whole review: drawn up anew, with what people typed on it left as it is."""

from dataclasses import replace

from support.reviews import Answers, review
from xlreview.analysis import with_agenda
from xlreview.merge import merge_reviews
from xlreview.model.merged import Merged
from xlreview.model.review import Answer, Entry, Receipt, Review

SCREENED: Answers = {
    "self_assessment": {"GG/I/2": {"rating": "exceeds"}},
    "screening": {
        "GG/I/1": {"rating": "meets", "hypothesis": "It works."},
        "GG/I/2": {"rating": "below", "hypothesis": "It does not."},
    },
}


def rows(review: Review) -> dict[str, Entry]:
    return {entry.id: entry for entry in review.of("agenda")}


def why(row: Entry) -> str:
    """The reasons of a row; initials and symbol are kept on one line there."""
    return row.text("talk_because").replace("\N{NO-BREAK SPACE}", " ")


def test_every_indicator_is_on_the_agenda_in_the_order_of_the_meeting():
    drawn = rows(with_agenda(review(SCREENED, reviewers=("JB", "FC"))))
    assert list(drawn) == [
        "GG/I/2",
        *("GG/I/3", "GG/I/4", "GG/I/5", "PA/I/1", "PA/I/2", "PA/I/3", "PA/I/4", "PA/I/5"),
        "GG/I/1",
    ]
    assert why(drawn["GG/I/2"]) == "› The city sees itself two steps away: ▲"
    assert drawn["GG/I/2"].text("views").splitlines()[0] == "JB & FC: ▼ below – It does not."
    assert why(drawn["GG/I/1"]) == "No need to talk: just note it."


def test_a_merged_review_has_every_reviewers_view():
    views = {
        "GG/I/1": {
            who: Entry("screening", "GG/I/1", {"rating": rating})
            for who, rating in (("JB", "below"), ("FC", "exceeds"))
        }
    }
    merged = replace(review(SCREENED, language="fi"), merged=Merged(screening=views))
    first = with_agenda(merged).of("agenda")[0]
    assert (first.id, first["minutes"]) == ("GG/I/1", 10)
    assert why(first) == "› Arvioijilla kahden portaan ero: FC ▲, JB ▼"


def test_what_the_team_typed_stays_and_its_minutes_are_taken_from_the_rest():
    typed: Answers = {
        "agenda": {
            "PA/I/5": {"minutes": 205, "outcome": "meets", "reason": "All agree now.", "views": "old"},
            "GG/I/1": {"minutes": 0},
        }
    }
    drawn = rows(with_agenda(review({**SCREENED, **typed})))
    assert drawn["PA/I/5"].text("outcome") == "meets"
    assert drawn["PA/I/5"].text("reason") == "All agree now."
    assert "old" not in drawn["PA/I/5"].text("views")
    assert {id: row.get("minutes") for id, row in drawn.items()} == {
        "GG/I/2": 5,
        **dict.fromkeys(("GG/I/3", "GG/I/4", "GG/I/5", "PA/I/1", "PA/I/2", "PA/I/3", "PA/I/4"), None),
        "PA/I/5": 205,
        "GG/I/1": 0,
    }


def test_an_outcome_settles_a_point_unless_somebody_dissents():
    typed: Answers = {
        "agenda": {
            "GG/I/2": {"outcome": "meets"},
            "GG/I/3": {"outcome": "meets", "dissent": "FC sees it otherwise."},
            "GG/I/4": {"outcome": "meets"},
        },
        "findings": {"GG/I/4": {"agreed": "no"}},
    }
    drawn = rows(with_agenda(review({**SCREENED, **typed})))
    assert {id: why(drawn[id]) for id in ("GG/I/2", "GG/I/3", "GG/I/4")} == {
        "GG/I/2": "Settled.",
        "GG/I/3": "› The findings note that not everybody agrees",
        "GG/I/4": "› The findings note that not everybody agrees",
    }


def test_a_further_merge_takes_the_agenda_for_no_answer_but_keeps_what_was_typed():
    screened = replace(review(SCREENED, role="reviewer", reviewers=("JB",)), receipts=(RECEIPT,))
    first = with_agenda(merge_reviews([screened]))
    assert merge_reviews([read_back(first)]).answers() == merge_reviews([screened]).answers()
    typed = {"outcome": "meets", "reason": "All agree now.", "minutes": 25}
    second = merge_reviews([read_back(first, {"GG/I/2": typed})])
    assert rows(second)["GG/I/2"].answers == typed
    assert second.entry("findings", "GG/I/2") == Entry(
        "findings", "GG/I/2", {"rating": "meets", "reason": "All agree now."}
    )
    assert why(rows(with_agenda(second))["GG/I/2"]) == "Settled."


RECEIPT = Receipt("jb.xlsx", "f" * 64, 4)


def read_back(team: Review, typed: dict[str, dict[str, Answer]] | None = None) -> Review:
    """A team's review as if it had been written, opened in Excel, typed into, and read."""
    agenda = tuple(
        replace(entry, answers={**entry.answers, **(typed or {}).get(entry.id, {})})
        for entry in team.of("agenda")
    )
    return replace(
        team,
        entries={**team.entries, "agenda": agenda},
        sent={(entry.sheet, entry.id): entry.answers for entry in team},
        receipts=(Receipt("team.xlsx", "e" * 64, 40),),
        merged=None,
    )


def test_an_agenda_that_was_sent_out_is_drawn_up_anew_not_taken_for_the_teams_own():
    first = with_agenda(review(SCREENED), budget=6)
    sent = {("agenda", row.id): dict(row.answers) for row in first.of("agenda")}
    again = with_agenda(replace(first, sent=sent), budget=210)
    assert again.of("agenda") == with_agenda(review(SCREENED)).of("agenda")


def test_rows_and_columns_that_people_added_stay():
    beside = Entry("agenda", "GG/I/9", {"reason": "No such code."}, extra={"Our mark": "x"})
    own = Entry("agenda", "GG/I/1", {}, extra={"Our mark": "y"})
    drawn = with_agenda(replace(review(SCREENED), entries={"agenda": (beside, own)})).of("agenda")
    assert drawn[-1] == beside
    assert {row.id: row.extra for row in drawn if row.extra} == {
        "GG/I/1": {"Our mark": "y"},
        "GG/I/9": {"Our mark": "x"},
    }
