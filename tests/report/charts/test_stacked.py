"""Stacked bars: what is drawn, and that it stays on the page whatever is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xlreview import look
from xlreview.report.charts.drawing import Box, Drawing, Side, Words
from xlreview.report.charts.letters import broken, width_of
from xlreview.report.charts.stacked import Bar, Group, Kind, stacked_bars

GOOD, BAD, OPEN = (
    Kind("good", "▲", "good", "5AA6D8"),
    Kind("bad", "▼", "bad", "E98460"),
    Kind("o", "", "o", look.PAPER),
)


def words(drawing: Drawing) -> list[str]:
    return [one.text for one in drawing.shapes if isinstance(one, Words)]


def boxes(drawing: Drawing) -> list[Box]:
    return [one for one in drawing.shapes if isinstance(one, Box)]


def test_a_bar_has_its_title_its_figures_and_its_total():
    groups = [Group("Housing", (Bar("Team", {"good": 6, "bad": 4}),))]
    assert words(stacked_bars(groups, [GOOD, BAD, OPEN])) == [
        *("▲ good", "▼ bad"),
        *("Housing", "Team", "▲ 6", "▼ 4", "10"),
    ]


def test_bars_have_one_scale_and_their_boxes_touch():
    groups = [Group("A", (Bar("", {"good": 6, "bad": 4}),)), Group("B", (Bar("", {"bad": 5}),))]
    _, _, six, four, five = boxes(stacked_bars(groups, [GOOD, BAD]))
    assert six.left + six.width == four.left
    assert [six.left, five.left] == [six.left] * 2
    assert abs(five.width * 2 - (six.width + four.width)) <= 2


def test_a_box_too_narrow_for_its_sign_has_the_figure_alone_and_one_too_narrow_for_that_nothing():
    groups = [Group("A", (Bar("", {"good": 1, "bad": 29, "o": 1}),)), Group("B", (Bar("", {"bad": 400}),))]
    assert words(stacked_bars(groups[:1], [GOOD, BAD, OPEN]))[4:] == ["1", "▼ 29", "1", "31"]
    assert words(stacked_bars(groups, [GOOD, BAD, OPEN]))[4:] == ["▼ 29", "31", "B", "▼ 400", "400"]


def test_bars_without_titles_take_the_whole_width():
    (alone,) = boxes(stacked_bars([Group("", (Bar("", {"good": 3}),))], [GOOD]))[1:]
    assert alone.left == 0


def test_a_long_title_is_broken_and_ends_in_dots():
    title = "Cooperation of all the departments with everybody else in the whole of the region and beyond"
    lines = broken(title, 3_900, 9.5, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(width_of(line, 9.5) <= 3_900 for line in lines)


@given(
    st.lists(
        st.tuples(st.text(max_size=80), st.lists(st.integers(0, 300), min_size=3, max_size=3)),
        min_size=1,
        max_size=14,
    )
)
def test_nothing_leaves_the_picture(rows):
    groups = [
        Group(title, (Bar("Team", dict(zip(("good", "bad", "o"), counts, strict=True))), Bar("Kaupunki", {})))
        for title, counts in rows
    ]
    drawing = stacked_bars(groups, [GOOD, BAD, OPEN])
    for one in drawing.shapes:
        if isinstance(one, Box):
            assert 0 <= one.left <= one.left + one.width <= drawing.width
            assert 0 <= one.top <= one.top + one.height <= drawing.height
        else:
            width = width_of(one.text, one.size)
            left = one.x - {Side.LEFT: 0, Side.MIDDLE: width // 2, Side.RIGHT: width}[one.side]
            assert 0 <= left <= left + width <= drawing.width
            assert 0 <= one.baseline <= drawing.height
