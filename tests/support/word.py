"""A look into Word documents: paragraphs, headings, styles."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree


def paragraphs(document: WordDocument) -> list[str]:
    """Every paragraph of the body, in tables too, as text; tabs as tabs."""
    body = document.element.body
    return ["".join(_characters(one)) for one in body.iter(qn("w:p"))]


def _characters(paragraph: object) -> list[str]:
    tags = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    return [
        tags.get(one.tag, one.text or "")
        for one in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
        if one.tag != qn("w:tab") or one.getparent().tag == qn("w:r")
    ]


def outline(document: WordDocument) -> list[tuple[int, str]]:
    """Headings by level and words, in reading order."""
    return [
        (int(one.style.name[-1]), one.text)
        for one in document.paragraphs
        if one.style.name.startswith("Heading")
    ]


def styled(document: WordDocument, style: str) -> list[str]:
    """The paragraphs of one style, in tables too."""
    styles = {one.style_id for one in document.styles if one.name == style}
    return [
        "".join(_characters(one))
        for one in document.element.body.iter(qn("w:p"))
        if (named := one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) is not None
        and named.get(qn("w:val")) in styles
    ]


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind contextualSpacing jc "
    "outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs shd lang",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
}
"""The order in which ISO/IEC 29500-1 has the children of an element, for those that reports use."""


def misplaced(part: etree._Element) -> list[str]:
    """What Word would have to repair in a part: children out of order, cells and tables without an end."""
    found = []
    for element in part.iter(etree.Element):
        name = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element]
        if name in ORDER:
            order = ORDER[name].split()
            places = [order.index(child) if child in order else -1 for child in children]
            if places != sorted(set(places)) or -1 in places:
                found.append(f"{name}: {' '.join(children)}")
        if name == "tc" and children[-1:] != ["p"]:
            found.append("a cell that does not end with a paragraph")
        if name == "tbl" and (follower := element.getnext()) is not None and follower.tag == element.tag:
            found.append("two tables that run together")
    return found
