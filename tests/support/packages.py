"""Workbooks built or damaged part by part, below what any library for workbooks would write."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

Parts = dict[str, bytes]
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, in this order."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return content.getvalue()


def parts_of(path: Path) -> Parts:
    """All parts of a file by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rebuilt(path: Path, change: Callable[[Parts], Parts | None], name: str = "changed.xlsx") -> Path:
    """A copy beside a workbook, in which the parts were changed in place or replaced."""
    parts = parts_of(path)
    changed = path.with_name(name)
    changed.write_bytes(zipped(change(parts) or parts))
    return changed


def small(rows: str = "", *, strings: str | None = None, styles: str = "", workbook: str = "") -> Parts:
    """The fewest parts that make a workbook: one sheet `S` with these rows, as XML."""
    parts = {
        "[Content_Types].xml": b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": _relations("xl/workbook.xml", "officeDocument"),
        WORKBOOK: (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}'
            '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": _relations("worksheets/sheet1.xml", "worksheet"),
        SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode(),
    }
    if strings is not None:
        parts[STRINGS] = f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()
    if styles:
        parts["xl/styles.xml"] = (
            f'<styleSheet xmlns="{MAIN}"><cellXfs>{styles}</cellXfs></styleSheet>'
        ).encode()
    return parts


def _relations(target: str, kind: str) -> bytes:
    return (
        f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    ).encode()
