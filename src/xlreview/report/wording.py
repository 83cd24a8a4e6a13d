"""Words, dates, lists and rating marks of a report, in the report's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property, lru_cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_interval, format_time
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from xlreview import look
from xlreview.i18n import Filling, catalogue, translate
from xlreview.layout.choices import SYMBOLS
from xlreview.model.pack import Pack, Text, words
from xlreview.model.rating import Rating

_TERRITORIES: Mapping[str, str] = {"en": "GB"}
"""Where a language is written in Europe, if its likeliest country is another one."""
_WORDS = "report.words."

Mark = dict[str, str]
"""A rating as a template prints it: `key`, `symbol`, `word`, `label` (symbol and word), `fill`."""


@dataclass(frozen=True)
class Wording:
    """Puts the figures and choices of one pack's review into words of one language."""

    language: str
    pack: Pack
    borrowed: dict[str, None] = field(default_factory=dict, compare=False, repr=False)
    """Texts of the pack that were asked for and are not there in the language, in the order asked for."""

    @property
    def locale(self) -> Locale:
        """The language as it is written in Europe: days before months."""
        return Locale.parse(self.tag, sep="-")

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """What links within a report call each indicator: its place in the pack, for codes hold any sign."""
        return {one.code: str(number) for number, one in enumerate(self.pack.indicators, start=1)}

    @property
    def tag(self) -> str:
        """Language tag for Word: `en-GB`, `fi-FI`."""
        likely = get_global("likely_subtags").get(self.language, self.language)
        territory = _TERRITORIES.get(self.language) or likely.rpartition("_")[2].upper()
        return f"{self.language}-{territory}"

    def fixed_words(self) -> Mapping[str, str]:
        """All fixed words of the reports by their short name (`strengths`, `heat_map` …)."""
        return _fixed_words(self.language)

    def say(self, key: str, **fillings: Filling) -> str:
        """A sentence of the catalogue below `report`, filled."""
        return translate(f"report.{key}", self.language, **fillings)

    def text(self, text: Text) -> str:
        """A text of the pack; one that the language lacks is borrowed from another, and noted."""
        said = words(text, self.language)
        if said and not text.get(self.language):
            self.borrowed[said] = None
        return said

    def choice(self, choices: str, value: object) -> str:
        """The plain word for a value of a closed list, empty for no value."""
        return "" if value is None else translate(f"choice.{choices}.{value}", self.language)

    def mark(self, rating: Rating | None) -> Mark:
        """The mark of a rating; an indicator not rated yet has one too."""
        if rating is None:
            word = self.fixed_words()["unrated"]
            return {"key": "unrated", "symbol": "", "word": word, "label": word, "fill": look.PAPER}
        word = self.choice("rating", rating)
        symbol = SYMBOLS[rating]
        return {
            "key": rating.value,
            "symbol": symbol,
            "word": word,
            "label": f"{symbol}\N{NO-BREAK SPACE}{word}",
            "fill": look.RATING_FILL[rating],
        }

    def listed(self, parts: Iterable[str]) -> str:
        """Several words as a list: "4, 17 and 21"."""
        return format_list(list(parts), locale=self.locale)

    def number(self, number: int) -> str:
        """A whole number with the language's grouping."""
        return format_decimal(number, locale=self.locale)

    def day(self, day: date) -> str:
        """A day in full: "3 June 2026"."""
        return format_date(day, format="long", locale=self.locale)

    def short_day(self, day: date) -> str:
        """A day as short as it stays clear everywhere: "3 Jun 2026"."""
        return format_date(day, format="medium", locale=self.locale)

    def weekday(self, day: date) -> str:
        """A day with its weekday, as a heading: "Wednesday 3 June 2026"."""
        words = format_date(day, format="full", locale=self.locale)
        return words[:1].upper() + words[1:]

    def span(self, start: time | None, end: time | None) -> str:
        """From when to when: "09:00–10:00"; what is not known is left out."""
        times = [format_time(one, format="short", locale=self.locale) for one in (start, end) if one]
        return f"–{times[0]}" if start is None and times else "–".join(times)

    def from_to(self, start: date | None, end: date | None) -> str:
        """The days on which something begins and ends; what is not known is left out."""
        first, last = (self.short_day(one) if one else "" for one in (start, end))
        return f"{first} – {last}".strip() if first or last else ""

    def quarter(self, day: date) -> str:
        """The quarter of a year that a day is in: "Q1 2027"."""
        return self.say("say.quarter", quarter=(day.month + 2) // 3, year=str(day.year))

    def year(self, day: date) -> str:
        """The year that a day is in."""
        return format_date(day, format="y", locale=self.locale)

    def hours(self, minutes: int) -> str:
        """Minutes in hours, as short as can be: "4.5"."""
        return format_decimal(minutes / 60, "#,##0.##", locale=self.locale)

    def share(self, part: float) -> str:
        """A part of 1 in per cent."""
        return format_percent(part, locale=self.locale)

    def days(self, days: Iterable[date]) -> str:
        """A day or the span from the first to the last: "2–3 June 2026"; empty for no day."""
        known = sorted(days)
        if not known:
            return ""
        if known[0] == known[-1]:
            return self.day(known[0])
        first, last = self.day(known[0]), self.day(known[-1])
        if "yMMMMd" in self.locale.interval_formats:
            return format_interval(known[0], known[-1], skeleton="yMMMMd", locale=self.locale)
        rest = last.removeprefix(f"{known[-1].day} ")
        if first == f"{known[0].day} {rest}":
            return f"{known[0].day}–{last}"
        return f"{first} – {last}"


@lru_cache(maxsize=8)
def _fixed_words(language: str) -> Mapping[str, str]:
    texts = catalogue(language)
    return {key.removeprefix(_WORDS): text for key, text in texts.items() if key.startswith(_WORDS)}
