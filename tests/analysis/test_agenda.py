"""The agenda of the consensus meeting: what comes first, why, and for how long.

A row of a test's table: code, then what each says as `JB=below`; `city=` is the city's own rating,
`4=below` what interview 4 points to, `agreed=meets` a finding that all agree on, `found=meets` one
that is only rated.
"""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.packs import ODD, SMALL
from xlreview.analysis import Agenda, Point, agenda_rows, draw_up_agenda
from xlreview.analysis.agenda_rows import shortened
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.method.agenda import HALF_DAY, MINUTES, SHORTEST, Cause, share_minutes
from xlreview.model.pack import Pack
from xlreview.model.rating import Rating
from xlreview.model.review import Entry

AGENDA_COLUMN = int(SHEETS_BY_KEY["agenda"].column("views").width)


def agenda(table: str, *, pack: Pack = SMALL, budget: int = HALF_DAY) -> Agenda:
    views: dict[str, dict[str, Entry]] = {}
    own, evidence, findings = [], [], []
    for line in filter(None, map(str.strip, table.splitlines())):
        code, *said = line.split()
        for who, _, rating in (one.partition("=") for one in said):
            if who == "city":
                own.append(Entry("self_assessment", code, {"rating": rating}))
            elif who == "agreed":
                findings.append(Entry("findings", code, {"rating": rating, "agreed": "yes"}))
            elif who == "found":
                findings.append(Entry("findings", code, {"rating": rating}))
            elif who.isdigit():
                evidence.append(heard(code, int(who), rating))
            else:
                answers = {"rating": rating, "hypothesis": f"{who} doubts it."}
                views.setdefault(code, {})[who] = Entry("screening", code, answers)
    return draw_up_agenda(
        pack, views, self_assessment=own, evidence=evidence, findings=findings, budget=budget
    )


def heard(code: str, interview: int, points_to: str) -> Entry:
    answers = {"code": code, "interview": interview, "points_to": points_to}
    return Entry("evidence", "x", answers | {"nature": "fact", "source": "interview"})


def why(row: Entry) -> str:
    """The reasons of a row; initials and symbol are kept on one line there."""
    return row.text("talk_because").replace("\N{NO-BREAK SPACE}", " ")


def point(table: str, code: str = "GG/I/1") -> Point:
    return next(one for one in agenda(table).points if one.code == code)


def causes(table: str) -> list[str]:
    """The causes of the first indicator, in a review in which an interview told about another one."""
    return [str(reason.cause) for reason in point(f"{table}\nPA/I/5 99=meets").reasons]


# --- Causes


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("JB=meets FC=meets 4=meets 5=meets", []),
        ("JB=meets FC=exceeds 4=meets 5=exceeds", ["against_evidence", "one_step"]),
        ("JB=below FC=meets 4=meets 5=below", ["contradicted", "one_step"]),
        ("JB=below FC=exceeds AK=meets", ["two_steps", "no_evidence"]),
        ("JB=below FC=not_applicable", ["applies", "no_evidence"]),
        ("JB=not_applicable FC=not_applicable", []),
        ("JB=not_applicable FC=unclear", ["unsure"]),
        ("JB=unclear FC=meets", ["no_evidence", "unsure"]),
        ("JB=unclear FC=unclear", ["unsure"]),
        ("JB=meets FC=meets 4=meets", ["thin"]),
        ("JB=meets FC=meets", ["no_evidence"]),
        ("JB=meets city=meets 4=meets 5=meets", []),
        ("JB=meets city=exceeds 4=meets 5=meets", ["city_one_step"]),
        ("JB=below city=exceeds 4=below 5=below", ["city_two_steps"]),
        ("JB=below city=not_applicable 4=below 5=below", ["city_applies"]),
        ("JB=below city=unclear 4=below 5=below", []),
        ("JB=below FC=exceeds city=meets", ["two_steps", "no_evidence"]),
        ("JB=meets FC=below city=exceeds", ["one_step", "no_evidence", "city_one_step"]),
        ("JB=not_applicable FC=meets city=meets", ["applies", "no_evidence"]),
        ("JB=not_applicable city=meets", ["city_applies"]),
        ("JB=below 4=meets 5=meets", ["against_evidence"]),
        ("4=below 5=below", ["unrated"]),
        ("city=exceeds", ["unrated"]),
        ("found=below 4=meets 5=meets", ["against_evidence"]),
        ("agreed=below JB=below FC=exceeds city=exceeds 4=meets 5=meets", []),
    ],
)
def test_every_cause_is_found_weightiest_first(row, expected):
    assert causes(f"GG/I/1 {row}") == expected


