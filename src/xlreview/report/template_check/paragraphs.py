"""The paragraphs of a template with their places, as somebody who looks for them in Word needs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from xlreview.i18n import Filling, Label
from xlreview.report.fields import headings
from xlreview.report.word import WordTemplate

_P, _T, _TAB, _BREAK, _INSTRUCTION = (qn(f"w:{tag}") for tag in ("p", "t", "tab", "br", "instrText"))
_TBL, _TR, _R = qn("w:tbl"), qn("w:tr"), qn("w:r")
_TRACKED = tuple(qn(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SHOWN = 80


@dataclass(frozen=True)
class Spot:
    """One paragraph: its text, its running number within its part, and the heading that it stands under.

    `source` is the text with what stands at its place in field codes and attributes, such as the target
    of a link or the description of a picture.
    """

    text: str
    source: str
    part: str
    number: int
    heading: str
    in_table: bool
    tracked: bool
    levels: tuple[Any, Any, Any]
    """What holds the paragraph, its table and its row, to tell whether two spots lie side by side."""

    @property
    def where(self) -> Label:
        """The place in words: "Paragraph 12, in a table, under “Findings”"."""
        place = "table" if self.part == "body" and self.in_table else self.part
        details: dict[str, Filling] = {"number": self.number}
        if self.heading:
            details["heading"] = _shown(self.heading)
        return Label(f"template.where.{place}{'_under' if self.heading else ''}", details)

    @property
    def shown(self) -> str:
        """The text as far as a message has room for it."""
        return _shown(self.text if "{{" in self.text or "{%" in self.text else self.source)


def parts_of_template(template: WordTemplate) -> Iterator[list[Spot]]:
    """The paragraphs of every part that is filled: the body, then each header, footer and set of notes."""
    body = template.docx.element.body
    titles = {id(one.paragraph): one.words for one in headings(body, template.docx.styles.element)}
    yield list(_in_part(body, "body", titles))
    for part in template.header_and_footer_parts():
        yield list(_in_part(part.element, "header" if part.element.tag == qn("w:hdr") else "footer", {}))
    for notes in template.notes():
        yield list(_in_part(notes, "endnote" if notes.tag == qn("w:endnotes") else "note", {}))


def _in_part(root: Any, part: str, titles: dict[int, str]) -> Iterator[Spot]:
    heading = ""
    paragraphs = [one for one in root.iter(_P) if next(one.iterancestors(_FALLBACK), None) is None]
    for number, paragraph in enumerate(paragraphs, start=1):
        heading = titles.get(id(paragraph), heading)
        table = next(paragraph.iterancestors(_TBL), None)
        own = [one for one in paragraph.iter() if _belongs(one, paragraph)]
        yield Spot(
            "".join(map(_characters, own)),
            "".join(_hidden(one) + _characters(one) for one in own),
            part,
            number,
            heading,
            in_table=table is not None,
            tracked=any(one.tag in _TRACKED for one in own),
            levels=(paragraph.getparent(), table, next(paragraph.iterancestors(_TR), None)),
        )


def _belongs(element: Any, paragraph: Any) -> bool:
    """Whether an element stands in this very paragraph and not in that of a text box within it."""
    return element is not paragraph and next(element.iterancestors(_P), None) is paragraph


def _characters(element: Any) -> str:
    if element.tag == _T:
        return element.text or ""
    if element.tag == _BREAK or (element.tag == _TAB and element.getparent().tag == _R):
        return " "
    return ""


def _hidden(element: Any) -> str:
    """A piece of a field code, and the attributes that hold a field or an instruction."""
    attributes = "".join(text for text in element.attrib.values() if "{{" in text or "{%" in text)
    return attributes + (element.text or "" if element.tag == _INSTRUCTION else "")


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
