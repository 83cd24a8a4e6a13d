"""Closed lists: stable values here, labels in the catalogues under `choice.LIST.VALUE`."""

from __future__ import annotations

from collections.abc import Mapping

from xlreview.i18n import translate
from xlreview.model.pack import Pack, words
from xlreview.model.rating import EvidenceState, Nature, Rating, Source

CHOICES: Mapping[str, tuple[str, ...]] = {
    "rating": tuple(Rating),
    "evidence_state": tuple(EvidenceState),
    "source": tuple(Source),
    "nature": tuple(Nature),
    "kind": ("interview", "workshop"),
    "interview_status": ("planned", "confirmed", "held", "cancelled"),
    "yes_no": ("yes", "no"),
    "term": ("short", "medium", "long"),
    "priority": ("high", "medium", "low"),
    "response": ("pending", "accepted", "partly", "declined"),
    "horizon": ("quick_win", "long_term"),
    "plan_status": ("not_started", "under_way", "done", "dropped"),
}

SYMBOLS: Mapping[str, str] = {
    Rating.EXCEEDS: "▲",
    Rating.MEETS: "●",
    Rating.BELOW: "▼",
    Rating.UNCLEAR: "?",
    Rating.NOT_APPLICABLE: "–",
    EvidenceState.CONFIRMED: "✔",
    EvidenceState.THIN: "◔",
    EvidenceState.CONTRADICTED: "⇄",
    EvidenceState.NONE: "○",
}
"""Sign of each rating and evidence state: colour is never the only one."""

PACK_LISTS = ("theme",)
"""Lists whose values come from the pack."""


def values_of(choices: str, pack: Pack) -> tuple[str, ...]:
    """Stable values of a closed list, in the order of its dropdown."""
    if choices == "theme":
        return tuple(theme.id for theme in pack.themes)
    return CHOICES[choices]


def label_of(choices: str, value: str, pack: Pack, language: str) -> str:
    """What a person reads for a value: `▲ exceeds`, `interview`, a theme's title.

    Raises KeyError for a value that is not on the list.
    """
    if choices == "theme":
        return words({theme.id: theme for theme in pack.themes}[value].title, language)
    label = translate(f"choice.{choices}.{value}", language)
    return (
        f"{SYMBOLS[value]} {label}" if value in SYMBOLS and choices in ("rating", "evidence_state") else label
    )