@pytest.mark.parametrize(
    "finding", [{"dissent": "FC sees it otherwise."}, {"agreed": "no"}, {"agreed": "yes", "dissent": "FC."}]
)
def test_a_dissent_keeps_a_finding_on_the_agenda(finding):
    findings = [Entry("findings", "GG/I/1", {"rating": "meets"} | finding)]
    first = draw_up_agenda(SMALL, {}, findings=findings).points
    assert [str(one.cause) for point in first if point.code == "GG/I/1" for one in point.reasons] == [
        "dissent"
    ]


def test_before_the_visit_nobody_is_asked_why_there_is_no_evidence():
    assert point("GG/I/1 JB=meets FC=meets").reasons == ()


# --- Order and minutes


def test_what_asks_for_most_minutes_comes_first_and_ties_stand_in_pack_order():
    seen = agenda(
        """
        GG/I/1 JB=meets FC=meets
        GG/I/2 JB=meets FC=exceeds
        GG/I/3 JB=unclear FC=meets
        GG/I/4 JB=below FC=exceeds
        GG/I/5 JB=below FC=meets
        PA/I/1 JB=meets
        PA/I/2 JB=meets
        PA/I/3 JB=meets
        PA/I/4 JB=meets
        PA/I/5 JB=meets
        """
    )
    assert [(one.code, one.minutes) for one in seen.to_talk] == [
        ("GG/I/4", 10),
        ("GG/I/2", 5),
        ("GG/I/5", 5),
        ("GG/I/3", 3),
    ]
    assert [one.code for one in seen.agreed] == ["GG/I/1", "PA/I/1", "PA/I/2", "PA/I/3", "PA/I/4", "PA/I/5"]


@pytest.mark.parametrize(
    ("wanted", "budget", "expected"),
    [
        ([], 210, []),
        ([10, 5, 0], 210, [10, 5, 0]),
        ([10, 5, 3], 18, [10, 5, 3]),
        ([10, 5, 3], 17, [9, 5, 3]),
        ([10, 5, 3], 14, [7, 4, 3]),
        ([10, 5, 3], 13, [8, 5, 0]),
        ([10, 5, 3], 11, [7, 4, 0]),
        ([10, 5, 3], 8, [8, 0, 0]),
        ([10, 5, 3], 6, [0, 0, 0]),
        ([10, 5, 3], 0, [0, 0, 0]),
    ],
)
def test_minutes_are_shared_from_the_top_at_least_two_thirds_of_what_is_asked(wanted, budget, expected):
    assert share_minutes(wanted, budget) == expected


def test_every_cause_has_its_minutes_and_the_table_is_ordered_by_them():
    assert set(MINUTES) == set(Cause)
    assert all(one >= other >= SHORTEST for one, other in pairwise(MINUTES.values()))


def test_an_unseen_pack_of_200_indicators_fits_the_half_day():
    table = "\n".join(f"{code} JB=below FC=exceeds" for code in ODD.indicators_by_code)
    seen = agenda(table, pack=ODD)
    assert seen.minutes == HALF_DAY
    assert [one.minutes for one in seen.points] == [7] * 30 + [0] * 170


# --- In words


def test_rows_say_why_and_what_everybody_says():
    seen = agenda(
        """
        GG/I/1 JB=below FC=exceeds city=exceeds 4=below 17=meets 5=meets
        """,
        budget=20,
    )
    first, *_, last = agenda_rows(seen, SMALL, "en")
    assert (first.sheet, first.id, first["minutes"]) == ("agenda", "GG/I/1", 14)
    assert why(first).splitlines() == [
        "› Reviewers two steps apart: FC ▲, JB ▼",
        "› Interviews point both ways. Below: 4; meets or exceeds: 5, 17",
    ]
    assert first.text("views").splitlines() == [
        "FC: ▲ exceeds – FC doubts it.",
        "JB: ▼ below – JB doubts it.",
        "The city itself: ▲ exceeds",
        "Meets or exceeds: interviews 5, 17",
        "Below: interview 4",
    ]
    assert last.id == "PA/I/5"
    assert why(last).splitlines() == [
        "› No reviewer has rated it yet",
        "The meeting’s 20 minutes do not reach this far. Settle it before or after.",
    ]
    assert last.get("minutes") is None


def test_rows_speak_the_language_asked_for():
    seen = agenda("GG/I/1 JB=below 4=meets 5=meets")
    row = next(one for one in agenda_rows(seen, SMALL, "fi") if one.id == "GG/I/1")
    assert why(row) == "› Aineisto viittaa: ● (haastattelut 4, 5), mutta: JB ▼"
    assert row.text("views").splitlines() == [
        "JB: ▼ alittaa – JB doubts it.",
        "Täyttää tai ylittää: haastattelut 4, 5",
    ]


