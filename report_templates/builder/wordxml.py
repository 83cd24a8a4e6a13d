"""Paragraphs, tables and instructions of a template as WordprocessingML.

Measures are millimetres, converted to twentieths of a point where Word wants them. A text may hold
fields (`{{ city }}`); instructions that repeat or leave out whole paragraphs and rows stand in
paragraphs and rows of their own, as docxtpl asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

from xlreview import look

TEXT_WIDTH = 160
"""Between the margins of an upright A4 page."""


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def escaped(text: str) -> str:
    """Text as XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text: str, style: str = "") -> str:
    """A stretch of text, in a character style if one is named."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def link(place: str, *runs: str) -> str:
    """Runs that lead to a place of the same document, named as in `marked`."""
    return f'<w:hyperlink w:anchor="{place}" w:history="1">{"".join(runs)}</w:hyperlink>'


def marked(place: str, *runs: str) -> str:
    """Runs that links lead to; `place` may hold a field, so that every turn of a loop has its own.

    Names have no blanks in Word, nor may the fields in them: LibreOffice would put underscores there.
    """
    # Word wants a number for every mark; one that comes from its name stays the same in every build.
    number = crc32(place.encode()) % 1_000_000
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{place}"/>{"".join(runs)}<w:bookmarkEnd w:id="{number}"/>'
    )


def field(instruction: str, stored: str) -> str:
    """A field with the result that is shown until Word works it out anew."""
    return f'<w:fldSimple w:instr=" {escaped(instruction)} ">{run(stored)}</w:fldSimple>'


def p(*runs: str, style: str = "", page_break: bool = False, kept: bool = False) -> str:
    """A paragraph; a plain string is a run without a style of its own.

    `kept` holds it on one page with what follows. Styles say so too where it is their nature, but
    other programs than Word look only at the paragraph when a table follows or ends.
    """
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if kept:
        properties += "<w:keepNext/>"
    if page_break:
        properties += '<w:pageBreakBefore/><w:spacing w:before="0"/>'
    inside = "".join(one if one.startswith("<w:") else run(one) for one in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def labelled(label: str, text: str, *, kept: bool = False) -> str:
    """A paragraph that begins with its label in bold: "Weaknesses. …"."""
    return p(run(f"{label}.", "RunInLabel"), run(f" {text}"), style="BodyText", kept=kept)


def each(loop: str, *body: str) -> str:
    """Paragraphs and tables repeated: `each("pillar in pillars", …)`."""
    return p(f"{{%p for {loop} %}}") + "".join(body) + p("{%p endfor %}")


def when(condition: str, *body: str, otherwise: Iterable[str] = ()) -> str:
    """Paragraphs and tables that stand in the report only when there is something to say."""
    other = "".join(otherwise)
    return (
        p(f"{{%p if {condition} %}}")
        + "".join(body)
        + (p("{%p else %}") + other if other else "")
        + p("{%p endif %}")
    )


def caption(words: str, *, of: str = "table") -> str:
    """A numbered caption, kept with the table or figure below it."""
    return p(
        run(f"{{{{ words.{of} }}}} "),
        field(f"SEQ {of.capitalize()} \\* ARABIC", "1"),
        run(f". {words}"),
        style="Caption",
        kept=True,
    )


def cell(width: float, *paragraphs: str, fill: str = "", span: int = 1, top: bool = False) -> str:
    """A cell of a table; `fill` is a colour."""
    properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if fill:
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    if not top:
        properties += '<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def rating_cell(width: float, mark: str, *more: str, place: str = "") -> str:
    """A cell filled with the colour of a rating, with its symbol and word; they may lead to a place."""
    label = run(f"{{{{ {mark}.label }}}}")
    words = p(f"{{% cellbg {mark}.fill %}}", link(place, label) if place else label, style="TableMark")
    return cell(width, words, *more)


def row(*cells: str, head: bool = False, height: float = 0) -> str:
    """A row that stays on one page, at least so high; a head is repeated on every page."""
    properties = "<w:cantSplit/>"
    if height:
        properties += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
    if head:
        properties += "<w:tblHeader/>"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def head(widths: Sequence[float], *titles: str, light: bool = False) -> str:
    """The head of a table; a light one for tables within the text."""
    style, fill = ("TableSide", look.GIVEN_FILL) if light else ("TableHeading", look.NAVY)
    cells = (
        cell(width, p(title, style=style), fill=fill) for width, title in zip(widths, titles, strict=True)
    )
    return row(*cells, head=True)


def rows(loop: str, columns: int, *body: str) -> str:
    """Rows repeated: `rows("one in recommendations", 5, row(…))`."""
    return _instruction(f"for {loop}", columns) + "".join(body) + _instruction("endfor", columns)


def rows_when(condition: str, columns: int, *body: str) -> str:
    """Rows that stand in the table only under a condition."""
    return _instruction(f"if {condition}", columns) + "".join(body) + _instruction("endif", columns)


def _instruction(words: str, columns: int) -> str:
    return row(cell(TEXT_WIDTH, p(f"{{%tr {words} %}}", style="TableText"), span=columns))


REPEATING = (38, 24)
"""Widths of the two cells that hold the instructions to repeat the cell between them."""


def repeated_cells(loop: str, body: str) -> str:
    """A cell repeated along its row."""
    return (
        cell(REPEATING[0], p(f"{{%tc for {loop} %}}", style="TableText"))
        + body
        + cell(REPEATING[1], p("{%tc endfor %}", style="TableText"))
    )


def table(widths: Sequence[float], *rows: str, style: str = "ReviewTable", about: str = "") -> str:
    """A table as wide as the text; `about` is read aloud to those who cannot see it."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    described = f'<w:tblDescription w:val="{escaped(about)}"/>' if about else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{twips(TEXT_WIDTH)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="0" w:noVBand="1"/>{described}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def space(style: str = "TableSpace") -> str:
    """The narrow line that keeps a table from the text below it."""
    return p(style=style)
