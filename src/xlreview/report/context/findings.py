"""The team's findings, judged by the evidence: what stands in the report, what stays out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from xlreview.method.evidence import NO_WEIGHT, weigh
from xlreview.method.glance import ratings_by_code
from xlreview.model.emphasis import part_of, trimmed
from xlreview.model.pack import Indicator
from xlreview.model.rating import Rating
from xlreview.model.review import Entry, Review
from xlreview.report.context import at_a_glance, heard
from xlreview.report.context.setting import Context, Part, also, indicator_line, shown_id, texts
from xlreview.report.wording import Wording

_TEXTS: Mapping[str, str] = {
    "reason": "reason",
    "strengths": "strengths",
    "weaknesses": "weaknesses",
    "obstacles": "obstacles",
    "context": "context",
    "dissent": "dissent",
}
_STRONG = (Rating.EXCEEDS, Rating.MEETS)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\Wa-z\d_])")
_GLIMPSE = 160
"""Characters of a recommendation in the summary; the whole text stands in the table."""
_BESIDE_FINDING = 320
"""Characters of a recommendation beside a finding."""


@dataclass(frozen=True)
class Finding:
    """One row of the findings with its indicator and what the evidence says about its rating."""

    indicator: Indicator
    entry: Entry
    rating: Rating | None
    support: heard.Support


@dataclass(frozen=True)
class Findings:
    """All findings of a review, those in the report apart from those left out, in pack order."""

    review: Review
    settled: tuple[Finding, ...]
    left_out: tuple[Finding, ...]

    @cached_property
    def evidence(self) -> Mapping[str, list[Entry]]:
        """Pieces of evidence by the indicator that they are about."""
        return heard.by_code(self.review.of("evidence"))

    @cached_property
    def advice(self) -> tuple[Entry, ...]:
        """The recommendations that say something."""
        return tuple(one for one in self.review.of("recommendations") if one.text("text"))

    @cached_property
    def advice_anchors(self) -> Mapping[str, str]:
        """What links within the report call each recommendation, by id."""
        return {one.id: str(number) for number, one in enumerate(self.advice, start=1)}

    @cached_property
    def advice_by_code(self) -> Mapping[str, list[Entry]]:
        """The recommendations by the indicators that they are about."""
        named: dict[str, list[Entry]] = {}
        for one in self.advice:
            for code in dict.fromkeys(_codes(one)):
                named.setdefault(code, []).append(one)
        return named

    @cached_property
    def ratings(self) -> dict[str, Rating | None]:
        """The ratings that the report stands for, None for every other indicator."""
        settled = {finding.indicator.code: finding.rating for finding in self.settled}
        return {code: settled.get(code) for code in self.review.pack.indicators_by_code}

    @cached_property
    def own_ratings(self) -> dict[str, Rating | None]:
        """The city's ratings of itself."""
        return ratings_by_code(self.review, "self_assessment")

    def of(self, part: Part) -> list[Finding]:
        """The settled findings of one part of the report."""
        codes = {indicator.code for indicator in part.indicators}
        return [finding for finding in self.settled if finding.indicator.code in codes]


def weigh_findings(review: Review, *, include_unconfirmed: bool) -> Findings:
    """The findings of a review, sorted into those that may stand in the report and the others.

    With `include_unconfirmed` every rated finding stands in the report, marked by what it lacks.
    """
    weights = weigh(review.of("evidence"))
    settled: list[Finding] = []
    left_out: list[Finding] = []
    for code, rating in ratings_by_code(review, "findings").items():
        entry = review.entry("findings", code)
        if entry is None:
            continue
        support = heard.support(rating, weights.get(code, NO_WEIGHT))
        finding = Finding(review.pack.indicators_by_code[code], entry, rating, support)
        stays = not support.lack or (include_unconfirmed and rating is not None)
        (settled if stays else left_out).append(finding)
    return Findings(review, tuple(settled), tuple(left_out))


