"""The styles of every report: built-in names where Word has them, colours and measures from `look`."""

from __future__ import annotations

from builder.wordxml import twips
from xlreview import look
from xlreview.model.rating import Rating

RATING_STYLES = {
    Rating.EXCEEDS: "Exceeds",
    Rating.MEETS: "Meets",
    Rating.BELOW: "Below",
    Rating.UNCLEAR: "Unclear",
    Rating.NOT_APPLICABLE: "NotApplicable",
    "unrated": "Unrated",
}
"""Character style of each rating, by the key that a template asks for."""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _fonts() -> str:
    return (
        f'<w:rFonts w:ascii="{look.FONT}" w:hAnsi="{look.FONT}" w:cs="{look.FONT}" w:eastAsia="{look.FONT}"/>'
    )


def _letters(
    size: float = 0, colour: str = "", *, bold: bool = False, italic: bool = False, fill: str = ""
) -> str:
    parts = []
    if bold:
        parts.append("<w:b/><w:bCs/>")
    if italic:
        parts.append("<w:i/><w:iCs/>")
    if colour:
        parts.append(f'<w:color w:val="{colour}"/>')
    if size:
        parts.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')
    if fill:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def _spacing(before: float, after: float, line: float = 1.15) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )


def _paragraph_style(
    name: str, properties: str = "", letters: str = "", *, based: str = "Normal", following: str = ""
) -> str:
    id = "".join(word[:1].upper() + word[1:] for word in name.split())
    below = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{below}{after}'
        f"<w:qFormat/>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{letters}</w:style>"
    )


def _character_style(name: str, letters: str) -> str:
    id = name.replace(" ", "")
    return (
        f'<w:style w:type="character" w:styleId="{id}"><w:name w:val="{name}"/><w:qFormat/>{letters}'
        "</w:style>"
    )


def _heading(level: int, size: float, before: float, after: float, *, numbered: bool) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    return _paragraph_style(
        f"heading {level}",
        f"<w:keepNext/><w:keepLines/>{numbered}{_spacing(before, after, 1.05)}"
        f'<w:outlineLvl w:val="{level - 1}"/>',
        _letters(size, look.NAVY, bold=True),
        following="BodyText",
    )


