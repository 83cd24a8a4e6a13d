"""The programme of the visit."""

from __future__ import annotations

from builder import blocks
from builder.wordxml import caption, cell, each, head, p, row, rows, run, space, table, when

_WIDTHS = (24, 11, 59, 32, 34)


def _meetings(loop: str, words: str) -> str:
    titles = ("time", "number", "who", "interviewers", "asked_codes")
    small = "TableSmall"
    line = row(
        cell(_WIDTHS[0], p(run("{{ one.time }}", "RunInLabel"), style="TableText"), top=True),
        cell(_WIDTHS[1], p("{{ one.number }}", style="TableText"), top=True),
        cell(
            _WIDTHS[2],
            when("one.role", p("{{ one.role }}", style="TableText")),
            when("one.name", p("{{ one.name }}", style="TableText")),
            p("{{ one.remarks }}", style=small),
            each("note in one.also", p("{{ note.label }}: {{ note.text }}", style=small)),
            top=True,
        ),
        cell(_WIDTHS[3], p("{{ one.interviewers }}", style="TableText"), top=True),
        cell(_WIDTHS[4], p("{{ one.codes }}", style="TableText"), top=True),
    )
    return (
        caption(words)
        + table(
            _WIDTHS, head(_WIDTHS, *(f"{{{{ words.{title} }}}}" for title in titles)), rows(loop, 5, line)
        )
        + space()
    )


def _interviewers() -> str:
    widths = (30, 34, 64, 18, 14)
    titles = ("day", "conversations", "how_many", "hours")
    keys = ("day or words.day_open", "numbers", "count", "hours")
    line = row(
        cell(
            widths[0],
            p(run("{% if loop.first %}{{ one.who }}{% endif %}", "RunInLabel"), style="TableText"),
        ),
        *(
            cell(width, p(f"{{{{ busy.{key} }}}}", style=style))
            for width, key, style in zip(
                widths[1:], keys, ("TableText", "TableText", "TableFigure", "TableFigure"), strict=True
            )
        ),
    )
    return when(
        "interviewers",
        p("{{ words.by_interviewer }}", style="Heading1"),
        caption("{{ words.by_interviewer_caption }}"),
        table(
            widths,
            head(widths, "{{ words.interviewer }}", *(f"{{{{ words.{title} }}}}" for title in titles)),
            rows("one in interviewers", 5, rows("busy in one.days", 5, line)),
        ),
        space(),
    )


def _uncovered() -> str:
    widths = (20, 80, 60)
    return when(
        "uncovered",
        p("{{ words.uncovered }}", style="Heading1"),
        p("{{ words.uncovered_intro }}", style="BodyText", kept=True),
        caption("{{ words.uncovered_caption }}"),
        table(
            widths,
            head(
                widths,
                "{{ words.code }}",
                "{{ words.in_short }}",
                "{% if uncovered|selectattr('meet')|list %}{{ words.meet }}{% endif %}",
            ),
            rows(
                "one in uncovered",
                3,
                row(
                    cell(widths[0], p(run("{{ one.code }}", "Code"), style="TableText"), top=True),
                    cell(widths[1], p("{{ one.title }}", style="TableText"), top=True),
                    cell(widths[2], p("{{ one.meet }}", style="TableText"), top=True),
                ),
            ),
        ),
        space(),
    )


def body() -> str:
    """The whole document."""
    return (
        blocks.cover(
            "{{ words.peer_review }}",
            "{{ words.programme_report }}",
            (("benchmarks", "pack.title"), ("round", "round"), ("dated", "dated"), ("team", "team")),
        )
        + when("long", blocks.contents())
        + p("{{ words.at_one_look }}", style="Heading1", page_break=True)
        + each("sentence in lead", p("{{ sentence }}", style="ListBullet"))
        + when(
            "days",
            p("{{ words.day_by_day }}", style="Heading1"),
            each(
                "day in days",
                p("{{ day.title }}", style="Heading2"),
                _meetings("one in day.meetings", "{{ words.conversations }} · {{ day.title }}"),
            ),
        )
        + when(
            "undated",
            p("{{ words.undated }}", style="Heading1"),
            _meetings("one in undated", "{{ words.undated_caption }}"),
        )
        + _interviewers()
        + when(
            "to_settle",
            p("{{ words.to_settle }}", style="Heading1"),
            each("sentence in to_settle", p("{{ sentence }}", style="ListBullet")),
        )
        + _uncovered()
        + when(
            "cancelled",
            p("{{ words.cancelled }}", style="Heading1"),
            each("one in cancelled", p("{{ one }}", style="ListBullet")),
        )
    )
