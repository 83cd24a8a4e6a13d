"""Workbooks with something wrong at random: in the bytes, in the zip's own fields, in the XML.

Each mutant follows from its number alone, so that a find can be made again.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

from support.packages import Parts, zipped

Mutation = Callable[[Random, bytes], bytes]

NUMBERS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)
TEXTS = (
    *("", "0", "-1", "1E999", "NaN", "999999999999999999999", "#REF!", "=1+1", "_x0000_", "_x005F_x000D_"),
    *(
        "XFD1048576",
        "XFE1",
        "A0",
        "A99999999",
        "a1",
        "$A$1",
        "ZZZ1",
        "A",
        "1",
        "\u202etfel",
        "😀",
        "x" * 40_000,
    ),
    *(
        "s",
        "e",
        "b",
        "d",
        "n",
        "str",
        "inlineStr",
        "2026-11-03",
        "veryHidden",
        "rId99",
        "../../../etc/passwd",
    ),
    *("file:///etc/passwd", "&amp;", "&#0;", "&#xD800;", "&nope;", "<", ">", '"', "]]>", "<!--", "<?x?>"),
)
TAGS = re.compile(r"<[^<>]+>")
ATTRIBUTES = re.compile(r'(?<==")[^"<>]*(?=")')
CONTENTS = re.compile(r"(?<=>)[^<>]+(?=<)")
_TOO_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, LookupError, RuntimeError, NotImplementedError),
)
HEADERS = ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46), (b"PK\x05\x06", 22))


def mutant(number: int, workbooks: Sequence[bytes]) -> bytes:
    """One of the workbooks with one to three things wrong."""
    chance = Random(number)
    content = chance.choice(workbooks)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        try:
            content = chance.choice(MUTATIONS)(chance, content)
        except _TOO_DAMAGED:
            # Too damaged already to be damaged part by part.
            content = _bytes_changed(chance, content)
    return content


def _bytes_changed(chance: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 4, 64))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: Random, content: bytes) -> bytes:
    start = chance.randrange(len(content) + 1)
    length = chance.choice((1, 16, 512, len(content)))
    return content[:start] + content[start + length :]


def _doubled(chance: Random, content: bytes) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start : start + 4096] + content[start:]


def _header_changed(chance: Random, content: bytes) -> bytes:
    """A field of a zip header says something else: sizes, places, methods, flags."""
    mark, length = chance.choice(HEADERS)
    places = [found.start() for found in re.finditer(re.escape(mark), content)]
    changed = bytearray(content)
    if places:
        field = chance.choice(places) + 4 + chance.randrange(length - 4)
        width = chance.choice("BHI")
        number = chance.choice(NUMBERS) & ((1 << 8 * struct.calcsize(width)) - 1)
        if field + struct.calcsize(width) <= len(changed):
            struct.pack_into(f"<{width}", changed, field, number)
    return bytes(changed)


def _parts(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist() if one.file_size < 4_000_000}


def _with_part(change: Callable[[Random, str], str]) -> Mutation:
    """Changes the XML of one part, mostly of one that is parsed; the archive around it is sound."""

    def mutation(chance: Random, content: bytes) -> bytes:
        parts = _parts(content)
        parsed = [
            name for name in parts if name.startswith(("xl/work", "xl/shared", "xl/styles", "xl/_rels"))
        ]
        name = chance.choice(parsed if parsed and chance.random() < 0.8 else sorted(parts))
        text = parts[name].decode("utf-8", "replace")
        return zipped({**parts, name: change(chance, text).encode("utf-8", "surrogatepass")})

    return mutation


def _replaced(pattern: re.Pattern[str]) -> Callable[[Random, str], str]:
    def change(chance: Random, text: str) -> str:
        found = list(pattern.finditer(text))
        for one in sorted(
            chance.sample(found, min(len(found), chance.choice((1, 1, 5)))), key=_start, reverse=True
        ):
            text = text[: one.start()] + chance.choice(TEXTS) + text[one.end() :]
        return text

    return change


def _start(match: re.Match[str]) -> int:
    return match.start()


def _tag_lost(chance: Random, text: str) -> str:
    found = list(TAGS.finditer(text))
    if not found:
        return text
    one = chance.choice(found)
    return text[: one.start()] + text[one.end() :]


def _tags_swapped(chance: Random, text: str) -> str:
    found = list(TAGS.finditer(text))
    if len(found) < 2:
        return text
    one, other = sorted(chance.sample(found, 2), key=_start)
    return text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


def _stretch_repeated(chance: Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    stretch = text[start : start + chance.choice((10, 1000, 20_000))]
    return text[:start] + stretch * chance.choice((2, 10)) + text[start:]


def _cut_off(chance: Random, text: str) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _rewritten(chance: Random, text: str) -> str:
    """Odd, and mostly honest."""
    old, new = chance.choice(
        (
            ('"', "'"),
            ("<c ", "<x:c "),
            (' r="', ' R="'),
            (' r="', ' r = "'),
            ("<row ", "<row hidden='1' "),
            ("spreadsheetml/2006/main", "spreadsheetml/2006/5/main"),
            ("<?xml ", "<!DOCTYPE a><?xml "),
            ("<?xml ", "<?xml encoding='utf-7' "),
            ("<v>", "<!-- x --><v><![CDATA["),
            ("<t>", "<t> "),
            ("<f>", "<f t='shared'>"),
            ("\n", "\r\n"),
            ("worksheets/", "/xl/worksheets/"),
            ("<sheetData>", "<sheetData/><sheetData>"),
        )
    )
    return text.replace(old, new)


def _part_lost(chance: Random, content: bytes) -> bytes:
    parts = _parts(content)
    del parts[chance.choice(sorted(parts))]
    return zipped(parts)


def _parts_exchanged(chance: Random, content: bytes) -> bytes:
    parts = _parts(content)
    one, other = chance.sample(sorted(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return zipped(parts)


def _part_renamed(chance: Random, content: bytes) -> bytes:
    parts = _parts(content)
    name = chance.choice(sorted(parts))
    part = parts.pop(name)
    changed = chance.choice((name.upper(), name.replace("/", "\\"), f"/{name}", f"{name}x", "../x", name * 9))
    return zipped({**parts, changed: part})


def _in_another_encoding(chance: Random, content: bytes) -> bytes:
    parts = _parts(content)
    name = chance.choice(sorted(parts))
    encoding = chance.choice(("utf-16", "utf-16-be", "utf-32", "latin-1", "utf-7"))
    return zipped({**parts, name: parts[name].decode("utf-8", "replace").encode(encoding, "replace")})


MUTATIONS: tuple[Mutation, ...] = (
    _bytes_changed,
    _cut,
    _doubled,
    _header_changed,
    _header_changed,
    _part_lost,
    _parts_exchanged,
    _part_renamed,
    _in_another_encoding,
    *map(
        _with_part,
        (
            _replaced(ATTRIBUTES),
            _replaced(ATTRIBUTES),
            _replaced(CONTENTS),
            _replaced(TAGS),
            _tag_lost,
            _tags_swapped,
            _stretch_repeated,
            _cut_off,
            _rewritten,
            _rewritten,
        ),
    ),
)
