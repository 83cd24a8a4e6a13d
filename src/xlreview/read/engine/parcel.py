"""The workbook that an engine is handed: made here, of checked parts, always in the same form.

No engine ever meets a stranger's archive. What it gets are the sheets, the shared texts and the formats
under names of ours, unpacked, so that it has nothing to inflate and nothing to find its way through.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from io import SEEK_SET

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f'<Types xmlns="{_PACKAGE}/content-types"/>'
_HEAD = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


class Parcel:
    """The pieces of a file, handed out one after another to whoever reads it once from the start.

    Joined, they would be a copy of all sheets and texts, and the engine makes one of its own.
    """

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._piece, self._within = 0, 0

    def seek(self, place: int, whence: int = SEEK_SET, /) -> int:
        """Goes back to the start, which is the only place there is to go to; raises ValueError for others."""
        if place or whence != SEEK_SET:
            raise ValueError("a parcel is read from the start")
        self._piece, self._within = 0, 0
        return 0

    def read(self, size: int = -1, /) -> bytes:
        """Some more bytes, at most `size`; none at the end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_SLICE), b""))
        while self._piece < len(self._pieces):
            piece, start = self._pieces[self._piece], self._within
            if start or len(piece) > size:
                piece = piece[start : start + min(size, _SLICE)]
                self._within += len(piece)
                if piece or not size:
                    return piece
            self._piece, self._within = self._piece + 1, 0
            if piece:
                return piece
        return b""


def parcel(
    sheets: Sequence[bytes],
    *,
    strings: bytes,
    styles: bytes,
    counts_from_1904: bool,
    checksum: Callable[[bytes], int] = zlib.crc32,
) -> Parcel:
    """A workbook with these sheets, titled `1`, `2` … in this order.

    `checksum` gives the CRC-32 of a part, for whoever knows those of some already.
    """
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="{one}" sheetId="{one}" r:id="rId{one}"/>' for one in numbers)
    calendar = '<workbookPr date1904="1"/>' if counts_from_1904 else ""
    related = "".join(
        f'<Relationship Id="rId{one}" Type="{_OFFICE}/worksheet" Target="worksheets/{one}.xml"/>'
        for one in numbers
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _HEAD,
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{calendar}<sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'
        ),
        **{f"xl/worksheets/{one}.xml": sheet for one, sheet in zip(numbers, sheets, strict=True)},
    }
    if strings:
        parts["xl/sharedStrings.xml"] = strings
    if styles:
        parts["xl/styles.xml"] = styles
    written = {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}
    return _stored(written, checksum)


def _stored(parts: Mapping[str, bytes], checksum: Callable[[bytes], int]) -> Parcel:
    """A zip archive of these parts, not deflated: what is unpacked again at once is best not packed.

    `zipfile` does the same in four copies and twice the time.
    """
    written: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name, part in parts.items():
        named = name.encode("ascii")
        facts = _FACTS.pack(_VERSION, 0, 0, 0, _DAY_ONE, checksum(part), len(part), len(part), len(named), 0)
        written += (b"PK\x03\x04" + facts + named, part)
        directory += (b"PK\x01\x02", _MADE_BY, facts, _NO_MORE, place.to_bytes(4, "little"), named)
        place += 4 + len(facts) + len(named) + len(part)
    length = sum(map(len, directory))
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(parts), len(parts), length, place, 0)
    return Parcel((*written, b"".join((*directory, end))))


_SLICE = 64 * 1024
"""Bytes that are cut from a piece at a time; for more the system would have to find fresh memory."""
_FACTS = struct.Struct("<5H3I2H")
_VERSION = 20
_MADE_BY = _VERSION.to_bytes(2, "little")
_NO_MORE = bytes(10)
"""No comment, one disk, no attributes."""
_DAY_ONE = 0x21
"""The first day that a zip archive knows, in 1980."""
