"""docxtpl at arm's length: fills a Word template, and mends what filling leaves behind.

Differs from docxtpl in three ways. The filled XML is parsed strictly, so that a misplaced instruction
is reported and never "recovered" by dropping text. New lines become paragraphs and real lists in one
pass over the tree instead of regular expressions over the whole document. Document properties are not
templates.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from xlreview.report.printing import BULLET, NEW_PARAGRAPH
from xlreview.report.tree import (
    drop_empty_runs,
    keep_bookmarks_apart,
    let_long_texts_break,
    mend_tables,
    split_paragraphs,
)


class WordTemplate(DocxTemplate):
    """A Word document with fields and instructions of docxtpl."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))

    def resolve_listing(self, xml: str) -> str:
        """Breaks in the body wait for the tree; headers and footers have one line each."""
        if self.current_rendering_part is self.docx.part:
            return xml
        return xml.replace(NEW_PARAGRAPH, " ").replace(BULLET, "• ")

    def fix_tables(self, xml: str) -> Any:
        """The filled body as a tree, breaks and tables mended; raises XMLSyntaxError if it is no XML."""
        # Text came through the printer and the template through python-docx: no entities to resolve.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        body = etree.fromstring(xml.encode("utf-8"), parser)
        split_paragraphs(
            body, bullets=self._bullet_style("List Bullet"), in_tables=self._bullet_style("Table Bullet")
        )
        drop_empty_runs(body)
        mend_tables(body)
        let_long_texts_break(body)
        keep_bookmarks_apart(body)
        return body

    def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        """Leaves the document properties alone; the report sets its own."""

    def header_and_footer_parts(self) -> list[Any]:
        """The parts that repeat on every page."""
        wanted = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
        return [rel.target_part for rel in self.docx.part.rels.values() if rel.reltype in wanted]

    def _bullet_style(self, name: str) -> str | None:
        """Id of a list style; Word translates the ids of its own styles, but keeps their names."""
        for style in self.docx.styles.element.style_lst:
            if (style.name_val or "").lower() == name.lower():
                return style.styleId
        return None