def _edge(side: str, colour: str, width: int, gap: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{gap}" w:color="{colour}"/>'


_NARROW = f'<w:ind w:right="{twips(14)}"/>'
"""Keeps lines to at most 75 letters."""


def _text_styles(*, numbered: bool) -> tuple[str, ...]:
    """Running text, headings, the cover."""
    return (
        _paragraph_style("Normal", _spacing(0, 6), based=""),
        _paragraph_style("Body Text", _NARROW),
        _paragraph_style("Title", _spacing(0, 4, 1.0), _letters(34, look.NAVY, bold=True)),
        _paragraph_style("Subtitle", _spacing(0, 30, 1.05), _letters(18, look.SECONDARY_INK)),
        _paragraph_style("Cover Label", _spacing(110, 8, 1.0), _letters(13, look.TEAL, bold=True)),
        _heading(1, 19, 26, 8, numbered=numbered),
        _heading(2, 14, 16, 5, numbered=numbered),
        _heading(3, 11.5, 14, 4, numbered=False),
        _paragraph_style(
            "Minor Heading",
            "<w:keepNext/><w:keepLines/>" + _spacing(12, 3, 1.05),
            _letters(11.5, look.NAVY, bold=True),
            following="BodyText",
        ),
        _paragraph_style(
            "List Bullet",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
            # The same distance everywhere: where contextual spacing takes some away, LibreOffice lets a
            # heading below the list stand at the foot of a page, away from what it is kept with.
            + _spacing(0, 3),
            based="BodyText",
        ),
    )


def _block_styles() -> tuple[str, ...]:
    """What stands out of the text: captions, standards, recommendations, small lines."""
    bar = f"<w:pBdr>{_edge('left', look.TEAL, 18, 8)}</w:pBdr>"
    inset = f'<w:ind w:left="{twips(4)}" w:right="{twips(14)}"/>'
    return (
        _paragraph_style(
            "caption", "<w:keepNext/>" + _spacing(8, 4, 1.0), _letters(10, look.NAVY, bold=True)
        ),
        _paragraph_style("Figure", _spacing(2, 12, 1.0)),
        _paragraph_style("Standard", bar + _spacing(2, 8) + inset, _letters(11, look.INK)),
        _paragraph_style("Recommendation", "<w:keepLines/>" + bar + _spacing(4, 6) + inset, based="BodyText"),
        _paragraph_style(
            "Statement",
            "<w:keepNext/><w:keepLines/>" + _spacing(0, 6, 1.15) + _NARROW,
            _letters(10, look.SECONDARY_INK),
        ),
        _paragraph_style("Evidence Line", _spacing(0, 6, 1.05) + _NARROW, _letters(9.5, look.SECONDARY_INK)),
        _paragraph_style("Note", _spacing(2, 8, 1.05) + _NARROW, _letters(9.5, look.SECONDARY_INK)),
        _paragraph_style("Missing Evidence", _NARROW, _letters(10, look.OFF_LIST_FILL, bold=True)),
    )


def _table_text_styles() -> tuple[str, ...]:
    """Paragraphs within tables, and the space after them."""
    return (
        _paragraph_style("Table Text", _spacing(2, 2, 1.05), _letters(9.5)),
        _paragraph_style(
            "Table Small", _spacing(0, 2, 1.0), _letters(8.5, look.SECONDARY_INK), based="TableText"
        ),
        _paragraph_style("Table Figure", '<w:jc w:val="center"/>', based="TableText"),
        _paragraph_style(
            "Table Mark", '<w:jc w:val="center"/>', _letters(9.5, look.INK, bold=True), based="TableText"
        ),
        _paragraph_style(
            "Table Heading", "<w:keepNext/>", _letters(9.5, look.PAPER, bold=True), based="TableText"
        ),
        _paragraph_style(
            "Table Heading Centred", '<w:jc w:val="center"/>', _letters(9), based="TableHeading"
        ),
        _paragraph_style(
            "Table Side", "<w:keepNext/>", _letters(9.5, look.NAVY, bold=True), based="TableText"
        ),
        _paragraph_style(
            "Table Group", "<w:keepNext/>", _letters(9.5, look.NAVY, bold=True), based="TableText"
        ),
        _paragraph_style(
            "Table Bullet",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>' + _spacing(1, 1, 1.05),
            based="TableText",
        ),
        _paragraph_style("Table Space", _spacing(0, 0, 1.0), _letters(5)),
        _paragraph_style("Rating Space", "<w:keepNext/>", based="TableSpace"),
    )


def _page_styles() -> tuple[str, ...]:
    """Contents, headers and footers."""
    leader = f'<w:tab w:val="right" w:leader="dot" w:pos="{twips(160)}"/></w:tabs>'
    edge = f'<w:tabs><w:tab w:val="right" w:pos="{twips(160)}"/></w:tabs>' + _spacing(0, 0, 1.0)
    return (
        _paragraph_style(
            "TOC Heading", "<w:keepNext/>" + _spacing(0, 10, 1.0), _letters(19, look.NAVY, bold=True)
        ),
        _paragraph_style(
            "toc 1",
            f'<w:tabs><w:tab w:val="left" w:pos="{twips(10)}"/>{leader}' + _spacing(4, 1, 1.0),
            _letters(10.5, bold=True),
        ),
        _paragraph_style(
            "toc 2",
            f'<w:tabs><w:tab w:val="left" w:pos="{twips(22)}"/>{leader}'
            + _spacing(0, 0.5, 1.0)
            + f'<w:ind w:left="{twips(10)}"/>',
            _letters(10),
        ),
        _paragraph_style("header", edge, _letters(9, look.SECONDARY_INK)),
        _paragraph_style("footer", edge, _letters(9, look.SECONDARY_INK)),
    )


def _paragraph_styles(*, numbered: bool) -> str:
    styles = (*_text_styles(numbered=numbered), *_block_styles(), *_table_text_styles(), *_page_styles())
    return "".join(styles)


def _table_style(name: str, inside: str, margins: tuple[float, float]) -> str:
    id = name.replace(" ", "")
    upright, sideways = margins
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f"{f'<w:tblBorders>{inside}</w:tblBorders>' if inside else ''}<w:tblCellMar>"
        f'<w:top w:w="{twips(upright)}" w:type="dxa"/><w:left w:w="{twips(sideways)}" w:type="dxa"/>'
        f'<w:bottom w:w="{twips(upright)}" w:type="dxa"/><w:right w:w="{twips(sideways)}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


def _table_styles() -> str:
    lines = "".join(_edge(side, look.HAIRLINE, 4) for side in ("top", "bottom", "insideH"))
    boxes = "".join(
        _edge(side, look.PAPER, 12) for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + _table_style("Review Table", lines, (0.4, 1.8))
        + _table_style("Review Figures", lines, (0.4, 0.9))
        + _table_style("Review Boxes", boxes, (0.8, 1.2))
        + _table_style("Review Layout", "", (0.3, 1.8))
    )


def styles_xml(*, numbered: bool) -> str:
    """word/styles.xml; headings are `numbered` to the second level, or not at all."""
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts()}"
        f'<w:color w:val="{look.INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
        + _paragraph_styles(numbered=numbered)
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + _character_style("Run In Label", _letters(0, look.NAVY, bold=True))
        + "".join(
            _character_style(
                f"Rating {name}",
                _letters(10.5, look.INK, bold=True, fill=look.RATING_FILL.get(key, look.GIVEN_FILL)),
            )
            for key, name in RATING_STYLES.items()
        )
        + _character_style("Hyperlink", _letters(0, look.TEAL))
        + _character_style("Code", _letters(0, look.SECONDARY_INK, bold=True))
        + _table_styles()
        + "</w:styles>"
    )


def _level(number: int, format: str, text: str, *, left: float, hanging: float, style: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    colour = f'<w:rPr>{_fonts()}<w:color w:val="{look.TEAL}"/></w:rPr>' if format == "bullet" else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{linked}'
        '<w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/></w:pPr>{colour}</w:lvl>'
    )


def numbering_xml(*, numbered: bool) -> str:
    """word/numbering.xml: headings to the second level, bullets in text, bullets in tables."""
    linked = ("Heading1", "Heading2") if numbered else ("", "")
    headings = _level(0, "decimal", "%1", left=12, hanging=12, style=linked[0]) + _level(
        1, "decimal", "%1.%2", left=12, hanging=12, style=linked[1]
    )
    bullets = _level(0, "bullet", "•", left=8, hanging=4, style="ListBullet")
    small = _level(0, "bullet", "•", left=3.5, hanging=3.5, style="TableBullet")
    lists = (("multilevel", headings), ("hybridMultilevel", bullets), ("hybridMultilevel", small))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{levels}'
        "</w:abstractNum>"
        for number, (kind, levels) in enumerate(lists)
    )
    used = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(len(lists))
    )
    return f"<w:numbering {W}>{abstract}{used}</w:numbering>"
