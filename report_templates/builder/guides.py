"""Interview guides: a page for each interview, with space for notes."""

from __future__ import annotations

from builder import blocks
from builder.wordxml import cell, each, head, p, row, rows, rows_when, run, space, table, when
from xlreview import look

_FACTS = (
    ("when_and_where", "guide.when or words.day_open"),
    ("name", "guide.name"),
    ("interviewers", "guide.interviewers"),
    ("interpreter", "guide.interpreter"),
)


def _facts() -> str:
    """When and who, a line each; what is not known is left out."""
    lines = [
        rows_when(
            value,
            2,
            row(
                cell(40, p(run(f"{{{{ words.{label} }}}}", "RunInLabel"), style="TableText"), top=True),
                cell(120, p(f"{{{{ {value} }}}}", style="TableText"), top=True),
            ),
        )
        for label, value in _FACTS
    ]
    return table((40, 120), *lines, style="ReviewLayout")


def _said(loop: str) -> str:
    """What the reviewers wrote, each with initials."""
    signed = "{% if said.who %}{{ said.who }}: {% endif %}"
    return each(f"said in {loop}", p(run(signed, "RunInLabel"), run("{{ said.text }}"), style="TableText"))


def _indicators() -> str:
    """A table of what the team supposes and asks, one part for each indicator."""
    widths = (blocks.HALF, blocks.HALF)
    indicator = row(
        cell(
            160,
            p(*blocks.CODE_AND_TITLE, style="TableGroup"),
            p("{{ one.statement }}", style="TableSmall", kept=True),
            fill=look.GIVEN_FILL,
            span=2,
        )
    )
    questions = _said("one.questions") + when(
        "one.guiding",
        p("{{ words.guiding_questions }}", style="TableSmall"),
        each("question in one.guiding", p("{{ question }}", style="TableBullet")),
    )
    asking = row(cell(160, p("{{ words.ask }}", style="TableHeading"), fill=look.NAVY, span=2), head=True)
    side_by_side = row(
        cell(widths[0], _said("one.hypotheses"), top=True), cell(widths[1], questions, top=True)
    )
    return when(
        "guide.indicators",
        table(
            widths,
            rows_when("guide.supposed", 2, head(widths, "{{ words.hypothesis }}", "{{ words.ask }}")),
            rows_when("not guide.supposed", 2, asking),
            rows(
                "one in guide.indicators",
                2,
                indicator,
                rows_when("one.hypotheses", 2, side_by_side),
                rows_when("one.told and not one.hypotheses", 2, row(cell(160, questions, span=2, top=True))),
            ),
            about="{{ guide.heading }}",
        ),
        space(),
    )


def _notes() -> str:
    widths = (20, 70, 70)
    return (
        p("{{ words.notes }}", style="MinorHeading")
        + table(
            widths,
            head(
                widths,
                "{{ words.code }}",
                "{{ words.note_facts }}",
                "{{ words.note_opinions }}",
                light=True,
            ),
            rows(
                "line in guide.rows",
                3,
                row(
                    cell(widths[0], p("{{ line }}", style="TableText")),
                    *(cell(width, p(style="TableText")) for width in widths[1:]),
                    height=9,
                ),
            ),
            style="ReviewTable",
            about="{{ words.notes }}",
        )
        + space()
    )


def _guide() -> str:
    return (
        p("{{ guide.heading }}", style="Heading1", page_break=True)
        + _facts()
        + space()
        + blocks.added_columns("guide")
        + _indicators()
        + _notes()
    )


def body() -> str:
    """The whole document."""
    return (
        blocks.cover(
            "{{ words.peer_review }}",
            "{{ words.guides_report }}",
            (("benchmarks", "pack.title"), ("round", "round"), ("dated", "dated"), ("team", "team")),
        )
        + space()
        + p("{{ lead }}", style="BodyText")
        + when("left_out", p("{{ left_out }}", style="BodyText"))
        + p("{{ words.guides_reminder }}", style="Standard")
        + when("guides", blocks.contents())
        + each("guide in guides", _guide())
    )
