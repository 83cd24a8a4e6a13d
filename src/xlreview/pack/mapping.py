"""A pack as a plain mapping (as in YAML, and in the stamp of a workbook), and back.

`pack_from_mapping` trusts its input; strangers' packs go through `xlreview.pack.load` first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlreview.model.pack import Area, ContextFactor, Example, Indicator, Pack, Pillar, Theme, Topic, Use

PACK_FORMAT = 1

_PARTS: Mapping[str, type] = {
    "uses": Use,
    "pillars": Pillar,
    "areas": Area,
    "background": Topic,
    "authorship": Topic,
    "context_factors": ContextFactor,
    "themes": Theme,
}


def pack_as_mapping(pack: Pack) -> dict[str, Any]:
    """The pack as mappings, lists and strings, parts that it lacks left out."""
    mapping: dict[str, Any] = {
        "format": PACK_FORMAT,
        "id": pack.id,
        "version": pack.version,
        "languages": list(pack.languages),
    }
    for name in ("title", "about", "source", "indicator_term", "standard"):
        if text := getattr(pack, name):
            mapping[name] = dict(text)
    for name in _PARTS:
        if parts := getattr(pack, name):
            mapping[name] = [_plain(part) for part in parts]
    mapping["indicators"] = [_plain(indicator) for indicator in pack.indicators]
    return mapping


def pack_from_mapping(mapping: Mapping[str, Any]) -> Pack:
    """The pack that such a mapping describes; raises KeyError or TypeError where a part is missing."""
    return Pack(
        id=mapping["id"],
        version=mapping["version"],
        languages=tuple(mapping["languages"]),
        title=mapping["title"],
        about=mapping["about"],
        source=mapping["source"],
        indicator_term=mapping["indicator_term"],
        standard=mapping.get("standard", {}),
        indicators=tuple(_indicator(one) for one in mapping["indicators"]),
        **{name: tuple(part(**one) for one in mapping.get(name, ())) for name, part in _PARTS.items()},
    )


def _indicator(mapping: Mapping[str, Any]) -> Indicator:
    parts = dict(mapping)
    parts["questions"] = tuple(parts.get("questions", ()))
    parts["examples"] = tuple(Example(**one) for one in parts.get("examples", ()))
    parts["aliases"] = tuple(parts.get("aliases", ()))
    return Indicator(**parts)


def _plain(part: Any) -> Any:
    if isinstance(part, Mapping):
        return dict(part)
    if isinstance(part, tuple):
        return [_plain(one) for one in part]
    if isinstance(part, str):
        return part
    fields = ((name, getattr(part, name)) for name in part.__dataclass_fields__)
    return {name: _plain(content) for name, content in fields if content}