def test_what_all_agree_on_is_only_noted():
    seen = agenda("GG/I/1 JB=meets FC=meets 4=meets 5=meets")
    row = next(one for one in agenda_rows(seen, SMALL, "en") if one.id == "GG/I/1")
    assert why(row) == "No need to talk: just note it."
    assert "minutes" not in row.answers


def test_a_reviewer_without_a_rating_is_heard_and_long_hypotheses_are_shortened():
    long = "A hypothesis of many words " * 40
    views = {"GG/I/1": {"JB": Entry("screening", "GG/I/1", {"hypothesis": long})}}
    row = next(one for one in agenda_rows(draw_up_agenda(SMALL, views), SMALL, "en") if one.id == "GG/I/1")
    said = row.text("views").splitlines()[0]
    assert said.startswith("JB: not rated – A hypothesis of many words A")
    assert said.endswith(" …")
    assert len(said) < 270


def test_the_views_of_a_large_team_still_fit_a_row():
    words = "A hypothesis of many words " * 40
    views = {
        "GG/I/1": {
            f"R{number:02d}": Entry("screening", "GG/I/1", {"hypothesis": words}) for number in range(12)
        }
    }
    row = next(one for one in agenda_rows(draw_up_agenda(SMALL, views), SMALL, "fi") if one.id == "GG/I/1")
    lines = row.text("views").splitlines()
    assert len(lines) == 13
    assert sum(-(-len(line) // AGENDA_COLUMN) for line in lines) <= 27


def test_a_text_without_blanks_is_cut_too():
    assert shortened("x" * 50, 10) == "x" * 9 + "…"
    assert shortened("one two  three\nfour", 30) == "one two three four"
    assert shortened("one two three four", 12) == "one two …"


# --- Whatever people say

CODES = tuple(SMALL.indicators_by_code)
ratings = st.sampled_from([str(rating) for rating in Rating])
reviewers = st.sampled_from(["AK", "FC", "JB", "MTL"])
views_of_all = st.dictionaries(st.sampled_from(CODES), st.dictionaries(reviewers, ratings))
pieces = st.lists(st.builds(heard, st.sampled_from(CODES), st.integers(1, 4), ratings), max_size=12)


def drawn(views: dict[str, dict[str, str]], evidence: Sequence[Entry], budget: int = HALF_DAY) -> Agenda:
    entries = {
        code: {who: Entry("screening", code, {"rating": rating}) for who, rating in said.items()}
        for code, said in views.items()
    }
    own = [Entry("self_assessment", code, {"rating": "meets"}) for code in CODES[::2]]
    return draw_up_agenda(SMALL, entries, self_assessment=own, evidence=evidence, budget=budget)


@given(views_of_all, pieces)
def test_neither_the_order_of_reviewers_nor_of_evidence_matters(views, evidence):
    turned = {code: dict(reversed(said.items())) for code, said in reversed(views.items())}
    one, other = drawn(views, evidence), drawn(turned, evidence[::-1])
    assert one == other
    assert agenda_rows(one, SMALL, "fi") == agenda_rows(other, SMALL, "fi")


@given(views_of_all, pieces, st.sampled_from(CODES), ratings)
def test_a_further_opinion_never_lowers_an_indicator_that_is_rated(views, evidence, code, rating):
    views.setdefault(code, {})["JB"] = "meets"

    def place(agenda: Agenda) -> int:
        return [point.code for point in agenda.points].index(code)

    more = {**views, code: {**views[code], "ZZ": rating}}
    assert place(drawn(more, evidence)) <= place(drawn(views, evidence))


@given(views_of_all, pieces, st.integers(0, 400))
def test_minutes_never_exceed_the_meeting_and_fall_from_the_top(views, evidence, budget):
    seen = drawn(views, evidence, budget)
    assert seen.minutes <= budget
    assert all(one.minutes >= other.minutes for one, other in pairwise(seen.points))
    assert all(point.minutes <= point.wanted for point in seen.points)
    assert all(point.minutes == 0 or point.minutes >= SHORTEST for point in seen.points)
    assert sorted(point.code for point in seen.points) == sorted(CODES)


@given(
    st.lists(st.integers(0, 40), max_size=200).map(lambda some: sorted(some, reverse=True)),
    st.integers(0, 500),
)
def test_no_minute_is_left_while_somebody_served_wants_one(wanted, budget):
    shares = share_minutes(wanted, budget)
    assert sum(shares) <= budget
    if sum(shares) < min(budget, sum(wanted)):
        assert all(share == asked or not share for share, asked in zip(shares, wanted, strict=True))
