"""docxtpl at arm's length: fills a Word template, and mends what filling leaves behind.

Differs from docxtpl in three ways. The filled XML is parsed strictly, so that a misplaced instruction
is reported and never "recovered" by dropping text. New lines become paragraphs and real lists in one
pass over the tree instead of regular expressions over the whole document. Document properties are not
templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from xlreview.model.emphasis import BOLD
from xlreview.report.set_off import STYLES, is_set_off, set_words_off, without_marks
from xlreview.report.tree import (
    drop_dead_links,
    drop_empty_runs,
    keep_bookmarks_apart,
    let_long_texts_break,
    mend_tables,
)
from xlreview.report.typed_lines import on_one_line, split_paragraphs

_WHOSE = re.compile(rb"<(?:\w+:)?(Manager|Company|HyperlinkBase)>[^<]*</(?:\w+:)?\1>")
_ABOUT = ("keywords", "category", "content_status", "identifier", "version")
"""Properties of a template that say nothing about the report."""
_ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_TAG = re.compile(r"{[{%].*?[}%]}", re.DOTALL)
_ODD_BLANK = re.compile("[\u00a0\u202f\u200b\u2060\ufeff]")
"""What Word and web pages put between words, which Jinja takes for no blank."""
_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
_COMMENTED = re.compile(r"/(comments\w*|people)$")
"""The comments in a document, and the list of those who wrote them."""
_OF_COMMENTS = tuple(qn(f"w:comment{mark}") for mark in ("RangeStart", "RangeEnd", "Reference"))
_TRACKED = tuple(qn(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"))
_AUTHOR = "Author"
"""What Word itself writes in place of a name when it takes out personal information."""


class WordTemplate(DocxTemplate):
    """A Word document with fields and instructions of docxtpl."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self._filling = ""

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Environment | None = None
    ) -> Any:
        """One part of the document, filled."""
        self._filling = src_xml
        return super().render_xml_part(src_xml, part, context, jinja_env)

    def patch_xml(self, src_xml: str) -> str:
        """A source with its instructions where Jinja looks for them."""
        if _ODD_BLANK.search(src_xml):
            src_xml = _TAG.sub(lambda tag: _ODD_BLANK.sub(_plain_blank, tag[0]), src_xml)
        return _patched(src_xml)

    def text_near(self, fault: BaseException) -> str:
        """The text of the paragraph whose filling raised this; empty where that cannot be told."""
        line, trace = 0, fault.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == "<template>":
                line = trace.tb_lineno
            trace = trace.tb_next
        # docxtpl begins a line with every paragraph, so that a line of Jinja is a paragraph.
        paragraphs = re.split(r"(?=<w:p[ >])", self._filling)
        source = paragraphs[line - 1] if 0 < line <= len(paragraphs) else ""
        return " ".join(re.sub(r"<[^>]+>", "", source).split())

    def resolve_listing(self, xml: str) -> str:
        """Breaks in the body wait for the tree; headers and footers have one line each."""
        if self.current_rendering_part is self.docx.part:
            return xml
        return on_one_line(without_marks(xml))

    def fix_tables(self, xml: str) -> Any:
        """The filled body as a tree, breaks and tables mended; raises XMLSyntaxError if it is no XML."""
        # Text came through the printer and the template through python-docx: no entities to resolve.
        body = etree.fromstring(xml.encode("utf-8"), _parser())
        split_paragraphs(
            body, bullets=self._bullet_style("List Bullet"), in_tables=self._bullet_style("Table Bullet")
        )
        if is_set_off(xml):
            set_words_off(body, self._character_style)
        drop_empty_runs(body)
        mend_tables(body)
        let_long_texts_break(body)
        keep_bookmarks_apart(body)
        drop_dead_links(body)
        return body

    def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        """Leaves the document properties alone; the report sets its own."""

    def header_and_footer_parts(self) -> list[Any]:
        """The parts that repeat on every page."""
        return [rel.target_part for rel in self._related(RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)]

    def render_footnotes(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        """Fills footnotes and endnotes; docxtpl knows the first only."""
        for part in (rel.target_part for rel in self._related(*_NOTES)):
            source = self.patch_xml(part.blob.decode("utf-8"))
            part._blob = self.render_xml_part(source, part, context, jinja_env).encode("utf-8")

    def notes(self) -> list[Any]:
        """The footnotes and the endnotes, if there are any, each as a tree to look at."""
        notes = self._related(*_NOTES)
        return [etree.fromstring(rel.target_part.blob, _parser()) for rel in notes]

    def sources(self) -> Iterator[str]:
        """The parts of the document that are filled, as XML."""
        yield self.get_xml()
        for part in self.header_and_footer_parts():
            yield self.xml_to_string(part.element)
        for rel in self._related(*_NOTES):
            yield rel.target_part.blob.decode("utf-8", "replace")

    def forget_origin(self) -> None:
        """Takes away what a template tells about those who made it: files, names, offices, comments."""
        self._forget_authors()
        for part in (one.target_part for one in self._related(RELATIONSHIP_TYPE.SETTINGS)):
            for id, rel in list(part.rels.items()):
                if rel.reltype == _ATTACHED:
                    del part.rels[id]
        settings = self.docx.settings.element
        for attached in settings.findall(qn("w:attachedTemplate")):
            settings.remove(attached)
        package = self.docx.part.package
        for id, rel in list(package.rels.items()):
            if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
                del package.rels[id]
            elif rel.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
                rel.target_part._blob = _WHOSE.sub(b"", rel.target_part.blob)
        properties = self.docx.core_properties
        for name in _ABOUT:
            if getattr(properties, name):
                setattr(properties, name, "")

    def _forget_authors(self) -> None:
        for id, rel in list(self.docx.part.rels.items()):
            if _COMMENTED.search(rel.reltype):
                del self.docx.part.rels[id]
        for root in (self.docx.element.body, *(part.element for part in self.header_and_footer_parts())):
            for mark in list(root.iter(*_OF_COMMENTS)):
                mark.getparent().remove(mark)
            for change in root.iter(*_TRACKED):
                change.set(qn("w:author"), _AUTHOR)

    def _related(self, *kinds: str) -> list[Any]:
        return [rel for rel in self.docx.part.rels.values() if rel.reltype in kinds]

    def _character_style(self, name: str) -> str:
        """Id of a built-in character style; a template that lacks it gets it, as Word itself would do."""
        for style in self.docx.styles.element.style_lst:
            if (style.name_val or "").lower() == name.lower() and style.type == WD_STYLE_TYPE.CHARACTER:
                return str(style.styleId)
        added = self.docx.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
        if name == STYLES[BOLD]:
            added.font.bold = added.font.cs_bold = True
        else:
            added.font.italic = added.font.cs_italic = True
        return str(added.style_id)

    def _bullet_style(self, name: str) -> str | None:
        """Id of a list style; Word translates the ids of its own styles, but keeps their names."""
        for style in self.docx.styles.element.style_lst:
            if (style.name_val or "").lower() == name.lower():
                return style.styleId
        return None


@lru_cache(maxsize=8)
def _patched(source: str) -> str:
    """Dozens of expressions go over all of a template: once, however many reports are made from it."""
    return str(DocxTemplate("").patch_xml(source))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _plain_blank(odd: re.Match[str]) -> str:
    return " " if odd[0].isspace() else ""
