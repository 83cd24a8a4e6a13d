"""From evidence to a suggested rating (design, section 8).

The table of each test lists pieces of evidence as `interview source nature points_to`.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlreview.method.evidence import NO_WEIGHT, weigh
from xlreview.model.rating import EvidenceState, Nature, Rating, Source
from xlreview.model.review import Entry


def pieces(table: str, code: str = "GG/I/3") -> list[Entry]:
    found = []
    for number, line in enumerate(filter(None, map(str.strip, table.splitlines())), start=1):
        interview, source, nature, points_to = line.split()
        answers = {"code": code, "source": source, "nature": nature, "points_to": points_to}
        if interview != "-":
            answers["interview"] = int(interview)
        found.append(Entry("evidence", f"JB-{number:03d}", answers))
    return found


def verdict(table: str) -> tuple[str, str]:
    weight = weigh(pieces(table)).get("GG/I/3", NO_WEIGHT)
    return str(weight.state), str(weight.suggested)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", ("none", "unclear")),
        ("17 interview fact below", ("thin", "unclear")),
        ("17 interview fact below\n17 interview fact below", ("thin", "unclear")),
        ("17 interview fact below\n4 interview fact below", ("confirmed", "below")),
        ("17 interview fact below\n4 workshop fact below", ("confirmed", "below")),
        ("17 interview fact meets\n4 interview fact meets", ("confirmed", "meets")),
        ("17 interview fact exceeds\n4 interview fact meets", ("confirmed", "meets")),
        ("17 interview fact exceeds\n4 interview fact exceeds", ("confirmed", "exceeds")),
        ("17 interview fact below\n4 interview fact meets", ("contradicted", "unclear")),
        ("17 interview fact below\n17 interview fact meets", ("thin", "unclear")),
    ],
)
def test_two_interviews_in_one_direction_confirm(table, expected):
    assert verdict(table) == expected


@pytest.mark.parametrize(
    "second",
    [
        "4 interview opinion below",
        "4 interview context below",
        "4 document fact below",
        "4 observation fact below",
        "- interview fact below",
        "4 interview fact unclear",
        "4 interview fact not_applicable",
    ],
)
def test_opinions_documents_and_unnumbered_talks_do_not_confirm(second):
    assert verdict(f"17 interview fact below\n{second}") == ("thin", "unclear")


def test_the_notes_of_both_interviewers_are_one_interview():
    notes = [
        Entry("evidence", f"{who}-001", {**one.answers, "interviewers": interviewers})
        for who, interviewers in (("JB", ("JB", "FC")), ("FC", ("FC",)))
        for one in pieces("17 interview fact below")
    ]
    assert weigh(notes)["GG/I/3"].below == {17}


def test_two_interviews_under_one_number_count_as_one_until_one_has_its_own():
    by = [("JB-001", "JB", 17), ("AK-001", "AK", 17), ("JB-002", "JB", 4)]
    told = [
        Entry("evidence", id, {**one.answers, "interviewers": (who,), "interview": number})
        for id, who, number in by
        for one in pieces("1 interview fact meets")
    ]
    assert str(weigh(told[:2])["GG/I/3"].state) == "thin"
    assert weigh(told)["GG/I/3"].favourable == {4, 17}
    renumbered = Entry("evidence", "AK-001", {**told[1].answers, "interview": 31})
    assert weigh([told[0], renumbered])["GG/I/3"].favourable == {17, 31}


def test_every_code_is_weighed_by_itself():
    evidence = pieces("17 interview fact below", "GG/I/3") + pieces("4 interview fact below", "GG/I/4")
    assert {code: str(weight.state) for code, weight in weigh(evidence).items()} == {
        "GG/I/3": "thin",
        "GG/I/4": "thin",
    }


rows = st.builds(
    lambda interview, source, nature, points_to: Entry(
        "evidence",
        "x",
        {"code": "A", "interview": interview, "source": source, "nature": nature, "points_to": points_to},
    ),
    st.integers(1, 4),
    st.sampled_from(list(Source)),
    st.sampled_from(list(Nature)),
    st.sampled_from(list(Rating)),
)


@given(st.lists(rows), st.randoms())
def test_neither_order_nor_repetition_changes_the_weight(evidence, shuffler):
    shuffled = evidence + evidence
    shuffler.shuffle(shuffled)
    assert weigh(shuffled) == weigh(evidence)


@given(st.lists(rows))
def test_a_rating_is_suggested_only_where_evidence_is_confirmed(evidence):
    weight = weigh(evidence).get("A", NO_WEIGHT)
    assert (weight.suggested is not Rating.UNCLEAR) == (weight.state is EvidenceState.CONFIRMED)
