"""What a finding rests on, in one line: which interviews, how many documents and observations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlreview.method.evidence import CONFIRMING_INTERVIEWS, NO_WEIGHT, Weight, counts
from xlreview.model.rating import HEARD_IN, Nature, Rating, Source
from xlreview.model.review import Entry
from xlreview.report.wording import Wording


@dataclass(frozen=True)
class Support:
    """How far evidence bears out one rating.

    `lack` is empty for a rating that may stand in the report; otherwise it says what is missing, by
    the catalogue's key: `none`, `one` (interview), `split` (interviews both ways), `against` (all of
    them the other way) or `unrated`.
    """

    lack: str
    opposing: frozenset[int]


def support(rating: Rating | None, weight: Weight = NO_WEIGHT) -> Support:
    """What the interviews say about a rating.

    A rating that claims nothing (unclear, not applicable) needs no interview; every other one needs
    two that point its way, whatever else was said (the guide's rule).
    """
    if rating is None:
        return Support("unrated", frozenset())
    if rating in (Rating.UNCLEAR, Rating.NOT_APPLICABLE):
        return Support("", frozenset())
    confirming = weight.confirming(rating)
    opposing = weight.interviews - confirming
    if len(confirming) >= CONFIRMING_INTERVIEWS:
        return Support("", opposing)
    if not confirming:
        return Support("against" if opposing else "none", opposing)
    return Support("split" if opposing else "one", opposing)


def by_code(evidence: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    """Pieces of evidence by the indicator that they are about."""
    pieces: dict[str, list[Entry]] = {}
    for piece in evidence:
        if piece.get("code") is not None:
            pieces.setdefault(str(piece["code"]), []).append(piece)
    return pieces


def evidence_line(pieces: Iterable[Entry], wording: Wording) -> str:
    """The facts behind a finding: "interviews 4 and 17, and a document"; empty without any."""
    facts = [piece for piece in pieces if piece.get("nature") == Nature.FACT]
    phrases = [
        *_numbered(facts, Source.INTERVIEW, wording),
        *_numbered(facts, Source.WORKSHOP, wording),
        *_counted(facts, Source.DOCUMENT, "say.documents", wording),
        *_counted(facts, Source.OBSERVATION, "say.observations", wording),
    ]
    return _joined(phrases, wording)


def _joined(phrases: Sequence[str], wording: Wording) -> str:
    """Phrases as one, so that numbers listed within a phrase stay apart from the next phrase."""
    *others, last = phrases or [""]
    if not others or not any(len(re.findall(r"\d+", phrase)) > 1 for phrase in phrases):
        return wording.listed(phrases)
    return wording.say("say.heard.joined", others=", ".join(others), last=last)


def _numbered(facts: Iterable[Entry], source: Source, wording: Wording) -> Iterable[str]:
    numbers = interview_numbers(fact for fact in facts if fact.get("source") == source)
    if numbers:
        plural = "s" if len(numbers) > 1 else ""
        yield wording.say(f"say.heard.{source}{plural}", numbers=wording.listed(map(str, numbers)))


def _counted(facts: Iterable[Entry], source: Source, key: str, wording: Wording) -> Iterable[str]:
    count = sum(fact.get("source") == source for fact in facts)
    if count:
        yield wording.say(key, count=count)


def interview_numbers(pieces: Iterable[Entry]) -> list[int]:
    """The numbers of the interviews and workshops in which these pieces were heard, in order."""
    heard = {piece.get("interview") for piece in pieces if piece.get("source") in HEARD_IN}
    return sorted(number for number in heard if isinstance(number, int))


def opposing_line(opposing: frozenset[int], pieces: Iterable[Entry], wording: Wording) -> str:
    """Says which interviews and workshops point the other way; empty where none does."""
    if not opposing:
        return ""
    facts = [piece for piece in pieces if counts(piece) and piece.get("interview") in opposing]
    heard_in = [
        *_numbered(facts, Source.INTERVIEW, wording),
        *_numbered(facts, Source.WORKSHOP, wording),
    ]
    who = _joined(heard_in, wording)
    return wording.say("say.otherwise", count=len(opposing), who=who[:1].upper() + who[1:])
