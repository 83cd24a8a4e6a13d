"""Faults between the parts of a pack: codes that stand twice, look alike or lead nowhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from xlreview.pack.document import Fault, Path
from xlreview.pack.parts import PARTS

_ONE_SHEET = (("background", "authorship"),)
"""Lists whose members stand on one sheet of the workbook and so must not share an id."""

_SEPARATORS = re.compile(r"[/.-]+")


def faults_of_codes(content: Mapping[str, Any], languages: Iterable[str]) -> Iterator[Fault]:
    """Doubled codes and ids, aliases that are codes, unknown pillars and areas, doubled theme titles."""
    together = {part for parts in _ONE_SHEET for part in parts}
    for parts in (*_ONE_SHEET, *((part,) for part in PARTS if part not in together)):
        yield from _doubled(one for part in parts for one in _identified(content, part))
    yield from _faults_of_aliases(content)
    for key, part in (("pillar", "pillars"), ("area", "areas")):
        yield from _faults_of_places(content, key, part)
    for language in languages:
        yield from _doubled_titles(content, language)


def alike(code: str) -> str:
    """What two codes share when a reader may take one for the other: `gg-i-03` and `GG/I/3`."""
    groups = _SEPARATORS.split(unicodedata.normalize("NFKC", code).casefold())
    return "/".join(group.lstrip("0") or "0" for group in groups)


def _members(content: Mapping[str, Any], part: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    members = content.get(part)
    for number, member in enumerate(members if isinstance(members, list) else ()):
        if isinstance(member, Mapping):
            yield (part, number), member


def _identified(content: Mapping[str, Any], part: str) -> Iterator[tuple[Path, str]]:
    key = PARTS[part][0].key
    for path, member in _members(content, part):
        if isinstance(member.get(key), str):
            yield (*path, key), member[key]


def _doubled(identified: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for path, code in identified:
        earlier = first.get(alike(code))
        if earlier is None:
            first[alike(code)] = code
        elif earlier == code:
            yield Fault(path, "doubled", {"found": code})
        else:
            yield Fault(path, "look_alike", {"found": code, "other": earlier})


def _faults_of_aliases(content: Mapping[str, Any]) -> Iterator[Fault]:
    codes = {alike(code): code for _, code in _identified(content, "indicators")}
    known: set[str] = set()
    for path, indicator in _members(content, "indicators"):
        aliases = indicator.get("aliases")
        for number, alias in enumerate(aliases if isinstance(aliases, list) else ()):
            if not isinstance(alias, str):
                continue
            inside: Path = (*path, "aliases", number)
            if alike(alias) in codes:
                yield Fault(inside, "alias_is_code", {"found": alias})
            elif alike(alias) in known:
                yield Fault(inside, "alias_doubled", {"found": alias})
            known.add(alike(alias))


def _faults_of_places(content: Mapping[str, Any], key: str, part: str) -> Iterator[Fault]:
    """Indicators of an unknown pillar (area), or of none in a pack that is divided into them."""
    known = [code for _, code in _identified(content, part)]
    for path, indicator in _members(content, "indicators"):
        code = indicator.get(key)
        inside = (*path, key)
        if code is None and known:
            yield Fault(inside, f"no_{key}", {"known": ", ".join(known)})
        elif isinstance(code, str) and code not in known:
            nearest = get_close_matches(code, known, n=1)
            if not known:
                yield Fault(inside, f"undeclared_{key}", {"found": code})
            elif nearest:
                yield Fault(inside, f"unknown_{key}_near", {"found": code, "nearest": nearest[0]})
            else:
                yield Fault(inside, f"unknown_{key}", {"found": code, "known": ", ".join(known)})


def _doubled_titles(content: Mapping[str, Any], language: str) -> Iterator[Fault]:
    """Themes are picked from a dropdown by title, so that two of one title could not be told apart."""
    seen: set[str] = set()
    for path, theme in _members(content, "themes"):
        titles = theme.get("title")
        title = titles.get(language) if isinstance(titles, Mapping) else None
        if isinstance(title, str) and title.strip():
            if title.strip().casefold() in seen:
                yield Fault((*path, "title", language), "doubled", {"found": title.strip()})
            seen.add(title.strip().casefold())
