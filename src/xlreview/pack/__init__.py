"""Benchmark packs: loading, checking, and the plain form in which a workbook carries one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlreview.pack.load import load_pack, shipped_packs

__all__ = ["load_pack", "shipped_packs"]


def __getattr__(name: str) -> object:
    # Reading a workbook needs only the plain form of a pack, not YAML, which takes time to import.
    if name in __all__:
        from xlreview.pack import load

        return getattr(load, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