def pillar_context(findings: Findings, part: Part, wording: Wording) -> Context:
    """One part of the report: strengths beside weaknesses, obstacles, then every finding."""
    own = findings.of(part)
    ratings = findings.ratings
    blocks = [_block(findings, finding, wording) for finding in own]
    return {
        "title": part.title,
        "standard": part.standard,
        "tally": at_a_glance.tally([ratings[one.code] for one in part.indicators], wording),
        "strong": _lines(own, _STRONG, wording),
        "weak": _lines(own, (Rating.BELOW,), wording),
        "obstacles": _cutting_across(own, "obstacles", wording),
        "context": _cutting_across(own, "context", wording),
        "findings": [block for block in blocks if _says_something(block)],
        "brief": [block for block in blocks if not _says_something(block)],
    }


def _says_something(block: Context) -> bool:
    return any(
        block[key] for key in ("reason", "strengths", "weaknesses", "dissent", "recommendations", "also")
    )


def _lines(findings: Sequence[Finding], ratings: Sequence[Rating], wording: Wording) -> list[Context]:
    """Code, title and mark of the findings with one of these ratings, ratings in the order given."""
    return [
        {**indicator_line(finding.indicator, wording), "rating": wording.mark(finding.rating)}
        for rating in ratings
        for finding in findings
        if finding.rating is rating
    ]


def strongest(findings: Findings, wording: Wording) -> list[Context]:
    """What the city does well: indicators exceeded, then those met."""
    return _lines(findings.settled, _STRONG, wording)


def weakest(findings: Findings, wording: Wording) -> list[Context]:
    """Where the city falls short."""
    return _lines(findings.settled, (Rating.BELOW,), wording)


def _cutting_across(findings: Sequence[Finding], column: str, wording: Wording) -> list[Context]:
    return [
        {**indicator_line(finding.indicator, wording), "text": finding.entry.text(column)}
        for finding in findings
        if finding.entry.text(column)
    ]


def _block(findings: Findings, finding: Finding, wording: Wording) -> Context:
    code, entry = finding.indicator.code, finding.entry
    own = findings.own_ratings[code]
    lack = finding.support.lack
    disagreed = entry.get("agreed") == "no" and not entry.get("dissent")
    return {
        **indicator_line(finding.indicator, wording),
        "statement": wording.text(finding.indicator.statement),
        "rating": wording.mark(finding.rating),
        "own": wording.mark(own)["label"] if own else "",
        **texts(entry, _TEXTS),
        **({"dissent": wording.say("say.not_all_agree.text")} if disagreed else {}),
        "evidence": heard.evidence_line(findings.evidence.get(code, ()), wording)
        or wording.say("say.no_evidence.text"),
        "opposing": heard.opposing_line(finding.support.opposing, findings.evidence.get(code, ()), wording),
        "flag": wording.say(f"say.flag.{lack}") if lack else "",
        "recommendations": [
            {"anchor": findings.advice_anchors[one.id], **_beside_finding(one, wording)}
            for one in findings.advice_by_code.get(code, ())
        ],
        "also": also(entry),
    }


def _codes(entry: Entry) -> tuple[str, ...]:
    codes = entry.get("codes")
    return codes if isinstance(codes, tuple) else ()


def _beside_finding(recommendation: Entry, wording: Wording) -> dict[str, str]:
    """A recommendation as its finding shows it, and where to read on if it says more."""
    text = trimmed(recommendation.text("text"))
    shown = glimpse(text, room=_BESIDE_FINDING)
    chapter = wording.fixed_words()["recommendations"]
    more = "" if shown == text else wording.say("say.goes_on.text", chapter=chapter)
    return {"id": shown_id(recommendation.id), "text": shown, "more": more}


def glimpse(text: str, *, room: int = _GLIMPSE) -> str:
    """The whole sentences that a short place has room for; of a single long one, its first words.

    Empty for a text in which there is nothing to see.
    """
    text = trimmed(text)
    first = next(iter(text.splitlines()), "")
    if len(first) <= room:
        return part_of(text, 0, len(first))
    sentences = list(_SENTENCE_END.finditer(first, 0, room))
    if sentences:
        return part_of(text, 0, len(first[: sentences[-1].end()].rstrip()))
    return f"{first[:room].rsplit(' ', 1)[0].rstrip(',;:.')} …"


def left_out_lines(findings: Findings, wording: Wording) -> list[Context]:
    """The findings left out, each with the rating proposed and what it lacks."""
    return [
        {
            **indicator_line(finding.indicator, wording),
            "rating": wording.mark(finding.rating),
            "why": wording.say(f"say.why_out.{finding.support.lack}"),
        }
        for finding in findings.left_out
    ]
