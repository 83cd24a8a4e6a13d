"""A pack: one benchmark set, versioned, its texts in every language that it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Text = Mapping[str, str]
"""One text by language code."""


@dataclass(frozen=True)
class Pillar:
    """A pillar of the benchmarks with its standard, the ideal state that a city is held against."""

    code: str
    title: Text
    standard: Text


@dataclass(frozen=True)
class Area:
    """A point of view that recurs in every pillar: objective, leadership, resources …"""

    code: str
    title: Text
    about: Text


@dataclass(frozen=True)
class Example:
    """How a named city does it."""

    city: Text
    title: Text
    text: Text


@dataclass(frozen=True)
class Indicator:
    """An indicator or key factor: a statement that is true of a city or not.

    `pillar` and `area` are codes, or None in a pack that is not divided that way. `aliases` are codes
    that the indicator carried before; a reader accepts them with a note.
    """

    code: str
    title: Text
    statement: Text
    pillar: str | None = None
    area: str | None = None
    explanation: Text = field(default_factory=dict)
    questions: tuple[Text, ...] = ()
    examples: tuple[Example, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """Something the host city tells about itself: background, or who wrote the report and how."""

    id: str
    title: Text
    prompt: Text


@dataclass(frozen=True)
class ContextFactor:
    """A circumstance outside the city's control that explains where it stands."""

    id: str
    title: Text
    involves: Text


@dataclass(frozen=True)
class Theme:
    """A heading under which lessons and good practices of many indicators come together."""

    id: str
    title: Text
    about: Text


@dataclass(frozen=True)
class Use:
    """One way to use the pack: internal assessment, peer review, development plan."""

    id: str
    title: Text
    about: Text


@dataclass(frozen=True)
class Pack:
    """A whole benchmark set. `languages` are those in which every text is complete."""

    id: str
    version: str
    languages: tuple[str, ...]
    title: Text
    about: Text
    source: Text
    indicator_term: Text
    indicators: tuple[Indicator, ...]
    standard: Text = field(default_factory=dict)
    uses: tuple[Use, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    areas: tuple[Area, ...] = ()
    background: tuple[Topic, ...] = ()
    authorship: tuple[Topic, ...] = ()
    context_factors: tuple[ContextFactor, ...] = ()
    themes: tuple[Theme, ...] = ()

    @cached_property
    def indicators_by_code(self) -> Mapping[str, Indicator]:
        """Indicators by their present code, in pack order."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def codes_by_alias(self) -> Mapping[str, str]:
        """Present code by each earlier code."""
        return {alias: indicator.code for indicator in self.indicators for alias in indicator.aliases}

    @cached_property
    def pillars_by_code(self) -> Mapping[str, Pillar]:
        """Pillars by code, in pack order."""
        return {pillar.code: pillar for pillar in self.pillars}

    @cached_property
    def areas_by_code(self) -> Mapping[str, Area]:
        """Areas by code, in pack order."""
        return {area.code: area for area in self.areas}

    def topics(self) -> Iterator[Topic]:
        """Everything the `background` sheet asks: the topics, then who wrote the report and how."""
        yield from self.background
        yield from self.authorship

    def indicators_in(self, pillar: str | None, area: str | None) -> tuple[Indicator, ...]:
        """The indicators of one pillar and area, in pack order."""
        return tuple(one for one in self.indicators if one.pillar == pillar and one.area == area)


def words(text: Text, language: str) -> str:
    """A text in `language`, or in English, or in whatever language it has; empty if it has none."""
    return text.get(language) or text.get("en") or next(iter(text.values()), "")
