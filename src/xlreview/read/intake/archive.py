"""The zip archive around a workbook: every part unpacked once, counted and compared with its checksum.

Nothing the archive says about itself is believed. Announced sizes only decide early; what counts are
the bytes that come out, and a part that holds more or fewer than announced is damage.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from xlreview.problem import unusable

LARGEST_PART = 100 * 1024 * 1024
"""Bytes of one part once unpacked."""
LARGEST_CONTENT = 200 * 1024 * 1024
"""Bytes of all parts once unpacked."""
MOST_PARTS = 2_000
LEAST_RATIO = 0.001
"""Packed size by unpacked size of a part of XML. Deflating never does much better, people far worse."""
RATIO_COUNTS_FROM = 100 * 1024
"""Bytes; small parts may be as repetitive as they like."""

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_LOCAL_SIGNATURE = b"PK\x03\x04"
_CENTRAL_SIGNATURE = b"PK\x01\x02"
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


@dataclass(frozen=True)
class Archive:
    """The checked directory of an archive, and its parts by plain name (see `plain_name`)."""

    file: str
    content: bytes
    entries: Sequence[zipfile.ZipInfo]

    _unpacked: dict[str, bytes] = field(default_factory=dict)
    _checksums: dict[int, int] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> Mapping[str, zipfile.ZipInfo]:
        """What the directory says about each part, by plain name."""
        return {plain_name(entry.filename): entry for entry in self.entries}

    @cached_property
    def unpacked_size(self) -> int:
        """Bytes of all parts as announced; every part is held to it."""
        return sum(entry.file_size for entry in self.entries)

    def part(self, name: str) -> bytes:
        """A part by its plain name, unpacked once; empty where there is none.

        Raises UnusableInput (DAMAGED_WORKBOOK) for a part that is not what the directory says.
        """
        if name not in self._unpacked:
            entry = self.by_name.get(name)
            self._unpacked[name] = b"" if entry is None else self._unpack(entry)
        return self._unpacked[name]

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        start = entry.header_offset + _LOCAL_HEADER.size + sum(_variable_lengths(self.content, entry))
        packed = memoryview(self.content)[start : start + entry.compress_size]
        try:
            if entry.compress_type == zipfile.ZIP_STORED:
                part = bytes(packed)
            else:
                inflating = zlib.decompressobj(-zlib.MAX_WBITS)
                # One byte more than announced shows that the announcement was wrong.
                part = inflating.decompress(packed, entry.file_size + 1)
        except zlib.error as fault:
            raise unusable("DAMAGED_WORKBOOK", self.file) from fault
        if len(part) != entry.file_size or zlib.crc32(part) != entry.CRC:
            raise unusable("DAMAGED_WORKBOOK", self.file)
        self._checksums[id(part)] = entry.CRC
        return part

    def checksum(self, content: bytes) -> int:
        """The CRC-32 of some content; that of a part of this archive is known already."""
        # Parts live as long as their archive, so none of their ids can be anybody else's.
        known = self._checksums.get(id(content))
        return zlib.crc32(content) if known is None else known


def open_archive(file: str, content: bytes) -> Archive:
    """The directory of an archive, checked against the archive itself and the limits.

    Raises UnusableInput: DAMAGED_WORKBOOK, UNPACKS_TOO_LARGE, UNSAFE_WORKBOOK where parts overlap or share
    a name, PASSWORD_PROTECTED where parts are encrypted one by one.
    """
    if content.count(_CENTRAL_SIGNATURE) > 10 * MOST_PARTS:
        # Before anybody makes an object of each.
        raise unusable("UNPACKS_TOO_LARGE", file)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            end = archive.start_dir
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as fault:
        raise unusable("DAMAGED_WORKBOOK", file) from fault
    _check_limits(file, entries)
    _check_names(file, entries)
    _check_places(file, content, entries, end)
    return Archive(file, content, entries)


def plain_name(name: str) -> str:
    """A part's name as all programs should see it: without case, `/` between folders, none in front."""
    return name.replace("\\", "/").lower().lstrip("/")


def _check_limits(file: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    if (
        len(entries) > MOST_PARTS
        or total > LARGEST_CONTENT
        or largest > LARGEST_PART
        or any(map(_is_too_dense, entries))
    ):
        raise unusable("UNPACKS_TOO_LARGE", file)


def _is_too_dense(entry: zipfile.ZipInfo) -> bool:
    return (
        entry.file_size > RATIO_COUNTS_FROM
        and entry.compress_size < LEAST_RATIO * entry.file_size
        and plain_name(entry.filename).endswith((".xml", ".rels", ".vml"))
    )


def _check_names(file: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Two parts of one name are two workbooks in one: which is read depends on the program."""
    names = {plain_name(entry.filename) for entry in entries}
    if len(names) < len(entries) or "" in names:
        raise unusable("UNSAFE_WORKBOOK", file)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise unusable("PASSWORD_PROTECTED", file)
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise unusable("DAMAGED_WORKBOOK", file)


def _check_places(file: str, content: bytes, entries: Sequence[zipfile.ZipInfo], end: int) -> None:
    """Every part stands where the directory says, under the same name, and on bytes of its own."""
    free_from = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start, name_start = entry.header_offset, entry.header_offset + _LOCAL_HEADER.size
        if start < 0 or name_start > len(content) or not content.startswith(_LOCAL_SIGNATURE, start):
            raise unusable("DAMAGED_WORKBOOK", file)
        name_length, extra_length = _variable_lengths(content, entry)
        name = content[name_start : name_start + name_length]
        if start < free_from or not _is_name_of(name, entry):
            raise unusable("UNSAFE_WORKBOOK", file)
        free_from = name_start + name_length + extra_length + entry.compress_size
        if free_from > end:
            raise unusable("DAMAGED_WORKBOOK", file)


def _variable_lengths(content: bytes, entry: zipfile.ZipInfo) -> tuple[int, int]:
    """Lengths of the name and of the extra field that stand between a part's header and the part."""
    name_length, extra_length = struct.unpack_from("<2H", content, entry.header_offset + 26)
    return name_length, extra_length


def _is_name_of(name: bytes, entry: zipfile.ZipInfo) -> bool:
    encoding = "utf-8" if entry.flag_bits & _UTF8_NAME else "cp437"
    local = name.decode(encoding, "replace")
    return local == entry.orig_filename or plain_name(local) == plain_name(entry.orig_filename)
