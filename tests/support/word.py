"""A look into Word documents: paragraphs, headings, styles."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import qn


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
