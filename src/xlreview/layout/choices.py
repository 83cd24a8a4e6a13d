"""Closed lists: stable values here, labels in the catalogues under `choice.LIST.VALUE`."""

from __future__ import annotations

from collections.abc import Mapping

from xlreview.i18n import LANGUAGES, translate
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

SIGNS = "".join(SYMBOLS.values())

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


def spellings_of(choices: str, pack: Pack, language: str) -> dict[str, str]:
    """The value of a closed list by everything that stands for it without a doubt.

    That is its label in any language, with or without the sign, and the value itself. Where languages
    share a label, `language` decides.
    """
    values = values_of(choices, pack)
    spoken = (*LANGUAGES, *pack.languages) if choices in PACK_LISTS else LANGUAGES
    first = (language,) if language in spoken else ()
    found: dict[str, str] = {}
    for one in dict.fromkeys((*first, *spoken)):
        for value in values:
            label = label_of(choices, value, pack, one)
            found.setdefault(label, value)
            found.setdefault(label.strip(SIGNS).strip(), value)
    for value in values:
        found.setdefault(value, value)
    return found
