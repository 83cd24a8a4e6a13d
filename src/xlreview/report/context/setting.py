"""The setting of a report: city, round, benchmarks and the parts they give it, circumstances, files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlreview.model.emphasis import text_as_typed
from xlreview.model.pack import Indicator
from xlreview.model.rating import Audience, Role
from xlreview.model.review import Entry, Review
from xlreview.report.wording import Wording

Context = dict[str, Any]
"""Plain values by the names that templates use."""


@dataclass(frozen=True)
class Part:
    """A part of the report that holds the indicators of one pillar, or of a pack without pillars."""

    code: str | None
    title: str
    standard: str
    indicators: tuple[Indicator, ...]


def setting_context(review: Review, wording: Wording, *, dated: date) -> Context:
    """City, round, day, pack, fixed words and the receipt of the files."""
    stamp, pack = review.stamp, review.pack
    return {
        "words": wording.fixed_words(),
        "city": one_line(stamp.city),
        "round": one_line(stamp.round),
        "dated": wording.day(dated),
        "pack": {
            "title": wording.text(pack.title),
            "about": wording.text(pack.about),
            "standard": wording.text(pack.standard),
            "edition": wording.say("say.pack", title=wording.text(pack.title), version=pack.version),
            "source": wording.text(pack.source),
        },
        "receipt": [
            {
                "file": receipt.file.replace("\\", "/").rpartition("/")[2],
                "fingerprint": receipt.fingerprint[:16],
                "cells_read": wording.number(receipt.cells_read),
                "cells_ignored": wording.number(len(receipt.ignored)),
            }
            for receipt in review.receipts
        ],
        "circumstances": circumstances(review, wording),
    }


def by_team(review: Review, wording: Wording) -> dict[str, str]:
    """Who writes a report of the review team: `team` has the initials, where they are known."""
    team = wording.listed(_members(review))
    return {"author": team or wording.fixed_words()["team"], "team": team}


def _members(review: Review) -> list[str]:
    """The initials of those whose workbooks were merged, then of all who hold interviews with them.

    A reviewer's workbook is that reviewer's own, and the public is not to read who asked whom.
    """
    stamp = review.stamp
    signing = dict.fromkeys(stamp.reviewers)
    if stamp.role is Role.TEAM and stamp.audience is not Audience.PUBLIC:
        held = [entry for entry in review.of("interviews") if entry.get("status") != "cancelled"]
        signing |= dict.fromkeys(sorted({who for entry in held for who in _interviewers(entry)}))
    return list(signing)


def _interviewers(entry: Entry) -> tuple[str, ...]:
    answer = entry.get("interviewers")
    return answer if isinstance(answer, tuple) else ()


def shown_id(id: str) -> str:
    """An id as people know it: without the mark that tells apart rows of one id (`3#kqvtb`)."""
    return id.partition("#")[0]


def one_line(text: str) -> str:
    """Text for a line that must not break, such as a page header."""
    return " ".join(text.split())


def parts_of(review: Review, wording: Wording, *, whole: str) -> Iterator[Part]:
    """The pillars in pack order, then indicators outside any pillar under the title `whole`."""
    pack = review.pack
    for pillar in pack.pillars:
        indicators = tuple(one for one in pack.indicators if one.pillar == pillar.code)
        if indicators:
            yield Part(pillar.code, wording.text(pillar.title), wording.text(pillar.standard), indicators)
    outside = tuple(one for one in pack.indicators if one.pillar not in pack.pillars_by_code)
    if outside:
        yield Part(None, whole, wording.text(pack.standard), outside)


def circumstances(review: Review, wording: Wording) -> list[Context]:
    """The context factors that apply, with what they do to the city's work."""
    factors = {factor.id: factor for factor in review.pack.context_factors}
    applying = []
    for entry in review.of("context"):
        if entry.get("applies") == "no" or not (entry.get("applies") or entry.text("effect")):
            continue
        factor = factors.get(entry.id)
        title = one_line(wording.text(factor.title) if factor else entry.text("factor"))
        applying.append(
            {
                "title": title or wording.fixed_words()["unnamed_circumstance"],
                "effect": entry.text("effect"),
                "codes": entry.text("codes"),
                "also": also(entry),
            }
        )
    return applying


def also(entry: Entry) -> list[dict[str, str]]:
    """What stands in columns that people added, by their headers."""
    return [
        {"label": one_line(header), "text": text_as_typed(answer)} for header, answer in entry.extra.items()
    ]


def indicator_line(indicator: Indicator, wording: Wording) -> dict[str, str]:
    """Code and short title of an indicator, and what links within the report call it."""
    return {
        "code": indicator.code,
        "title": wording.text(indicator.title),
        "anchor": wording.anchors[indicator.code],
    }


def interview_anchor(number: str) -> str:
    """What links call an interview: the letters and digits of its number."""
    return "".join(filter(str.isalnum, shown_id(number)))


def texts(entry: Entry, columns: Mapping[str, str] | Iterable[str]) -> dict[str, str]:
    """Answers as text, empty where nothing was answered; a mapping renames column keys."""
    names = columns if isinstance(columns, Mapping) else {column: column for column in columns}
    return {name: entry.text(column) for column, name in names.items()}
