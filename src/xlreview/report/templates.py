"""Opens report templates: the shipped ones, and those that people made from them.

A user's template is a stranger's file. It is looked at before any reader unpacks it, and every way in
which it can be broken ends in one plain message.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError

from xlreview.i18n import Filling, Label
from xlreview.problem import Place, Problem, UnusableInput, unusable
from xlreview.report.contents import refused_contents
from xlreview.report.word import WordTemplate
from xlreview.resources import shipped_folder

# Limits as for workbooks that come back by mail: an honest template has a hundredth of each.
_FILE_LIMIT = 25 * 1024 * 1024
_PARTS_LIMIT = 2_000
_UNPACKED_LIMIT = 100 * 1024 * 1024
_SOURCE_LIMIT = 2_000_000
"""Characters of XML in one part that is filled; the largest shipped template has some sixty thousand."""
_TAG_LIMIT = 1_000
_LONGEST_TAG = 10_000
"""Characters of one field or instruction, however it ends; an honest one has some fifty."""
_ENDLESS_LIMIT = 20
"""Fields that do not end, or not within `_TAG_LIMIT` characters; more of them are no slip."""
_EDGE = re.compile(r"{[{%#]|[}%#]}")
_MARKUP = re.compile(r"<[^>]*>")
_WIDE_GAP = re.compile(r"\s{300}")
_XML_ENDINGS = (".xml", ".rels")


def shipped_template(kind: str) -> Path:
    """The template that ships for a kind of report."""
    return shipped_folder("report_templates") / f"{kind}.docx"


def template_fault(template: Path, fault: str, **details: Filling) -> UnusableInput:
    """The exception for a template that cannot be used; `fault` is its key in the catalogues."""
    return unusable("TEMPLATE_BROKEN", str(template), fault=Label(f"report.fault.{fault}", details))


def open_template(path: Path, *, whatever_it_carries: bool = False) -> WordTemplate:
    """The template, ready to be filled; raises UnusableInput if it is none, or carries what it must not.

    The codes are TEMPLATE_BROKEN and TEMPLATE_CARRIES.
    """
    carried = carried_problems(path)
    if carried and not whatever_it_carries:
        raise UnusableInput(*carried)
    template = WordTemplate(path)
    try:
        template.init_docx()
    except (OpcError, LxmlError, KeyError, AttributeError, zipfile.BadZipFile, zlib.error) as fault:
        raise template_fault(path, "damaged") from fault
    except ValueError as fault:
        # python-docx says so of packages whose main part is no document: .dotx, .docm, .xlsx.
        raise template_fault(path, "not_word") from fault
    for source in template.sources():
        _demand_quick_to_read(path, source)
    return template


def _demand_quick_to_read(path: Path, source: str) -> None:
    """Refuses what docxtpl would look through for hours: it looks for the end of every field once more."""
    if len(source) > _SOURCE_LIMIT:
        raise template_fault(path, "too_large")
    text = _MARKUP.sub("", source)
    begun, endless = None, 0
    for edge in _EDGE.finditer(text):
        opens = edge[0][0] == "{"
        if begun is not None:
            length = edge.start() - begun
            endless += opens or length > _TAG_LIMIT
            if not opens and length > _LONGEST_TAG:
                raise template_fault(path, "endless_fields")
        begun = edge.start() if opens else None
    if endless > _ENDLESS_LIMIT or (text.find("{%") >= 0 and _WIDE_GAP.search(source)):
        raise template_fault(path, "endless_fields")


def carried_problems(path: Path) -> list[Problem]:
    """What the file carries that no report may (TEMPLATE_CARRIES); raises UnusableInput for no template."""
    _look_at_container(path)
    try:
        refused = refused_contents(path.read_bytes())
    except (zipfile.BadZipFile, zlib.error, LxmlError, KeyError) as fault:
        raise template_fault(path, "damaged") from fault
    return [Problem("TEMPLATE_CARRIES", Place(str(path)), {"what": one}) for one in refused]


def _look_at_container(path: Path) -> None:
    """Refuses what is no zip container of a reasonable size, or has parts with a document type."""
    try:
        if not path.is_file():
            raise template_fault(path, "missing")
        if path.stat().st_size > _FILE_LIMIT:
            raise template_fault(path, "too_large")
        with zipfile.ZipFile(path) as container:
            parts = container.infolist()
            if len(parts) > _PARTS_LIMIT or sum(part.file_size for part in parts) > _UNPACKED_LIMIT:
                raise template_fault(path, "too_large")
            for part in parts:
                if part.filename.lower().endswith(_XML_ENDINGS) and _has_doctype(container.read(part)):
                    raise template_fault(path, "doctype")
    except zipfile.BadZipFile as fault:
        raise template_fault(path, "not_word") from fault
    except (zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        # Cut off, packed in a way that Word never uses, or encrypted.
        raise template_fault(path, "damaged") from fault
    except OSError as refusal:
        raise template_fault(path, "unreadable", reason=refusal.strerror or str(refusal)) from refusal


def _has_doctype(part: bytes) -> bool:
    return b"<!DOCTYPE" in part.replace(b"\0", b"")
