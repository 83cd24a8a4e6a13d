"""Words that people set off in a cell, as character formatting of Word.

The printer puts a mark wherever the formatting of a text changes (see `report.printing`); here the runs
of the filled document are cut at these marks. Bold and italic words get the built-in character styles
that every Word has a name for, so that their look can be changed in one place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from xlreview.model.emphasis import BOLD, ITALIC, STRUCK, UNDERLINED
from xlreview.report.printing import SET_OFF, marks_meant

STYLES: Mapping[str, str] = {BOLD: "Strong", ITALIC: "Emphasis"}
"""Names of the built-in character styles by what they stand for."""

_R, _T, _RPR, _RSTYLE = (qn(f"w:{tag}") for tag in ("r", "t", "rPr", "rStyle"))
_VAL = qn("w:val")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARK = re.compile(f"([{SET_OFF}])")
_DIRECT: Mapping[str, tuple[tuple[str, Mapping[str, str]], ...]] = {
    BOLD: (("b", {}), ("bCs", {})),
    ITALIC: (("i", {}), ("iCs", {})),
    STRUCK: (("strike", {}),),
    UNDERLINED: (("u", {"val": "single"}),),
}
"""The elements by which a run itself is set off, for scripts of either direction."""
_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
    *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing"),
    *("w", "kern", "position", "sz", "szCs", "highlight", "u"),
)
"""How Word wants the properties of a run ordered, as far as what is set off stands in between."""
_RANKS = {qn(f"w:{tag}"): rank for rank, tag in enumerate(_ORDER)}


def is_set_off(xml: str) -> bool:
    """Whether anything in a filled part is set off; mostly nothing is."""
    # A large part is gone through faster sixteen times letter by letter than once by a class of letters.
    return any(chr(mark) in xml for mark in range(ord(SET_OFF[0]), ord(SET_OFF[-1]) + 1))


def without_marks(xml: str) -> str:
    """A filled part, or a text of it, in which nothing is set off."""
    return _MARK.sub("", xml)


def set_words_off(body: Any, style_id: Callable[[str], str]) -> None:
    """Cuts runs at the printer's marks; `style_id` gives the id of a character style by its name."""
    for text in [one for one in body.iter(_T) if one.text and _MARK.search(one.text)]:
        run = text.getparent()
        if run is None:
            continue  # it has been taken apart with its run
        if run.tag == _R:
            _take_apart(run, style_id)
        else:
            text.text = without_marks(text.text)
    # Alternative texts and the instructions of fields have no formatting.
    for element in body.iter(qn("w:instrText"), qn("wp:docPr")):
        element.text = element.text and without_marks(element.text)
        for name, said in element.attrib.items():
            element.set(name, without_marks(said))


def _take_apart(run: Any, style_id: Callable[[str], str]) -> None:
    properties = run.find(_RPR)
    place = run
    for marks, elements in _stretches(run):
        one = run.makeelement(_R)
        if properties is not None:
            one.append(deepcopy(properties))
        if marks:
            _set_off(one, marks, style_id)
        one.extend(elements)
        place.addnext(one)
        place = one
    run.getparent().remove(run)


def _stretches(run: Any) -> Iterator[tuple[str, list[Any]]]:
    """The contents of a run, cut where their marks change."""
    marks, elements = "", []
    for child in list(run):
        if child.tag == _RPR:
            continue
        if child.tag != _T:
            elements.append(child)
            continue
        for piece in _MARK.split(child.text or ""):
            if _MARK.fullmatch(piece):
                if elements:
                    yield marks, elements
                marks, elements = marks_meant(piece), []
            elif piece:
                text = child.makeelement(_T)
                text.text = piece
                text.set(_SPACE, "preserve")
                elements.append(text)
        run.remove(child)
    if elements:
        yield marks, elements


def _set_off(run: Any, marks: str, style_id: Callable[[str], str]) -> None:
    properties = run.find(_RPR)
    if properties is None:
        properties = run.makeelement(_RPR)
        run.append(properties)
    for mark in marks:
        tags = [tag for tag, _ in _DIRECT[mark]]
        said = [properties.find(qn(f"w:{tag}")) for tag in tags]
        # A run has one character style at most, and what it says itself goes before any style.
        if mark in STYLES and properties.find(_RSTYLE) is None and not any(one is not None for one in said):
            _put(properties, "rStyle", {"val": style_id(STYLES[mark])})
            continue
        for one in said:
            if one is not None:
                properties.remove(one)
        for tag, attributes in _DIRECT[mark]:
            _put(properties, tag, attributes)


def _put(properties: Any, tag: str, attributes: Mapping[str, str]) -> None:
    element = properties.makeelement(qn(f"w:{tag}"))
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    rank = _RANKS[element.tag]
    later = (one for one in properties if _RANKS.get(one.tag, len(_ORDER)) > rank)
    before = next(later, None)
    if before is None:
        properties.append(element)
    else:
        before.addprevious(element)
