"""Lines that people typed in one cell, as paragraphs and list entries of Word.

The printer puts marks where lines begin (see `report.printing`); here paragraphs are split at them, in
the style that they stand in. A bullet gives way to a real list. A number stays as it was typed, since
other texts may refer to it, and stands out like one.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from xlreview.report.printing import BULLET, NEW_PARAGRAPH, NUMBER
from xlreview.report.set_off import without_marks
from xlreview.report.tree import drop_properties

_P, _R, _T, _PPR, _RPR, _TC = (qn(f"w:{tag}") for tag in ("p", "r", "t", "pPr", "rPr", "tc"))
_VAL = qn("w:val")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ENTRY = re.compile(f"[{BULLET}{NUMBER}]")
_MARK = re.compile(f"[{NEW_PARAGRAPH}{BULLET}{NUMBER}\t]")
_BEFORE_INDENT = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing"),
)
_BEFORE_CLOSENESS = (*_BEFORE_INDENT, "ind")
"""What Word expects in the properties of a paragraph before an indent, and before what follows it."""
_NUMBER_INDENT = {False: (567, 340), True: (284, 284)}
"""Twentieths of a point that an entry with a number is indented, and its number hangs; in tables less."""


def split_paragraphs(body: Any, *, bullets: str | None, in_tables: str | None) -> None:
    """Turns the printer's marks into paragraphs and list entries, in the style that they stand in.

    `bullets` and `in_tables` are the ids of the styles for lists. In a template that has neither of
    them a bullet stays a sign in the text.
    """
    for text in [one for one in body.iter(_T) if one.text and _MARK.search(one.text)]:
        paragraph = _paragraph_of(text)
        if paragraph is None:
            text.text = on_one_line(text.text)
        else:
            in_table = next(paragraph.iterancestors(_TC), None) is not None
            _split(paragraph, text, (in_tables if in_table else bullets) or bullets)


def on_one_line(text: str) -> str:
    """Text with the printer's marks where no paragraph can begin."""
    return text.replace(NEW_PARAGRAPH, " ").replace(BULLET, "• ").replace(NUMBER, "")


def _paragraph_of(text: Any) -> Any | None:
    """The paragraph whose run holds the text; None inside links and the like, which cannot be split."""
    run = text.getparent()
    paragraph = run.getparent() if run is not None and run.tag == _R else None
    return paragraph if paragraph is not None and paragraph.tag == _P else None


def _split(paragraph: Any, text: Any, bullet_style: str | None) -> None:
    run = text.getparent()
    properties = deepcopy(paragraph.find(_PPR))
    after_text, after_run = list(text.itersiblings()), list(run.itersiblings())
    first, *others = _pieces(text.text, stands_first=not _words_before(text, run))
    _write(paragraph, text, first, bullet_style)
    before = first
    for piece in others:
        # Only the last is held to what follows, and a label to its list: a long text may break between.
        if _ENTRY.match(piece) and without_marks("".join(paragraph.itertext())).rstrip().endswith(":"):
            drop_properties(paragraph.find(_PPR), "keepNext")
            _add(paragraph, "keepNext", ("pStyle",))
        elif text.text.strip():
            drop_properties(paragraph.find(_PPR), "keepNext")
        if before.startswith(NUMBER) and piece.startswith(NUMBER):
            _add(paragraph, "contextualSpacing", _BEFORE_CLOSENESS)
        before = piece
        paragraph, run, text = _next_paragraph(paragraph, run, properties)
        _write(paragraph, text, piece, bullet_style)
    if others:
        run.extend(after_text)
        paragraph.extend(after_run)


def _pieces(marked: str, *, stands_first: bool) -> list[str]:
    """Paragraphs of a text; a list that follows words in the same paragraph begins a new one."""
    first, *others = marked.split(NEW_PARAGRAPH)
    sign = _ENTRY.search(first)
    if sign is None:
        return [first, *others]
    words, entry = first[: sign.start()], first[sign.start() :]
    return [entry, *others] if stands_first and not words.strip() else [words.rstrip(), entry, *others]


def _words_before(text: Any, run: Any) -> bool:
    before = [one for one in text.itersiblings(preceding=True) if one.tag != _RPR]
    runs = [one for one in run.itersiblings(preceding=True) if one.tag != _PPR]
    return any("".join(one.itertext()).strip() for one in (*before, *runs))


def _next_paragraph(paragraph: Any, run: Any, properties: Any) -> tuple[Any, Any, Any]:
    """A new paragraph after this one with one empty run like `run`: paragraph, run and its text."""
    following, new_run, text = paragraph.makeelement(_P), run.makeelement(_R), run.makeelement(_T)
    if properties is not None:
        own = deepcopy(properties)
        # A section ends with one paragraph only, and a page break stands before one only.
        drop_properties(own, "sectPr", "pageBreakBefore")
        following.append(own)
    if run.find(_RPR) is not None:
        new_run.append(deepcopy(run.find(_RPR)))
    new_run.append(text)
    following.append(new_run)
    paragraph.addnext(following)
    return following, new_run, text


def _write(paragraph: Any, text: Any, piece: str, bullet_style: str | None) -> None:
    words = _ENTRY.sub("", piece)
    if piece.startswith(BULLET) and bullet_style is None:
        words = f"• {words}"
    elif piece.startswith(BULLET):
        _make_list_entry(paragraph, bullet_style)
    elif piece.startswith(NUMBER):
        _let_number_hang(paragraph)
    before, *tabbed = words.split("\t")
    _set_text(text, before)
    # Tabs are elements in Word; a tab within text would show as a blank.
    for rest in reversed(tabbed):
        following = text.makeelement(_T)
        _set_text(following, rest)
        text.addnext(following)
        text.addnext(text.makeelement(qn("w:tab")))


def _set_text(text: Any, words: str) -> None:
    text.text = words
    text.set(_SPACE, "preserve")


def _make_list_entry(paragraph: Any, style: str | None) -> None:
    properties = _properties_of(paragraph)
    drop_properties(properties, "pStyle", "ind", "numPr")
    named = properties.makeelement(qn("w:pStyle"))
    named.set(_VAL, style)
    properties.insert(0, named)


def _let_number_hang(paragraph: Any) -> None:
    """Lines of an entry stand below its first word, not below its number."""
    left, hanging = _NUMBER_INDENT[next(paragraph.iterancestors(_TC), None) is not None]
    drop_properties(paragraph.find(_PPR), "ind")
    indent = _add(paragraph, "ind", _BEFORE_INDENT)
    indent.set(qn("w:left"), str(left))
    indent.set(qn("w:hanging"), str(hanging))


def _add(paragraph: Any, tag: str, before: tuple[str, ...]) -> Any:
    """Adds a property to a paragraph where Word expects it: behind those with these tags."""
    properties = _properties_of(paragraph)
    element = properties.makeelement(qn(f"w:{tag}"))
    names = {qn(f"w:{name}") for name in before}
    properties.insert(sum(one.tag in names for one in properties), element)
    return element


def _properties_of(paragraph: Any) -> Any:
    properties = paragraph.find(_PPR)
    if properties is None:
        properties = paragraph.makeelement(_PPR)
        paragraph.insert(0, properties)
    return properties
