"""Blocks that several reports share: cover, contents, ratings at a glance, circumstances, receipt."""

from __future__ import annotations

from collections.abc import Sequence

from builder.picture import picture
from builder.styles import RATING_STYLES
from builder.wordxml import (
    REPEATING,
    caption,
    cell,
    each,
    head,
    link,
    marked,
    p,
    rating_cell,
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

HALF = 80
"""Width of one of two columns of equal weight."""
CODE = link("indicator_{{one.anchor}}", run("{{ one.code }}", "Code"))
"""The code of an indicator, leading to where the report speaks of it."""
CODE_AND_TITLE = (CODE, run("  {{ one.title }}"))
_GAP = "\N{NO-BREAK SPACE}"
_MAY_BE_UNKNOWN = ("round", "team", "visited")
RATINGS = ("exceeds", "meets", "below", "unclear", "not_applicable")


def cover(kicker: str, kind: str, facts: Sequence[tuple[str, str]]) -> str:
    """The first page: city, what, and a few facts; those that may be unknown are left out then."""
    lines = [
        rows_when(value, 2, _fact(label, value)) if value in _MAY_BE_UNKNOWN else _fact(label, value)
        for label, value in facts
    ]
    return (
        p(kicker, style="CoverLabel")
        + p("{{ city }}", style="Title")
        + p(kind, style="Subtitle")
        + table((50, 110), *lines, style="ReviewLayout")
    )


def _fact(label: str, value: str) -> str:
    return row(
        cell(50, p(run(f"{{{{ words.{label} }}}}", "RunInLabel")), top=True),
        cell(110, p(f"{{{{ {value} }}}}"), top=True),
    )


def contents() -> str:
    """The contents on a page of their own; xlreview lists the headings, Word can update them."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instruction = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent>"
        + p("{{ words.contents }}", style="TOCHeading", page_break=True)
        + p(marks[0], instruction, marks[1], run("{{ words.contents }}"), marks[2], style="Toc1")
        + "</w:sdtContent></w:sdt>"
    )


def heat_map() -> str:
    """The table of pillars and areas, each box with the rating that leads in it."""
    first, box = 32, 25.6
    top = row(
        cell(first, p(style="TableHeading"), fill=look.NAVY),
        repeated_cells(
            "column in heat_map.columns",
            cell(box, p("{{ column }}", style="TableHeadingCentred"), fill=look.NAVY),
        ),
        head=True,
    )
    line = row(
        cell(first, p("{{ line.title }}", style="TableGroup")),
        repeated_cells(
            "box in line.cells",
            rating_cell(
                box, "box", p("{{ box.share }}", style="TableFigure"), place="indicator_{{box.anchor}}"
            ),
        ),
    )
    return (
        caption("{{ words.heat_map }}")
        + table(
            (first, REPEATING[0], box, REPEATING[1]),
            top,
            rows("line in heat_map.rows", 4, line),
            style="ReviewBoxes",
            about="{{ words.heat_map_note }}",
        )
        + p("{{ words.heat_map_note }}", style="Note")
    )


def ratings_chart(*, number: int = 1) -> str:
    """The chart of ratings, part by part, where anything is rated; `number` is the picture's."""
    return when(
        "ratings_chart",
        caption("{{ words.ratings_chart }}", of="figure"),
        picture("{{ ratings_chart }}", number),
    )


def counts() -> str:
    """How many indicators have each rating, part by part."""
    widths = (35, 18, 17, 17, 18, 23, 16, 16)
    titles = (
        "{{ words.group }}",
        *(f"{{{{ marks.{rating}.label }}}}" for rating in RATINGS),
        "{{ words.unrated }}",
        "{{ words.total }}",
    )
    cells = [
        cell(width, p(f"{{{{ line.{key} }}}}", style="TableFigure"))
        for width, key in zip(widths[1:], (*RATINGS, "unrated", "total"), strict=True)
    ]
    top = row(
        cell(widths[0], p(titles[0], style="TableHeading"), fill=look.NAVY),
        *(
            cell(width, p(title, style="TableHeadingCentred"), fill=look.NAVY)
            for width, title in zip(widths[1:], titles[1:], strict=True)
        ),
        head=True,
    )
    return (
        caption("{{ words.counts }}")
        + table(
            widths,
            top,
            rows("line in counts", 8, row(cell(widths[0], p("{{ line.title }}", style="TableText")), *cells)),
            style="ReviewFigures",
            about="{{ words.counts }}",
        )
        + space()
    )


def indicator_head(one: str) -> str:
    """Code and title of an indicator, then its rating before the benchmark statement.

    The rating is text in one of the styles `Rating …`: no table, so that it stays with what follows.
    """
    marks = [
        run(
            f"{{% if {one}.rating.key == '{key}' %}}{_GAP}{{{{ {one}.rating.label }}}}{_GAP}{{% endif %}}",
            f"Rating{name}",
        )
        for key, name in RATING_STYLES.items()
    ]
    title = marked(
        f"indicator_{{{{{one}.anchor}}}}",
        run(f"{{{{ {one}.code }}}}", "Code"),
        run(f"  {{{{ {one}.title }}}}"),
    )
    return p(title, style="Heading3") + p(*marks, run(f"  {{{{ {one}.statement }}}}"), style="Statement")


def pillar_head(*, page_break: bool = False) -> str:
    """The title of a pillar and the standard that the city is held against."""
    standard = (run("{{ words.standard }}.", "RunInLabel"), run(" {{ pillar.standard }}"))
    return p("{{ pillar.title }}", style="Heading1", page_break=page_break) + when(
        "pillar.standard", p(*standard, style="Standard", kept=True)
    )


def added_columns(one: str) -> str:
    """What people wrote into columns of their own."""
    return each(
        f"note in {one}.also",
        p(run("{{ note.label }}.", "RunInLabel"), run(" {{ note.text }}"), style="BodyText"),
    )


def circumstances() -> str:
    """The context factors that apply."""
    return when(
        "circumstances",
        p("{{ words.circumstances }}", style="Heading1"),
        p("{{ words.circumstances_intro }}", style="BodyText", kept=True),
        each(
            "one in circumstances",
            p("{{ one.title }}", style="MinorHeading"),
            when(
                "one.effect",
                when(
                    "one.codes",
                    p("{{ one.effect }}", style="BodyText", kept=True),
                    otherwise=(p("{{ one.effect }}", style="BodyText"),),
                ),
            ),
            when("one.codes", p("{{ words.concerns }}: {{ one.codes }}", style="EvidenceLine")),
            added_columns("one"),
        ),
    )


def method_and_receipt() -> str:
    """The last annexes: the rules, and the files that the report was made from."""
    return (
        p("{{ words.method }}", style="Heading2")
        + each("sentence in method", p("{{ sentence }}", style="ListBullet"))
        + p("{{ pack.edition }}. {{ pack.source }}", style="Note")
        + receipt("Heading2")
    )


def receipt(heading: str) -> str:
    """The files that the report was made from, below a heading of this style."""
    widths = (74, 42, 22, 22)
    figures = ("receipt_line.cells_read", "receipt_line.cells_ignored")
    return when(
        "receipt",
        p("{{ words.receipt }}", style=heading),
        p("{{ words.receipt_intro }}", style="BodyText", kept=True),
        caption("{{ words.receipt_caption }}"),
        table(
            widths,
            head(
                widths,
                "{{ words.file }}",
                "{{ words.fingerprint }}",
                "{{ words.cells_read }}",
                "{{ words.cells_ignored }}",
            ),
            rows(
                "receipt_line in receipt",
                4,
                row(
                    cell(widths[0], p("{{ receipt_line.file }}", style="TableText")),
                    cell(widths[1], p("{{ receipt_line.fingerprint }}", style="TableText")),
                    *(cell(22, p(f"{{{{ {figure} }}}}", style="TableFigure")) for figure in figures),
                ),
            ),
        ),
        space(),
    )


def response_cell(width: int) -> str:
    """What the city answers to a recommendation, with its remark."""
    return cell(
        width,
        p(run("{{ one.response }}", "RunInLabel"), style="TableText"),
        when("one.note", p("{{ one.note }}", style="TableText")),
        top=True,
    )
