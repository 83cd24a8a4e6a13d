"""What kind of file is this? Told by its first bytes and by the names in it, never by its own name."""

from __future__ import annotations

import re
from collections.abc import Collection

from xlreview.i18n import Label
from xlreview.problem import UnusableInput, unusable

ZIP = b"PK"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OPEN_SHEETS = (b"application/vnd.oasis.opendocument.spreadsheet", b"application/vnd.sun.xml.calc")
_LOOKED_AT = 4096
_BEFORE_TEXT = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_VERY_OLD_EXCEL = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
"""A table of the time before workbooks had a container: BIFF 2, 3, 4 and a bare 5."""
_PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_SEPARATORS = re.compile(r"[;,\t|]")


def check_is_archive(file: str, content: bytes) -> None:
    """Raises UnusableInput with what the file is, unless it is a zip archive or in an OLE2 container."""
    if content.startswith((ZIP, OLE2)):
        return
    if content.startswith(_VERY_OLD_EXCEL):
        raise unusable("OLD_EXCEL_FORMAT", file)
    kind = _kind_by_start(content)
    start = content[:_LOOKED_AT].lstrip(_BEFORE_TEXT).replace(b"\0", b"").lower()
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise unusable("OLD_EXCEL_FORMAT", file)
    if start.startswith(b"<?xml") and any(kind in start for kind in _OPEN_SHEETS):
        raise unusable("OPEN_DOCUMENT_FORMAT", file)
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        kind = "web_page"
    elif start.startswith(b"{\\rtf"):
        kind = "document"
    raise not_a_workbook(file, kind or _kind_of_text(content))


def kind_of_ole2(content: bytes) -> str:
    """What is in an OLE2 container, by the streams in its directory: old Office files, and locked new ones.

    `encrypted`, `old_excel` or `old_office`.
    """
    if _has_stream(content, "EncryptedPackage"):
        return "encrypted"
    return "old_excel" if _has_stream(content, "Workbook") or _has_stream(content, "Book") else "old_office"


def check_is_workbook(file: str, names: Collection[str], mimetype: bytes) -> None:
    """Raises UnusableInput with what an archive is, by the plain names in it, unless it is a workbook.

    `mimetype` is the part of that name, in which an OpenDocument file says of which sort it is.
    """
    if "mimetype" in names:
        is_sheet = mimetype.strip().startswith(_OPEN_SHEETS)
        raise unusable("OPEN_DOCUMENT_FORMAT", file) if is_sheet else not_a_workbook(file, "document")
    if any(name.endswith("workbook.bin") for name in names):
        raise unusable("BINARY_WORKBOOK", file)
    if any(name.startswith(("word/", "ppt/", "visio/")) for name in names):
        raise not_a_workbook(file, "document")
    if any(name.endswith(".iwa") for name in names):
        raise not_a_workbook(file, "numbers")
    if not any(name.endswith(".rels") for name in names) and "xl/workbook.xml" not in names:
        raise not_a_workbook(file, "archive")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise unusable("MACRO_WORKBOOK", file)
    if not any("workbook" in name or name.startswith("xl/") for name in names):
        raise not_a_workbook(file, "archive")


def not_a_workbook(file: str, kind: str) -> UnusableInput:
    """The refusal of a file of another kind (`file_kind.KIND` in the catalogues)."""
    return unusable("NOT_A_WORKBOOK", file, kind=Label(f"file_kind.{kind}"))


def _kind_by_start(content: bytes) -> str | None:
    if content.lstrip()[:5].lower() == b"%pdf-":
        return "pdf"
    if content.startswith(_PICTURES):
        return "picture"
    return "archive" if content.startswith(_ARCHIVES) else None


def _kind_of_text(content: bytes) -> str:
    """`table` for lines with equally many separators, `text` for other text, `unknown` for the rest."""
    start = content[:_LOOKED_AT]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = start[: len(start) // 2 * 2].decode("utf-16", "replace")
    elif any(byte < 9 or 13 < byte < 32 for byte in start):
        return "unknown"
    else:
        text = start.decode("utf-8-sig", "replace")
    lines = [line for line in text.splitlines() if line.strip()][:4]
    counts = [len(_SEPARATORS.findall(line)) for line in lines]
    return "table" if len(counts) > 1 and min(counts) == max(counts) > 0 else "text"


def _has_stream(content: bytes, name: str) -> bool:
    spellings = (name, name.upper())
    return any(f"{spelling}\0".encode("utf-16-le") in content for spelling in spellings)
