"""The XML in a workbook: read in its own encoding, without a document type, and well-formed.

A document type can define entities that grow without end or name other files, and a workbook never
needs one. Encodings that hide such marks from whoever looks for them are refused too.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from xlreview.problem import unusable

Attributes = Mapping[str, str]

_DECLARED = re.compile(rb"^<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = b"<!DOCTYPE"
_NOTHING_IN_FRONT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*\?>\s*)?<[A-Za-z_]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_USUAL_START = b"<?xml"
_USUAL_DECLARATIONS = frozenset({b"utf-8", b"us-ascii"})
_SAFE_ENCODINGS = frozenset(
    {"utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1250", "cp1251", "cp1252", "utf-16"}
)
"""One byte a letter and ASCII below 128, so that markup is where it seems to be; by Python's names."""


def is_markup(name: str) -> bool:
    """Whether a part of this plain name is XML. Pictures (.svg) are not ours to look into."""
    return name.endswith((".xml", ".rels", ".vml"))


def has_document_type(part: bytes) -> bool:
    """Whether a part has the mark of a document type, in any encoding whose letters are those of ASCII.

    It can only stand in front of the first element, and mostly that follows right after the declaration.
    """
    if _NOTHING_IN_FRONT.match(part):
        return False
    return _DOCTYPE in part or (b"\0" in part[:4] and _DOCTYPE in part.replace(b"\0", b""))


def as_utf8(file: str, part: bytes) -> bytes:
    """A part of XML in UTF-8 without mark or foreign declaration; the part itself where it is so already.

    Raises UnusableInput (UNSAFE_WORKBOOK) for a document type, or an encoding that none can be sure of.
    """
    encoding = None
    if not part.startswith(_USUAL_START):
        encoding = next((encoding for mark, encoding in _MARKS if part.startswith(mark)), None)
    if encoding is None and (declared := _DECLARED.match(part)) is not None:
        encoding = _declared_encoding(file, declared[1])
    if encoding is not None:
        try:
            text = part.decode(encoding)
        except UnicodeError as fault:
            raise unusable("DAMAGED_WORKBOOK", file) from fault
        part = _DECLARATION.sub("", text.removeprefix("\ufeff"), count=1).encode("utf-8", "replace")
    if has_document_type(part):
        raise unusable("UNSAFE_WORKBOOK", file)
    return part


def check_well_formed(file: str, xml: bytes) -> bool:
    """Whether there is nothing but elements and text in the XML: no comments, instructions, CDATA.

    Raises UnusableInput (DAMAGED_WORKBOOK) for XML that breaks off or does not nest.
    """
    others: list[object] = []

    def other(*_: object) -> None:
        others.append(None)

    # Handlers of what hardly ever occurs cost nothing, those of elements and text would cost most of all.
    parser = expat.ParserCreate()
    parser.CommentHandler = other
    parser.ProcessingInstructionHandler = other
    parser.StartCdataSectionHandler = other
    parser.StartDoctypeDeclHandler = other
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise unusable("DAMAGED_WORKBOOK", file) from fault
    return not others


def walk(
    file: str,
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Calls `start`, `end` and `text` for what stands in the XML; names come as `namespace}name`.

    Raises UnusableInput: DAMAGED_WORKBOOK for XML that is not well-formed, UNSAFE_WORKBOOK for a document
    type, and whatever the callbacks raise.
    """

    def refuse(*_: object) -> None:
        raise unusable("UNSAFE_WORKBOOK", file)

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise unusable("DAMAGED_WORKBOOK", file) from fault


def elements(file: str, xml: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of every element of this local name, by local name; raises as `walk` does."""
    return elements_by_name(file, xml, name)[name]


def elements_by_name(file: str, xml: bytes, *names: str) -> dict[str, list[dict[str, str]]]:
    """The same for elements of several names."""
    found: dict[str, list[dict[str, str]]] = {name: [] for name in names}

    def start(tag: str, attributes: dict[str, str]) -> None:
        kind = found.get(local(tag))
        if kind is not None:
            kind.append({local(key): text for key, text in attributes.items()})

    walk(file, xml, start)
    return found


def escaped(text: str) -> str:
    """A text as it stands between tags; a carriage return would be taken for the end of a line."""
    return html.escape(text, quote=False).replace("\r", "&#13;")


def attribute(text: str) -> str:
    """A text as the value of an attribute, in quotation marks."""
    return f'"{html.escape(text)}"'


def local(name: str) -> str:
    """A name without its namespace or prefix."""
    return name.rpartition("}")[2]


def _declared_encoding(file: str, name: bytes) -> str | None:
    """Python's name of a declared encoding, None for the usual one."""
    if name.lower() in _USUAL_DECLARATIONS:
        return None
    try:
        known = codecs.lookup(name.decode("ascii")).name
    except (LookupError, ValueError) as fault:
        raise unusable("UNSAFE_WORKBOOK", file) from fault
    if known not in _SAFE_ENCODINGS:
        raise unusable("UNSAFE_WORKBOOK", file)
    # Declared as UTF-16 while its bytes are not: they decide.
    return "utf-8" if known == "utf-16" else known
