"""Native charts of the dashboard: few, flat, in the palette, each bar with its own label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlreview import look
from xlreview.layout.choices import SYMBOLS, label_of
from xlreview.write.book.heights import LINE, pixels_of
from xlreview.write.book.open_book import Book
from xlreview.write.book.pen import accepted
from xlreview.write.book.ranges import Range
from xlreview.write.guide_pages.counts import Counted
from xlreview.write.guide_pages.dashboard_page import HEADING, DashboardPage

_FILLS: Mapping[str, Mapping[Any, str]] = {"rating": look.RATING_FILL, "evidence_state": look.EVIDENCE_FILL}
_PIXELS_A_POINT = 96 / 72


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that is ready to be placed; its title also tells people who cannot see it what it is."""

    title: str
    drawing: Any


def stacked_chart(book: Book, title: str, counted: Counted, choices: str) -> Chart:
    """A bar for each group, made up of the values of a closed list and, in the palest grey, of the rest."""
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for value, counts in counted.by_value.items():
        chart.add_series(
            {
                "name": label_of(choices, value, book.pack, book.language),
                "categories": f"={counted.names}",
                "values": f"={counts}",
                "fill": {"color": _hash(_FILLS[choices][value])},
                "border": {"color": _hash(look.PAPER), "width": 1},
                "gap": 40,
                "data_labels": _labels(f'[=0]"";[=1]0;"{SYMBOLS[value]} "0'),
            }
        )
    if choices == "rating":
        chart.add_series(
            {
                "name": book.words("guide.dashboard.not_rated"),
                "categories": f"={counted.names}",
                "values": f"={counted.rest}",
                "fill": {"color": _hash(look.GIVEN_FILL)},
                "border": {"color": _hash(look.HAIRLINE), "width": 0.75},
                "data_labels": _labels('[=0]"";0'),
            }
        )
    chart.set_legend({"position": "bottom", "font": _font(9, look.SECONDARY_INK)})
    return _finished(chart, title, largest=counted.largest)


def bar_chart(
    book: Book, title: str, names: Range, counts: Range, *, fills: Sequence[str], largest: int
) -> Chart:
    """One bar for each name, each in its own fill; `largest` is what the longest may come to."""
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": title,
            "categories": f"={names}",
            "values": f"={counts}",
            "points": [{"fill": {"color": _hash(fill)}} for fill in fills],
            "gap": 40,
            "data_labels": _labels("0"),
        }
    )
    chart.set_legend({"none": True})
    return _finished(chart, title, largest=largest)


def put_charts(page: DashboardPage, row: int, charts: Sequence[Chart], height: float) -> int:
    """Places charts side by side over the width of the page; comes back with the row below.

    `height` is in points.
    """
    rows = int(height // LINE)
    for down in range(rows):
        page.height(row + down, LINE)
    pixels = [int(pixels_of(width)) for width in page.widths]
    width = sum(pixels[HEADING:]) // len(charts)
    for number, chart in enumerate(charts):
        chart.drawing.set_size({"width": width - 6, "height": int(rows * LINE * _PIXELS_A_POINT)})
        place = {"x_offset": number * width, "object_position": 2, "description": chart.title}
        accepted(page.worksheet.insert_chart(row, HEADING, chart.drawing, place), f"the chart {chart.title}")
    return row + rows


def _finished(chart: Any, title: str, *, largest: int) -> Chart:
    chart.set_title(
        {
            "name": title,
            "name_font": {**_font(12, look.NAVY), "bold": True},
            "overlay": False,
            "layout": {"x": 0.01, "y": 0.02},
        }
    )
    chart.set_y_axis(
        {
            "reverse": True,
            "num_font": _font(10, look.INK),
            "line": {"none": True},
            "major_tick_mark": "none",
        }
    )
    chart.set_x_axis(
        {
            "visible": False,
            "min": 0,
            "max": largest,
            "major_gridlines": {"visible": False},
        }
    )
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": _hash(look.PAPER)}})
    chart.set_plotarea({"fill": {"none": True}, "border": {"none": True}})
    chart.show_hidden_data()
    return Chart(title, chart)


def _labels(number_format: str) -> dict[str, Any]:
    return {"value": True, "num_format": number_format, "font": _font(9, look.INK)}


def _font(size: float, colour: str) -> dict[str, Any]:
    return {"name": look.FONT, "size": size, "color": _hash(colour), "bold": False}


def _hash(colour: str) -> str:
    return f"#{colour}"
