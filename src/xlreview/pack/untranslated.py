"""Texts of a pack that one language lacks, by their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from xlreview.model.pack import Pack


def untranslated(pack: Pack, language: str) -> list[str]:
    """Where the texts stand that are there in some language and not in this one: `GG/I/1 statement`."""
    return [place for place, text in _texts(pack, "") if text and not text.get(language)]


def _texts(part: object, place: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    if isinstance(part, Mapping):
        yield place, part
    elif isinstance(part, tuple):
        for number, member in enumerate(part, start=1):
            name = getattr(member, "code", None) or getattr(member, "id", None)
            # Questions and examples have no name; they are told by their number below the indicator.
            yield from _texts(member, name if isinstance(name, str) else f"{place} {number}")
    elif is_dataclass(part):
        for one in fields(part):
            yield from _texts(getattr(part, one.name), f"{place} {one.name}".strip())
