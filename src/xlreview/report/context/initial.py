"""The city's own report: background, who wrote it and how, every indicator as the city sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from xlreview.method.glance import ratings_by_code
from xlreview.model.pack import Indicator, Topic
from xlreview.model.rating import Rating
from xlreview.model.review import Entry, Review
from xlreview.report.context import at_a_glance
from xlreview.report.context.setting import (
    Context,
    Part,
    also,
    indicator_line,
    parts_of,
    setting_context,
    texts,
)
from xlreview.report.wording import Wording

_ANSWERS: Mapping[str, str] = {
    "how": "how",
    "why": "why",
    "who_political": "political",
    "who_operational": "operational",
    "achieved": "achieved",
    "planned": "planned",
    "weaknesses": "weaknesses",
    "documents": "documents",
}


def initial_context(review: Review, wording: Wording, *, dated: date) -> Context:
    """Everything that the template of the initial report may print."""
    ratings = ratings_by_code(review, "self_assessment")
    parts = tuple(parts_of(review, wording, whole=wording.fixed_words()["self_assessment"]))
    rated = sum(rating is not None for rating in ratings.values())
    common = setting_context(review, wording, dated=dated)
    city = common["city"]
    shown = at_a_glance.overview(review, parts, ratings, wording)
    return {
        **common,
        "title": wording.say("title.initial", city=city),
        "author": city,
        "responsible": (
            wording.say("say.responsible_city", city=city)
            if city
            else wording.say("say.responsible_city_unnamed")
        ),
        "lead": (
            wording.say("say.city_rated", count=rated, total=wording.number(len(ratings)))
            if rated
            else wording.say("say.none_rated.city", total=wording.number(len(ratings)))
        ),
        **shown,
        "background": list(_topics(review, review.pack.background, wording)),
        "authorship": list(_topics(review, review.pack.authorship, wording)),
        "pillars": [_pillar(review, part, ratings, wording) for part in parts],
        "method": [
            wording.say("method.city"),
            wording.say(
                "method.scale", ratings=", ".join(wording.mark(rating)["label"] for rating in Rating)
            ),
            *at_a_glance.reading_aid(shown, wording),
        ],
    }


def _topics(review: Review, topics: Iterable[Topic], wording: Wording) -> Iterable[Context]:
    for topic in topics:
        entry = review.entry("background", topic.id)
        if entry is not None:
            yield {
                "title": wording.text(topic.title),
                **texts(entry, ("answer", "documents")),
                "also": also(entry),
            }


def _pillar(review: Review, part: Part, ratings: Mapping[str, Rating | None], wording: Wording) -> Context:
    answered: dict[str | None, list[Context]] = {}
    unanswered = []
    for indicator in part.indicators:
        entry = review.entry("self_assessment", indicator.code)
        if entry is None:
            unanswered.append(indicator_line(indicator, wording))
        else:
            answered.setdefault(indicator.area, []).append(_answer(indicator, entry, ratings, wording))
    areas = {area.code: wording.text(area.title) for area in review.pack.areas}
    return {
        "title": part.title,
        "standard": part.standard,
        "tally": at_a_glance.tally([ratings[one.code] for one in part.indicators], wording),
        "areas": [
            {
                "title": areas.get(area or "", wording.fixed_words()["answers"]),
                "indicators": indicators,
            }
            for area, indicators in answered.items()
        ],
        "unanswered": unanswered,
    }


def _answer(
    indicator: Indicator, entry: Entry, ratings: Mapping[str, Rating | None], wording: Wording
) -> Context:
    return {
        **indicator_line(indicator, wording),
        "statement": wording.text(indicator.statement),
        "rating": wording.mark(ratings[indicator.code]),
        **texts(entry, _ANSWERS),
        "also": also(entry),
    }
