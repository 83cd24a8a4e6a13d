"""What is printed on the pages to read, in brief: enough to tell it from what people type there by force.

A page is known by its texts, not by their places: rows may be inserted, and a page may be copied.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Iterable

HEADINGS = "headings"
"""Stands among the keys of pages for the labels over all columns, as this version of xlreview words them."""

BESIDE = "beside."
"""Begins the keys under which the texts stand that a merge printed beside the answers of a sheet."""

LISTS = "lists"
"""Stands among the keys of pages for the texts on the hidden lists."""

Marks = frozenset[int]
"""One number for each text."""


def text_mark(text: str) -> int:
    """A number of 32 bits for a text, whatever its blanks and line ends: programs change those."""
    return zlib.crc32(" ".join(text.split()).encode("utf-8", "surrogatepass"))


def is_page(key: str) -> bool:
    """Whether marks with this key are those of a whole page to read."""
    return key not in (HEADINGS, LISTS) and not key.startswith(BESIDE)


def marks_of(texts: Iterable[str]) -> Marks:
    """The marks of many texts."""
    return frozenset(map(text_mark, texts))


def marks_as_text(marks: Collection[int]) -> str:
    """Marks as hexadecimal digits, always in the same order."""
    return struct.pack(f">{len(marks)}I", *sorted(marks)).hex()


def marks_from_text(digits: str) -> Marks:
    """The marks again; raises ValueError for anything else."""
    packed = bytes.fromhex(digits)
    if len(packed) % 4:
        raise ValueError("a mark of a page is cut off")
    return frozenset(struct.unpack(f">{len(packed) // 4}I", packed))
