"""XML of workbook parts: read without following anything, written as it was, elements in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

Element = Any

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_WORKSHEET = """
sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr
conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter
rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing
legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst
"""
_WORKBOOK = """
fileVersion fileSharing workbookPr absPath workbookProtection bookViews sheets functionGroups
externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes
webPublishing fileRecoveryPr webPublishObjects extLst
"""
_STYLES = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst"

WORKSHEET_ORDER = tuple(_WORKSHEET.split())
"""Elements of a worksheet in the only order that Excel accepts (ECMA-376, CT_Worksheet)."""
WORKBOOK_ORDER = tuple(_WORKBOOK.split())
STYLES_ORDER = tuple(_STYLES.split())


_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def storable(text: str) -> str:
    """A text as the XML of a cell can hold it: line breaks as Excel has them, escapes escaped."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPE.sub("_x005F_", _NO_CHARACTER.sub("\ufffd", plain))


def parsed(content: bytes) -> Element:
    """The root of a part; entities stay unresolved, nothing is fetched, no node is too large.

    Raises lxml.etree.XMLSyntaxError where it is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False, huge_tree=True)
    return etree.fromstring(content, parser)


def serialised(root: Element) -> bytes:
    """A part as Excel writes it: UTF-8, with the declaration that it wants."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """The children of this local name."""
    return [one for one in element if local(one) == name]


def child(element: Element, name: str) -> Element | None:
    """The first child of this local name."""
    return next((one for one in element if local(one) == name), None)


def make(parent: Element, name: str, /, **attributes: str) -> Element:
    """A new element in the namespace of `parent`, not yet put anywhere."""
    namespace = parent.tag.rpartition("}")[0]
    return etree.Element(f"{namespace}}}{name}" if namespace else name, attributes, nsmap=parent.nsmap)


def make_related(parent: Element, name: str, id: str, /, **attributes: str) -> Element:
    """A new element that points at another part by the id of a relation, not yet put anywhere."""
    namespace = parent.tag.rpartition("}")[0]
    prefixes = parent.nsmap if OFFICE in parent.nsmap.values() else {**parent.nsmap, "r": OFFICE}
    element = etree.Element(f"{namespace}}}{name}", attributes, nsmap=prefixes)
    element.set(f"{{{OFFICE}}}id", id)
    return element


def append(parent: Element, name: str, /, **attributes: str) -> Element:
    """A new last child in the namespace of `parent`."""
    namespace = parent.tag.rpartition("}")[0]
    return etree.SubElement(parent, f"{namespace}}}{name}" if namespace else name, attributes)


def place(parent: Element, element: Element, order: Sequence[str]) -> None:
    """Puts an element where the schema wants it among its siblings."""
    rank = _rank(element, order)
    for number, sibling in enumerate(parent):
        if _rank(sibling, order) > rank:
            parent.insert(number, element)
            return
    parent.append(element)


def child_in_order(parent: Element, name: str, order: Sequence[str]) -> Element:
    """The child of this name, made and put in its place where there is none."""
    known = child(parent, name)
    if known is None:
        known = make(parent, name)
        place(parent, known, order)
    return known


def remove(element: Element) -> None:
    """Takes an element out; text that follows it stays."""
    parent = element.getparent()
    tail = element.tail
    if tail and tail.strip():
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)


def _rank(element: Element, order: Sequence[str]) -> int:
    name = local(element)
    if name == "AlternateContent" and str(element.tag).startswith(f"{{{_MARKUP}}}"):
        # A choice between variants of one element stands where that element would.
        inside = [local(one) for variant in element for one in variant]
        name = next((one for one in inside if one in order), "")
    return order.index(name) if name in order else -1
