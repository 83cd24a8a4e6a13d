"""Fields that Word would fill only when somebody asks it to: contents, numbers of captions.

Word can be told to update fields when it opens a document, but then asks the reader a question about
"other files". So the stored results are made right here: the contents list every heading with its
number and lead to it. Only Word knows where its pages end; it fills in their numbers by itself for
print, print preview and PDF, and whenever somebody updates the contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_P, _R, _T, _PPR, _STYLE = (qn(f"w:{tag}") for tag in ("p", "r", "t", "pPr", "pStyle"))
_CHAR, _INSTRUCTION, _SIMPLE = (qn(f"w:{tag}") for tag in ("fldChar", "instrText", "fldSimple"))
_TYPE, _VAL, _INSTR, _ID, _NAME = (qn(f"w:{tag}") for tag in ("fldCharType", "val", "instr", "id", "name"))
_TABS, _TAB, _LEADER, _POSITION = (qn(f"w:{tag}") for tag in ("tabs", "tab", "leader", "pos"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HEADING = re.compile(r"heading ([1-9])")
_LEVELS = re.compile(r'\\o\s+"?([1-9])-([1-9])')


@dataclass(frozen=True)
class Heading:
    """A heading of the document: its level, its number as Word shows it, its words, its paragraph."""

    level: int
    number: str
    words: str
    paragraph: Any


def number_captions(body: Any) -> None:
    """Writes the running number into every caption, counted by the name of its sequence."""
    counted: dict[str, int] = {}
    for field in body.iter(_SIMPLE, _INSTRUCTION):
        code = field.get(_INSTR) if field.tag == _SIMPLE else field.text
        if (code or "").split()[:1] not in (["SEQ"], ["seq"]):
            continue
        words, shown = _in_pieces(field) if field.tag == _INSTRUCTION else (code.split(), [*field.iter(_T)])
        if len(words) > 1 and shown:
            counted[words[1]] = counted.get(words[1], 0) + 1
            shown[0].text = str(counted[words[1]])
            for text in shown[1:]:
                text.text = ""


def _in_pieces(instruction: Any) -> tuple[list[str], list[Any]]:
    """The words and the shown texts of a field that Word or LibreOffice keeps in runs of their own."""
    code: list[str] = [instruction.text or ""]
    shown: list[Any] = []
    is_shown = False
    for run in instruction.getparent().itersiblings(_R):
        for part in run.iter(_CHAR, _INSTRUCTION, _T):
            kind = part.get(_TYPE) if part.tag == _CHAR else None
            if kind == "end":
                return "".join(code).split(), shown
            is_shown = is_shown or kind == "separate"
            if part.tag == _INSTRUCTION:
                code.append(part.text or "")
            elif part.tag == _T and is_shown:
                shown.append(part)
    return [], []


def headings(body: Any, styles: Any) -> Iterator[Heading]:
    """The headings in reading order; levels whose style carries a numbering are counted as Word does."""
    levels: dict[str, int] = {}
    numbered: set[int] = set()
    for style in styles.style_lst:
        match = _HEADING.fullmatch((style.name_val or "").lower())
        if match:
            levels[style.styleId] = int(match[1])
            if style.find(f"{_PPR}/{qn('w:numPr')}") is not None:
                numbered.add(int(match[1]))
    counters = [0] * 10
    # Of some ten thousand paragraphs a hundred are headings: their styles are the quickest way to them.
    for style in body.iter(_STYLE):
        level = levels.get(style.get(_VAL))
        if level is None:
            continue
        paragraph = style.getparent().getparent()
        if paragraph.tag != _P:
            continue  # what a heading was before a tracked change
        words = "".join(paragraph.itertext(_T)).strip()
        if not words:
            continue
        counters[level] += 1
        counters[level + 1 :] = [0] * (9 - level)
        number = ".".join(map(str, counters[1 : level + 1])) if level in numbered else ""
        yield Heading(level, number, words, paragraph)


def fill_contents(body: Any, styles: Any) -> None:
    """Lists the headings in the document's contents field, each leading to its place.

    A document without such a field stays as it is.
    """
    field = _contents_field(body)
    if field is None:
        return
    start, separator, end = field
    levels = _LEVELS.search(start.text or "")
    first, last = (int(levels[1]), int(levels[2])) if levels else (1, 3)
    listed = [one for one in headings(body, styles) if first <= one.level <= last]
    opening, closing = _paragraph_of(separator), _paragraph_of(end)
    _clear(separator, end)
    styles_by_level = _contents_styles(styles)
    bookmark = _last_bookmark(body)
    place = opening
    for count, heading in enumerate(listed):
        name = f"_Toc{10_000 + count}"
        _mark(heading.paragraph, name, bookmark + count + 1)
        if count:
            following = place.makeelement(_P)
            place.addnext(following)
            place = following
        _set_contents_style(place, styles_by_level.get(heading.level))
        place.append(_link(place, heading, name))
    if closing is opening:
        place.append(end.getparent())


def _contents_field(body: Any) -> tuple[Any, Any, Any] | None:
    """The instruction, the separator and the end of the first contents field."""
    depth, instruction, separator = 0, None, None
    for element in body.iter(_CHAR, _INSTRUCTION):
        if element.tag == _INSTRUCTION:
            if instruction is None and (element.text or "").split()[:1] == ["TOC"]:
                instruction, depth = element, 1
        elif instruction is not None:
            kind = element.get(_TYPE)
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            if kind == "separate" and depth == 1:
                separator = element
            if not depth:
                return (instruction, separator, element) if separator is not None else None
    return None


def _paragraph_of(element: Any) -> Any:
    return next(one for one in element.iterancestors(_P))


def _clear(separator: Any, end: Any) -> None:
    """Takes away the stored result: all between the separator and the end of the field."""
    opening, closing = _paragraph_of(separator), _paragraph_of(end)
    for run in list(separator.getparent().itersiblings()):
        if run is not end.getparent():
            opening.remove(run)
    if closing is opening:
        return
    for paragraph in list(opening.itersiblings()):
        if paragraph is closing:
            break
        paragraph.getparent().remove(paragraph)
    for run in list(closing):
        if run is not end.getparent() and run.tag != _PPR:
            closing.remove(run)


def _contents_styles(styles: Any) -> dict[int, Any]:
    named = {(style.name_val or "").lower(): style for style in styles.style_lst}
    return {level: named[f"toc {level}"] for level in range(1, 10) if f"toc {level}" in named}


def _set_contents_style(paragraph: Any, style: Any | None) -> None:
    if style is None:
        return
    properties = paragraph.get_or_add_pPr()
    properties.style = style.styleId
    for tab in properties.findall(_TABS):
        properties.remove(tab)
    # Dots that lead to no number yet would look like a mistake.
    led = [tab for tab in style.iterfind(f"{_PPR}/{_TABS}/{_TAB}") if tab.get(_LEADER)]
    for tab in led:
        tabs = properties.get_or_add_tabs()
        place = {_VAL: tab.get(_VAL), _LEADER: "none", _POSITION: tab.get(_POSITION)}
        tabs.append(tabs.makeelement(_TAB, place))


def let_pages_be_counted(body: Any) -> None:
    """Makes plain paragraphs of the contents: LibreOffice counts the pages of those, not of contents."""
    field = _contents_field(body)
    if field is None:
        return
    opening, closing = _paragraph_of(field[1]), _paragraph_of(field[2])
    begin = next(
        one for one in field[0].getparent().itersiblings(preceding=True) if one.find(_CHAR) is not None
    )
    for run in (begin, *(one.getparent() for one in field)):
        run.getparent().remove(run)
    for paragraph in (opening, *opening.itersiblings()):
        for tabs in paragraph.findall(f"{_PPR}/{_TABS}"):
            tabs.getparent().remove(tabs)
        if paragraph is closing:
            break


def _last_bookmark(body: Any) -> int:
    ids = [one.get(_ID) or "" for one in body.iter(qn("w:bookmarkStart"))]
    return max((int(id) for id in ids if id.isdigit()), default=0)


def _mark(paragraph: Any, name: str, id: int) -> None:
    start, end = (paragraph.makeelement(qn(f"w:bookmark{edge}")) for edge in ("Start", "End"))
    for edge in (start, end):
        edge.set(_ID, str(id))
    start.set(_NAME, name)
    properties = paragraph.find(_PPR)
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)


def _link(paragraph: Any, heading: Heading, name: str) -> Any:
    link = paragraph.makeelement(qn("w:hyperlink"))
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    if heading.number:
        link.append(_run(link, heading.number))
        tab = link.makeelement(_R)
        tab.append(link.makeelement(qn("w:tab")))
        link.append(tab)
    link.append(_run(link, heading.words))
    _add_page(link, name)
    return link


def _add_page(link: Any, name: str) -> None:
    """The page as a field that Word fills by itself for print and print preview, and whenever asked to."""
    for kind in ("tab", "begin", f" PAGEREF {name} \\h ", "separate", "end"):
        run = link.makeelement(_R)
        if kind == "tab":
            run.append(run.makeelement(qn("w:tab")))
        elif kind.startswith(" "):
            code = run.makeelement(_INSTRUCTION)
            code.text = kind
            code.set(_SPACE, "preserve")
            run.append(code)
        else:
            run.append(run.makeelement(_CHAR, {_TYPE: kind}))
        link.append(run)


def _run(parent: Any, words: str) -> Any:
    run, text = parent.makeelement(_R), parent.makeelement(_T)
    text.text = words
    text.set(_SPACE, "preserve")
    run.append(text)
    return run
