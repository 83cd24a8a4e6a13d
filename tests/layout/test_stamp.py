"""The stamp: everything it says comes back, and a damaged one says so."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlreview.layout.stamp import fingerprint, read_stamp, stamp_lines
from xlreview.model.rating import Audience, Role
from xlreview.model.review import Stamp
from xlreview.pack.load import load_pack

STAMP = Stamp("w1", "r1", Role.REVIEWER, "fi", "Malmö & “Lund”", "2026", "inti-cities", "1.0", ("JB", "ÅÖ"))
TITLES = {"evidence": "Aineisto"}
SENT = {("screening", "GG/O/1"): {"self_rating": "below", "codes": ("GG/O/1", "GG/O/2")}}


@pytest.fixture(scope="module")
def lines():
    rows = [("screening", "GG/O/1"), ("evidence", "JB-001")]
    return stamp_lines(STAMP, load_pack("inti-cities"), TITLES, rows, SENT)


def test_everything_comes_back(lines):
    said = read_stamp(lines)
    assert (said.stamp, said.titles, said.sent) == (STAMP, TITLES, SENT)
    assert said.pack == load_pack("inti-cities")
    assert said.fingerprints == {
        ("screening", "GG/O/1"): fingerprint(SENT["screening", "GG/O/1"]),
        ("evidence", "JB-001"): fingerprint({}),
    }


def test_every_line_fits_a_cell_and_survives_trimming(lines):
    assert all(len(value) <= 32_767 and value == value.strip() for _, value in lines)


def test_the_order_of_lines_does_not_matter(lines):
    assert read_stamp(reversed(lines)).stamp == STAMP


@pytest.mark.parametrize("key", ["format", "workbook_id", "role", "titles", "pack.1", "rows.1"])
def test_a_missing_line_is_told(lines, key):
    with pytest.raises(ValueError, match=r"."):
        read_stamp([line for line in lines if line[0] != key])


@pytest.mark.parametrize("key", ["format", "role", "reviewers", "titles", "pack.1", "rows.1"])
def test_a_spoilt_line_is_told(lines, key):
    with pytest.raises(ValueError, match=r"."):
        read_stamp([(name, "spoilt ✗" if name == key else value) for name, value in lines])


answers = st.dictionaries(
    st.sampled_from(["a", "b", "c"]),
    st.one_of(
        st.text(),
        st.integers(),
        st.dates(),
        st.times(),
        st.lists(st.text(), min_size=1).map(tuple),
        st.floats(0, 1),
    ),
)


@given(answers)
def test_any_answers_sent_out_come_back(sent):
    row = ("evidence", "JB-001")
    small = load_pack("mixities-anti-discrimination")
    said = read_stamp(stamp_lines(STAMP, small, TITLES, [row], {row: sent}))
    assert said.sent.get(row, {}) == sent


def test_a_fingerprint_changes_with_any_answer_and_not_with_their_order():
    assert fingerprint({"a": "x", "b": 1}) == fingerprint({"b": 1, "a": "x"})
    assert (
        len({fingerprint(one) for one in ({}, {"a": "1"}, {"a": 1}, {"b": "1"}, {"a": "1", "b": "1"})}) == 5
    )
    assert fingerprint({"day": date(2026, 5, 4)}) != fingerprint({"day": time(5, 4)})


@pytest.mark.parametrize("audience", Audience)
def test_a_copy_says_for_whom_names_were_replaced(audience):
    stamp = replace(STAMP, audience=audience)
    lines = stamp_lines(stamp, load_pack("inti-cities"), TITLES, [], {})
    assert read_stamp(lines).stamp == stamp
    assert ("audience" in dict(lines)) == stamp.is_redacted
