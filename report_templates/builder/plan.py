"""The city's action plan."""

from __future__ import annotations

from builder import blocks
from builder.wordxml import (
    REPEATING,
    caption,
    cell,
    each,
    head,
    labelled,
    p,
    repeated_cells,
    row,
    rows,
    rows_when,
    run,
    space,
    table,
    when,
)
from xlreview import look

_STATUSES = ("not_started", "under_way", "done", "dropped")
_FACTS = (
    ("responsible_person", "one.responsible"),
    ("time", "one.time"),
    ("resources", "one.resources"),
    ("success", "one.success_measure"),
    ("status", "one.status"),
    ("concerns", "one.codes"),
)


def _counts() -> str:
    widths = (40, 20, 20, 20, 20, 20, 20)
    titles = (
        "{{ words.horizon }}",
        *(f"{{{{ statuses.{status} }}}}" for status in _STATUSES),
        "{{ words.no_status }}",
        "{{ words.total }}",
    )
    top = row(
        cell(widths[0], p(titles[0], style="TableHeading"), fill=look.NAVY),
        *(
            cell(width, p(title, style="TableHeadingCentred"), fill=look.NAVY)
            for width, title in zip(widths[1:], titles[1:], strict=True)
        ),
        head=True,
    )
    line = row(
        cell(widths[0], p("{{ line.title }}", style="TableText")),
        *(
            cell(width, p(f"{{{{ line.{key} }}}}", style="TableFigure"))
            for width, key in zip(widths[1:], (*_STATUSES, "open", "total"), strict=True)
        ),
    )
    return when(
        "counts",
        caption("{{ words.plan_counts }}"),
        table(widths, top, rows("line in counts", 7, line), style="ReviewFigures"),
        space(),
    )


def _lines(loop: str, words: str) -> str:
    """Actions in a table, a line each."""
    widths = (40, 62, 32, 26)
    line = row(
        cell(widths[0], p("{{ one.time }}", style="TableText"), top=True),
        cell(
            widths[1],
            p(run("{{ one.subject }}"), style="TableText"),
            p("{{ one.id }}", style="TableSmall"),
            top=True,
        ),
        cell(widths[2], p("{{ one.responsible }}", style="TableText"), top=True),
        cell(widths[3], p("{{ one.status }}", style="TableText"), top=True),
    )
    titles = ("time", "objective", "responsible_person", "status")
    return (
        caption(words)
        + table(widths, head(widths, *(f"{{{{ words.{title} }}}}" for title in titles)), rows(loop, 4, line))
        + space()
    )


def _timeline() -> str:
    first, box = 46, 14.25
    top = row(
        cell(first, p("{{ words.objective }}", style="TableHeading"), fill=look.NAVY),
        repeated_cells(
            "column in timeline.columns",
            cell(box, p("{{ column }}", style="TableHeadingCentred"), fill=look.NAVY),
        ),
        head=True,
    )
    line = row(
        cell(
            first,
            p("{{ line.subject }}", style="TableText"),
            p("{{ line.id }}", style="TableSmall"),
        ),
        repeated_cells(
            "box in line.cells",
            cell(box, p("{% cellbg box.fill %}{{ box.sign }}", style="TableMark")),
        ),
    )
    return when(
        "timeline",
        caption("{{ words.timeline_caption }}"),
        table(
            (first, REPEATING[0], box, REPEATING[1]),
            top,
            rows("line in timeline.rows", 4, line),
            about="{{ words.timeline_note }}",
        ),
        p("{{ words.timeline_note }}", style="Note"),
    )


def _action() -> str:
    facts = [
        rows_when(
            value,
            2,
            row(
                cell(
                    44,
                    p(run(f"{{{{ words.{label} }}}}", "RunInLabel"), style="TableText", kept=True),
                    top=True,
                ),
                cell(116, p(f"{{{{ {value} }}}}", style="TableText"), top=True),
            ),
        )
        for label, value in _FACTS
    ]
    follows = rows_when(
        "one.follows",
        2,
        row(
            cell(44, p(run("{{ words.follows_from }}", "RunInLabel"), style="TableText"), top=True),
            cell(
                116,
                each(
                    "advice in one.follows",
                    p(run("{{ advice.id }}", "Code"), run("  {{ advice.short }}"), style="TableText"),
                ),
                top=True,
            ),
        ),
    )
    return (
        p(run("{{ one.id }}", "Code"), run("  {{ one.objective }}"), style="MinorHeading")
        + when("one.action", labelled("{{ words.action }}", "{{ one.action }}", kept=True))
        + table((44, 116), *facts, follows, style="ReviewLayout")
        + space()
        + blocks.added_columns("one")
    )


_ANSWERED_WIDTHS = (20, 62, 38, 40)


def _answered_row() -> str:
    """A recommendation with the city's response and the actions that follow from it."""
    widths = _ANSWERED_WIDTHS
    small = "TableSmall"
    return row(
        cell(widths[0], p(run("{{ one.id }}", "Code"), style="TableText"), top=True),
        cell(
            widths[1],
            p("{{ one.text }}", style="TableText"),
            when("one.addressee", p("{{ words.addressee }}: {{ one.addressee }}", style=small)),
            top=True,
        ),
        blocks.response_cell(widths[2]),
        cell(
            widths[3],
            when(
                "one.actions",
                each(
                    "deed in one.actions",
                    p(run("{{ deed.id }}", "Code"), run("  {{ deed.subject }}"), style="TableText"),
                    when("deed.status", p("{{ deed.status }}", style=small)),
                ),
                otherwise=(p("–", style="TableText"),),
            ),
            top=True,
        ),
    )


def _recommendations() -> str:
    widths = _ANSWERED_WIDTHS
    titles = ("code", "recommendation", "response", "actions")
    return when(
        "recommendations",
        p("{{ words.by_recommendation }}", style="Heading1"),
        caption("{{ words.by_recommendation_caption }}"),
        table(
            widths,
            head(widths, *(f"{{{{ words.{title} }}}}" for title in titles)),
            rows("one in recommendations", 4, _answered_row()),
        ),
        space(),
    )


def _without_action() -> str:
    return when(
        "without_action",
        p("{{ words.without_action }}", style="Heading1"),
        p("{{ words.without_action_intro }}", style="BodyText", kept=True),
        each(
            "one in without_action",
            p(
                run("{{ one.id }}", "Code"),
                run("  {{ one.short }} – {{ one.response }}"),
                style="ListBullet",
            ),
        ),
    )


def body() -> str:
    """The whole document."""
    return (
        blocks.cover(
            "{{ words.peer_review }}",
            "{{ words.plan_report }}",
            (
                ("benchmarks", "pack.title"),
                ("round", "round"),
                ("dated", "dated"),
                ("responsible", "responsible"),
            ),
        )
        + when("long", blocks.contents())
        + p("{{ words.summary }}", style="Heading1", page_break=True)
        + each("sentence in lead", p("{{ sentence }}", style="ListBullet"))
        + _counts()
        + when("late", _lines("one in late", "{{ words.late }}"))
        + when(
            "overview",
            p("{{ words.timeline }}", style="Heading1"),
            _lines("one in overview", "{{ words.overview_caption }}"),
            _timeline(),
        )
        + each(
            "horizon in horizons",
            p("{{ horizon.title }}", style="Heading1"),
            each("one in horizon.actions", _action()),
        )
        + _recommendations()
        + _without_action()
        + blocks.receipt("Heading1")
    )
