"""The screening before the visit: what the reviewers think, what they doubt, what they will ask whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from xlreview.i18n import translate
from xlreview.method.agreement import Standing
from xlreview.model.rating import Rating
from xlreview.model.review import Review
from xlreview.report.context import at_a_glance
from xlreview.report.context.opinions import Screened, screened
from xlreview.report.context.setting import (
    Context,
    Part,
    also,
    by_team,
    indicator_line,
    one_line,
    parts_of,
    setting_context,
)
from xlreview.report.wording import Mark, Wording

_BETWEEN_PEOPLE = re.compile(r"[\n;,]+(?![^(]*\))")
"""People are listed with commas, semicolons or line by line; within brackets a comma parts nobody."""
_BULLET = re.compile(r"^\s*[-–*•·]\s*")
_SHORT = 8
"""Indicators that fit on few enough pages to do without contents."""
_DIFFERING = (Standing.APART, Standing.ONE_STEP, Standing.UNSURE)


def screening_context(review: Review, wording: Wording, *, dated: date) -> Context:
    """Everything that the template of the screening may print."""
    common = setting_context(review, wording, dated=dated)
    seen = screened(review)
    parts = tuple(parts_of(review, wording, whole=wording.fixed_words()["screening"]))
    ratings = {code: _at_a_glance(seen.get(code)) for code in review.pack.indicators_by_code}
    differing = _differing(seen.values(), wording)
    shown = at_a_glance.overview(review, parts, ratings, wording)
    return {
        **{key: common[key] for key in ("words", "city", "round", "dated", "pack", "receipt")},
        "title": wording.say("title.screening", city=common["city"]),
        **by_team(review, wording),
        "responsible": wording.fixed_words()["team"],
        "long": len(seen) > _SHORT,
        "lead": " ".join(_lead(seen, ratings, wording)),
        **shown,
        "differing": differing,
        "otherwise": [_side_by_side(one, wording) for one in seen.values() if one.beyond],
        "people": people(seen.values()),
        "pillars": [pillar for part in parts if (pillar := _pillar(review, part, seen, wording))],
        "unscreened": [
            indicator_line(indicator, wording)
            for indicator in review.pack.indicators
            if seen and indicator.code not in seen
        ],
        "method": [
            wording.say("method.screening"),
            wording.say(
                "method.scale", ratings=", ".join(wording.mark(rating)["label"] for rating in Rating)
            ),
            *at_a_glance.reading_aid(shown, wording),
        ],
    }


def _at_a_glance(one: Screened | None) -> Rating | None:
    """The rating for tables of all indicators; where reviewers differ, the visit has to find out."""
    if one is None:
        return None
    return one.joint or (Rating.UNCLEAR if one.ratings else None)


def _lead(
    seen: Mapping[str, Screened], ratings: Mapping[str, Rating | None], wording: Wording
) -> Iterator[str]:
    rated = sum(rating is not None for rating in ratings.values())
    total = wording.number(len(ratings))
    if not rated:
        yield wording.say("say.none_rated.reviewers", total=total)
        return
    yield wording.say("say.reviewers_rated", count=rated, total=total)
    differing = sum(one.standing in _DIFFERING for one in seen.values())
    if differing:
        yield wording.say("say.reviewers_differ", count=differing)
    elif any(one.standing for one in seen.values()):
        yield wording.say("say.reviewers_agree.text")
    asking = sum(any(words["questions"] for _, words in one.words) for one in seen.values())
    if asking:
        yield wording.say("say.to_ask", count=asking)


def _differing(seen: Iterable[Screened], wording: Wording) -> list[Context]:
    """Indicators that reviewers rate differently, those furthest apart first."""
    found: dict[Standing, list[Screened]] = {standing: [] for standing in _DIFFERING}
    for one in seen:
        if one.standing in found:
            found[one.standing].append(one)
    return [
        {
            "title": translate(f"analysis.agreement.{standing}", wording.language),
            "indicators": [_side_by_side(one, wording) for one in some],
        }
        for standing, some in found.items()
        if some
    ]


def _side_by_side(one: Screened, wording: Wording) -> Context:
    return {
        **indicator_line(one.indicator, wording),
        "own": _own(one, wording),
        "views": [{"who": who, **wording.mark(rating)} for who, rating in one.ratings.items()],
    }


def _own(one: Screened, wording: Wording) -> Mark:
    return wording.mark(one.own) if one.own else wording.mark(None) | {"label": "–"}


def people(seen: Iterable[Screened]) -> list[Context]:
    """Whom the reviewers want to meet, by name or role, with the indicators that each is asked about.

    The spelling that comes first stands for all that differ only in case and blanks. Those asked about
    most come first.
    """
    found: dict[str, tuple[str, dict[str, None], dict[str, None]]] = {}
    for one in seen:
        for who, words in one.words:
            for name in named(words["meet"]):
                _, codes, asking = found.setdefault(name.casefold(), (_capital(name), {}, {}))
                codes[one.indicator.code] = None
                asking.update({who: None} if who else {})
    in_order = sorted(found.values(), key=lambda person: (-len(person[1]), person[0].casefold()))
    return [
        {"who": name, "codes": ", ".join(codes), "asking": ", ".join(sorted(asking))}
        for name, codes, asking in in_order
    ]


def named(meet: str) -> list[str]:
    """The people or roles in one cell of "whom to meet"."""
    names = (one_line(_BULLET.sub("", piece)).rstrip(".") for piece in _BETWEEN_PEOPLE.split(meet))
    return [name for name in names if name]


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _pillar(review: Review, part: Part, seen: Mapping[str, Screened], wording: Wording) -> Context | None:
    areas: dict[str | None, list[Context]] = {}
    for indicator in part.indicators:
        if indicator.code in seen:
            areas.setdefault(indicator.area, []).append(_block(seen[indicator.code], wording))
    if not areas:
        return None
    titles = {area.code: wording.text(area.title) for area in review.pack.areas}
    return {
        "title": part.title,
        "standard": part.standard,
        "areas": [
            {
                "title": (title := titles.get(area or "", "")),
                "caption": f"{part.title} · {title}" if title else part.title,
                "indicators": indicators,
            }
            for area, indicators in areas.items()
        ],
    }


def _block(one: Screened, wording: Wording) -> Context:
    ratings = one.ratings
    decided = [("", one.joint)] if "rating" in one.decided else []
    words = dict(one.words)
    authors = [*dict.fromkeys([who for who, _ in decided] + [who for who, _ in one.words])]
    team = wording.fixed_words()["team_rating"]
    together = bool(one.decided) and len(authors) > 1
    return {
        **indicator_line(one.indicator, wording),
        "statement": wording.text(one.indicator.statement),
        "own": wording.mark(one.own)["label"] if one.own else "",
        "views": [
            {
                "who": who or (team if together else ""),
                "mark": wording.mark(one.joint if not who else ratings.get(who)),
                **words.get(who, {"hypothesis": "", "questions": "", "meet": ""}),
            }
            for who in authors
        ],
        "also": also(one.entry),
    }
