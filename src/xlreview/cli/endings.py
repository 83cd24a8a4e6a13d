"""Names of files: the ending a command asks for, and names made out of what a city is called."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from xlreview.problem import unusable

_LONGEST = 60
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def demand_ending(out: Path, *endings: str) -> None:
    """Refuses an output whose name has none of the endings (UnusableInput, OUTPUT_ENDING)."""
    if out.suffix.lower() not in endings:
        raise unusable("OUTPUT_ENDING", str(out), endings=", ".join(endings))


def file_name(*parts: str) -> str:
    """Parts joined by hyphens into a name that every file system takes: letters, digits, `.`, `_`, `-`."""
    joined = "-".join(filter(None, (_plain(part) for part in parts)))
    return f"{joined}-" if _RESERVED.fullmatch(joined) else joined or "-"


def _plain(part: str) -> str:
    text = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", part))
    return re.sub("-{2,}", "-", text)[:_LONGEST].strip("-.")
