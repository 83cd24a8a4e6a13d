"""The finished document as a file whose bytes depend on its content only."""

from __future__ import annotations

import io
import struct
from datetime import date

from xlreview.report.word import WordTemplate

_ENTRY = b"PK\x01\x02"
_ENTRY_SIZE, _END_SIZE = 46, 22
"""Bytes of an entry of a ZIP directory before its name, and of the record that ends a file (APPNOTE 4.3)."""
_MODE = 0o644 << 16


def packed(template: WordTemplate, dated: date) -> bytes:
    """The document as a file: every part carries the day of the report, not the clock.

    What python-docx has packed is stamped where it stands. Packing it anew would take as long as filling
    a tenth of the report.
    """
    container = io.BytesIO()
    template.save(container)
    content = bytearray(container.getvalue())
    _stamp(content, struct.pack("<HH", 0, (max(dated.year, 1980) - 1980) << 9 | dated.month << 5 | dated.day))
    return bytes(content)


def _stamp(content: bytearray, moment: bytes) -> None:
    """Writes a moment, and the same rights, over those of every part, in the directory and at the part."""
    (place,) = struct.unpack_from("<L", content, len(content) - _END_SIZE + 16)
    while content.startswith(_ENTRY, place):
        content[place + 12 : place + 16] = moment
        struct.pack_into("<L", content, place + 38, _MODE)
        (part,) = struct.unpack_from("<L", content, place + 42)
        content[part + 10 : part + 14] = moment
        place += _ENTRY_SIZE + sum(struct.unpack_from("<HHH", content, place + 28))
