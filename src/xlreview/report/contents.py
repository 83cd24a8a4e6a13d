"""What a template carries besides text: links to other files, programs, embedded objects, field codes.

Word acts on these when somebody opens the report, so that a report would do what a stranger put into
a template. Links to web pages and the fields of ordinary documents are let through, the rest is named.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from xlreview.i18n import Label

_FIELD_NAMES = """
PAGE NUMPAGES SECTION SECTIONPAGES TOC TC TOA TA INDEX XE SEQ LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT
REF PAGEREF NOTEREF STYLEREF HYPERLINK CITATION BIBLIOGRAPHY IF SET QUOTE EQ SYMBOL ADVANCE MERGEFIELD
DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME TITLE AUTHOR SUBJECT KEYWORDS COMMENTS DOCPROPERTY
BIDIOUTLINE DOCVARIABLE
FILENAME LASTSAVEDBY NUMWORDS NUMCHARS REVNUM USERNAME USERINITIALS FORMTEXT FORMCHECKBOX FORMDROPDOWN
"""
_FIELDS = frozenset(_FIELD_NAMES.split())
"""Field codes that work on the document itself (ISO/IEC 29500-1, 17.16.5); all others are refused."""
_PROGRAMS = re.compile(r"/(vbaProject|wordVbaData|attachedToolbars|keyMapCustomizations)$")
_OBJECTS = re.compile(r"/(oleObject|control|activeXControlBinary|package|aFChunk|subDocument)$")
_WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)
_TEMPLATE = "/attachedTemplate"
_LOCAL = re.compile(r"(file:///)?([a-z]:[\\/]|/?[^:/\\][^:]*$)", re.IGNORECASE)
"""A file on one's own computer, as Word notes the one that a document was based on."""
_CHAR, _CODE, _SIMPLE = (qn(f"w:{tag}") for tag in ("fldChar", "instrText", "fldSimple"))
_TYPE, _INSTRUCTION = qn("w:fldCharType"), qn("w:instr")
_MERGE = qn("w:mailMerge")
_PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": True}


def refused_contents(package: bytes) -> list[Label]:
    """What stands in a Word file that no report may carry, each thing once, in words.

    Raises zipfile.BadZipFile and XMLSyntaxError for a package that cannot be read.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as container:
        return list({repr(one): one for one in _refused(container)}.values())


def _refused(container: zipfile.ZipFile) -> Iterator[Label]:
    if b"macroEnabled" in container.read("[Content_Types].xml"):
        yield Label("template.carries.program")
    for name in container.namelist():
        if name.endswith(".rels"):
            yield from _in_relations(name, etree.fromstring(container.read(name), etree.XMLParser(**_PARSER)))
        elif name.endswith(".xml") and name.startswith("word/"):
            part = container.read(name)
            if b"fldChar" in part or b"fldSimple" in part or b"mailMerge" in part or b"instrText" in part:
                yield from _in_part(etree.fromstring(part, etree.XMLParser(**_PARSER)))


def _in_relations(name: str, relations: Any) -> Iterator[Label]:
    for relation in relations:
        kind, target = relation.get("Type") or "", relation.get("Target") or ""
        outside = relation.get("TargetMode") == "External"
        if _PROGRAMS.search(kind):
            yield Label("template.carries.program")
        elif kind.endswith(_TEMPLATE):
            if not _LOCAL.match(target):
                yield Label("template.carries.link", {"target": target})
        elif outside and not (kind.endswith("/hyperlink") and (_WEB.match(target) or target[:1] == "#")):
            yield Label("template.carries.link", {"target": target})
        elif _OBJECTS.search(kind) and not _is_of_chart(name, target):
            yield Label("template.carries.object", {"target": target.rpartition("/")[2]})


def _is_of_chart(name: str, target: str) -> bool:
    """Whether it is the table of figures that every chart of Word keeps."""
    return name.startswith("word/charts/") and target.lower().endswith(".xlsx")


def _in_part(root: Any) -> Iterator[Label]:
    if root.find(_MERGE) is not None:
        yield Label("template.carries.mail_merge")
    for code in _field_codes(root):
        keyword = (code.split() or [""])[0].upper()
        if keyword not in _FIELDS and keyword[:1] != "=":
            yield Label("template.carries.field", {"code": " ".join(code.split())[:80] or "{ }"})


def _field_codes(root: Any) -> Iterator[str]:
    """The codes of all fields, put together from the pieces that Word may have cut them into."""
    pending: list[list[str]] = []
    done: set[int] = set()
    for element in root.iter(_CHAR, _CODE, _SIMPLE):
        if element.tag == _SIMPLE:
            yield element.get(_INSTRUCTION) or ""
        elif element.tag == _CODE:
            if pending:
                pending[-1].append(element.text or "")
            else:
                yield element.text or ""
        elif element.get(_TYPE) == "begin":
            pending.append([])
        elif pending and element.get(_TYPE) == "separate" and id(pending[-1]) not in done:
            done.add(id(pending[-1]))
            yield "".join(pending[-1])
        elif pending and element.get(_TYPE) == "end":
            pieces = pending.pop()
            if id(pieces) in done:
                done.discard(id(pieces))
            else:
                yield "".join(pieces)
