"""The review team's screening before the visit."""

from __future__ import annotations

from builder import blocks
from builder.styles import RATING_STYLES
from builder.wordxml import (
    caption,
    cell,
    each,
    head,
    p,
    rating_cell,
    row,
    rows,
    run,
    space,
    table,
    when,
)
from xlreview import look

_GAP = "\N{NO-BREAK SPACE}"


def _marked_views() -> str:
    """The reviewers' ratings, a line each: initials, then the rating in its colour."""
    marks = [
        run(f"{{% if view.key == '{key}' %}}{_GAP}{{{{ view.label }}}}{_GAP}{{% endif %}}", f"Rating{name}")
        for key, name in RATING_STYLES.items()
    ]
    return each(
        "view in one.views",
        p(run("{% if view.who %}{{ view.who }} {% endif %}", "RunInLabel"), *marks, style="TableText"),
    )


def _compared(columns: tuple[float, ...], words: str, *lines: str) -> str:
    """A table of indicators with the city's rating and those of the reviewers."""
    titles = ("code", "in_short", "city_rating", "reviewers")
    return (
        caption(f"{{{{ words.{words} }}}}")
        + table(columns, head(columns, *(f"{{{{ words.{title} }}}}" for title in titles)), *lines)
        + space()
    )


def _differing() -> str:
    widths = (20.0, 63.0, 28.0, 49.0)
    line = row(
        cell(widths[0], p(run("{{ one.code }}", "Code"), style="TableText")),
        cell(widths[1], p("{{ one.title }}", style="TableText")),
        rating_cell(widths[2], "one.own"),
        cell(widths[3], _marked_views()),
    )
    group = row(cell(160, p("{{ group.title }}", style="TableGroup"), fill=look.GIVEN_FILL, span=4))
    return when(
        "differing or otherwise",
        p("{{ words.where_views_differ }}", style="Heading1"),
        when(
            "differing",
            p("{{ words.reviewers_differ }}", style="Heading2"),
            p("{{ words.reviewers_differ_intro }}", style="BodyText", kept=True),
            _compared(
                widths,
                "reviewers_differ_caption",
                rows("group in differing", 4, group, rows("one in group.indicators", 4, line)),
            ),
        ),
        when(
            "otherwise",
            p("{{ words.city_differs }}", style="Heading2"),
            p("{{ words.city_differs_intro }}", style="BodyText", kept=True),
            _compared(widths, "city_differs_caption", rows("one in otherwise", 4, line)),
        ),
    )


def _people() -> str:
    widths = (62, 70, 28)
    keys = ("who", "codes", "asking")
    titles = ("whom", "asked_about", "asked_by")
    return when(
        "people",
        p("{{ words.meet }}", style="Heading1"),
        p("{{ words.meet_intro }}", style="BodyText", kept=True),
        caption("{{ words.meet_caption }}"),
        table(
            widths,
            head(widths, *(f"{{{{ words.{title} }}}}" for title in titles)),
            rows(
                "person in people",
                3,
                row(
                    *(
                        cell(width, p(f"{{{{ person.{key} }}}}", style="TableText"), top=True)
                        for width, key in zip(widths, keys, strict=True)
                    )
                ),
            ),
        ),
        space(),
    )


def _area() -> str:
    """One table for the indicators of an area: a line for each, below it one for each reviewer."""
    widths = (31, 50, 45, 34)
    small = "TableSmall"
    indicator = row(
        cell(
            160,
            p(run("{{ one.code }}", "Code"), run("  {{ one.title }}"), style="TableGroup"),
            p("{{ one.statement }}", style=small, kept=True),
            when("one.own", p("{{ words.own_rating }}: {{ one.own }}", style=small, kept=True)),
            each("note in one.also", p("{{ note.label }}: {{ note.text }}", style=small, kept=True)),
            fill=look.GIVEN_FILL,
            span=4,
        )
    )
    view = row(
        rating_cell(widths[0], "view.mark", when("view.who", p("{{ view.who }}", style="TableFigure"))),
        *(
            cell(width, p(f"{{{{ view.{key} }}}}", style="TableText"), top=True)
            for width, key in zip(widths[1:], ("hypothesis", "questions", "meet"), strict=True)
        ),
    )
    titles = [f"{{{{ words.{title} }}}}" for title in ("rating", "hypothesis", "ask")]
    # The public does not read whom the reviewers want to meet: no head for an empty column.
    titles.append("{% if people %}{{ words.meet }}{% endif %}")
    return (
        when("area.title", p("{{ area.title }}", style="Heading2"))
        + caption("{{ area.caption }}")
        + table(
            widths,
            head(widths, *titles),
            rows(
                "one in area.indicators",
                4,
                indicator,
                rows("view in one.views", 4, view),
            ),
        )
        + space()
    )


def _pillar() -> str:
    return blocks.pillar_head(page_break=True) + each("area in pillar.areas", _area())


def body() -> str:
    """The whole document."""
    return (
        blocks.cover(
            "{{ words.peer_review }}",
            "{{ words.screening_report }}",
            (
                ("benchmarks", "pack.title"),
                ("round", "round"),
                ("dated", "dated"),
                ("team", "team"),
                ("responsible", "responsible"),
            ),
        )
        + when("long", blocks.contents())
        + p("{{ words.summary }}", style="Heading1", page_break=True)
        + p("{{ lead }}", style="BodyText")
        + when("heat_map", blocks.heat_map())
        + blocks.ratings_chart()
        + blocks.counts()
        + _differing()
        + _people()
        + each("pillar in pillars", _pillar())
        + when(
            "unscreened",
            p("{{ words.unscreened }}", style="Heading1"),
            each("one in unscreened", p(*blocks.CODE_AND_TITLE, style="ListBullet")),
        )
        + p("{{ words.annexes }}", style="Heading1")
        + blocks.method_and_receipt()
    )
