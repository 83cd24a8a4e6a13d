"""A text with words set off is a text like any other; only its runs tell."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlreview.model.emphasis import (
    MARKS,
    Emphasised,
    Span,
    is_set_off_otherwise,
    joined,
    part_of,
    runs_of,
    spans_of,
    text_of,
)

TEXT = text_of([("We saw ", ""), ("no plan", "b"), (" at ", ""), ("all", "iu")])


def marks() -> st.SearchStrategy[str]:
    return st.sets(st.sampled_from(MARKS)).map(lambda some: "".join(one for one in MARKS if one in some))


def runs() -> st.SearchStrategy[list[tuple[str, str]]]:
    return st.lists(st.tuples(st.text("ab c\n😀", max_size=5), marks()), max_size=8)


def test_it_is_equal_to_its_plain_words_and_found_like_them() -> None:
    plain = "We saw no plan at all"
    assert plain == TEXT
    assert {plain: 1}[TEXT] == 1
    assert json.dumps([TEXT]) == json.dumps([plain])
    assert type(str(TEXT)) is str


def test_its_spans_say_where_words_are_set_off() -> None:
    assert spans_of(TEXT) == (Span(7, 14, "b"), Span(18, 21, "iu"))
    assert spans_of("plain") == ()


def test_without_marks_it_is_a_plain_text() -> None:
    assert type(text_of([("no", ""), (" ", "b"), ("marks", "")])) is str


def test_neighbours_with_the_same_marks_are_one_span() -> None:
    assert spans_of(text_of([("no", "b"), (" ", "b"), ("plan", "b")])) == (Span(0, 7, "b"),)


@pytest.mark.parametrize(
    "spans",
    [
        [Span(0, 5, "b")],
        [Span(2, 2, "b")],
        [Span(0, 2, "x")],
        [Span(0, 2, "")],
        [Span(1, 3, "b"), Span(2, 4, "i")],
    ],
)
def test_spans_that_a_text_cannot_have_are_refused(spans: list[Span]) -> None:
    with pytest.raises(ValueError, match=r"letters|emphasis"):
        Emphasised("four", spans)


@given(runs())
def test_a_text_is_made_of_its_runs(some: list[tuple[str, str]]) -> None:
    text = text_of(some)
    assert text == "".join(piece for piece, _ in some)
    assert text_of(runs_of(text)) == text
    assert spans_of(text_of(runs_of(text))) == spans_of(text)


@given(runs(), st.integers(0, 30), st.integers(0, 30))
def test_a_part_is_set_off_as_the_whole(some: list[tuple[str, str]], start: int, end: int) -> None:
    text = text_of(some)
    part = part_of(text, start, end)
    assert part == str(text)[start:end]
    letters = [mark for piece, mark in runs_of(text) for _ in piece]
    assert [mark for piece, mark in runs_of(part) for _ in piece] == letters[start:end]


def test_joined_texts_keep_what_is_set_off() -> None:
    both = joined("\n", ["", "JB: yes", joined("", ["FC: ", TEXT])])
    assert both == "\nJB: yes\nFC: We saw no plan at all"
    assert [str(both)[one.start : one.end] for one in spans_of(both)] == ["no plan", "all"]


def test_it_comes_back_whole_from_another_process() -> None:
    for again in (pickle.loads(pickle.dumps(TEXT)), copy.deepcopy(TEXT)):
        assert spans_of(again) == spans_of(TEXT)


def test_only_words_newly_set_off_are_a_change() -> None:
    other = text_of([("We saw no plan at ", ""), ("all", "b")])
    assert is_set_off_otherwise(TEXT, str(TEXT))
    assert is_set_off_otherwise(TEXT, other)
    assert not is_set_off_otherwise(TEXT, TEXT)
    assert not is_set_off_otherwise(str(TEXT), TEXT)
