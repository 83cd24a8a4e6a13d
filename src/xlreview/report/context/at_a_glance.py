"""Ratings at a glance: the table of pillars by areas, counts, and the list of all indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from xlreview import look
from xlreview.method.glance import Glance, count_ratings, glances
from xlreview.model.rating import Rating
from xlreview.model.review import Review
from xlreview.report.charts.picture import NO_PICTURE, Picture
from xlreview.report.charts.stacked import Bar, Group, Kind, stacked_bars
from xlreview.report.context.setting import Context, Part, indicator_line
from xlreview.report.printing import plain
from xlreview.report.wording import Wording

Ratings = Mapping[str, Rating | None]

_UNRATED = "unrated"
_MOST_BARS = 28
"""Bars of a chart that a page holds beside its heading."""
_WIDEST = 7
"""Columns of words that an upright A4 page holds beside the titles of the rows."""


def overview(
    review: Review,
    parts: Sequence[Part],
    ratings: Ratings,
    wording: Wording,
    *,
    rated: Mapping[str, Ratings] | None = None,
) -> Context:
    """What a report shows of all its ratings at once: `heat_map`, `ratings_chart`, `counts`, and `marks`.

    `rated` has the ratings that the chart compares, by whose they are, where there are several.
    """
    return {
        "heat_map": heat_map(review, ratings, wording),
        "marks": rating_marks(wording),
        "ratings_chart": ratings_chart(parts, rated or {"": ratings}, wording),
        "counts": counts(parts, ratings, wording),
    }


def heat_map(review: Review, ratings: Ratings, wording: Wording) -> Context:
    """`columns` (titles) and `rows` (title, cells) of pillars by areas, whichever way fits the page.

    Empty for a pack that is not divided both ways, and where neither way fits.
    """
    pack = review.pack
    pillars = {pillar.code: wording.text(pillar.title) for pillar in pack.pillars}
    areas = {area.code: wording.text(area.title) for area in pack.areas}
    by_place = {(one.pillar, one.area): one for one in glances(pack, ratings)}
    if not pillars or not areas or min(len(pillars), len(areas)) > _WIDEST:
        return {}
    if len(areas) <= _WIDEST:
        places = [(title, [(pillar, area) for area in areas]) for pillar, title in pillars.items()]
        columns = list(areas.values())
    else:
        places = [(title, [(pillar, area) for pillar in pillars]) for area, title in areas.items()]
        columns = list(pillars.values())
    return {
        "columns": columns,
        "rows": [
            {"title": title, "cells": [_box(by_place.get(place), wording) for place in row]}
            for title, row in places
        ],
    }


def reading_aid(shown: Context, wording: Wording) -> list[str]:
    """How to read the boxes of an `overview`, for the chapter on method; nothing where it has none."""
    return [wording.say("method.glance")] if shown["heat_map"] else []


def _box(glance: Glance | None, wording: Wording) -> dict[str, str]:
    if glance is None:
        return {"symbol": "", "word": "", "label": "", "share": "", "anchor": "", "fill": look.PAPER}
    mark = wording.mark(glance.lead)
    leading = [code for code, rating in glance.ratings.items() if rating and rating is glance.lead]
    return {
        **mark,
        "share": f"{len(leading)}/{len(glance.ratings)}" if leading else "",
        "anchor": wording.anchors[leading[0]] if leading else "",
    }


def rating_marks(wording: Wording) -> dict[str, dict[str, str]]:
    """The mark of each rating by its key, for headings of tables."""
    return {rating.value: wording.mark(rating) for rating in Rating}


def counts(parts: Sequence[Part], ratings: Ratings, wording: Wording) -> list[Context]:
    """Indicators by rating: one row for each part of the report, then all of them."""
    everything = [ratings.get(one.code) for part in parts for one in part.indicators]
    total = _counted(wording.fixed_words()["total"], everything)
    rows = [_counted(part.title, [ratings.get(one.code) for one in part.indicators]) for part in parts]
    if len(parts) > 1:
        return [*rows, total]
    return rows if parts and parts[0].code else [total]


def _counted(title: str, ratings: Sequence[Rating | None]) -> Context:
    counted = count_ratings(ratings)
    figures = {rating.value: str(count) if count else "–" for rating, count in counted.items()}
    unrated = len(ratings) - sum(counted.values())
    return {
        "title": title,
        **figures,
        "unrated": str(unrated) if unrated else "–",
        "total": str(len(ratings)),
    }


def ratings_chart(parts: Sequence[Part], rated: Mapping[str, Ratings], wording: Wording) -> Picture:
    """Bars with the number of statements by rating, part by part; `rated` has the ratings by whose they are.

    No picture where nobody has rated anything, and where the parts are too many for a page.
    """
    given = {who: one for who, one in rated.items() if any(one.values())}
    if not given or len(parts) * len(given) > _MOST_BARS:
        return NO_PICTURE
    groups, told = [], []
    for part in parts:
        bars = tuple(
            Bar(who if len(rated) > 1 else "", _by_key(ratings.get(one.code) for one in part.indicators))
            for who, ratings in given.items()
        )
        groups.append(Group(plain(part.title) if len(parts) > 1 else "", bars))
        told += [
            ": ".join(filter(None, (part.title, bar.who, _in_words(bar.counted, wording)))) for bar in bars
        ]
    marks = [wording.mark(rating) for rating in (*Rating, None)]
    kinds = [Kind(one["key"], one["symbol"], one["word"], one["fill"]) for one in marks]
    return Picture(
        stacked_bars(groups, kinds), f"{wording.fixed_words()['ratings_chart']}. {'; '.join(told)}."
    )


def _by_key(ratings: Iterable[Rating | None]) -> dict[str, int]:
    counted = Counter(rating.value if rating else _UNRATED for rating in ratings)
    return {key: counted[key] for key in (*(rating.value for rating in Rating), _UNRATED) if counted[key]}


def _in_words(counted: Mapping[str, int], wording: Wording) -> str:
    return ", ".join(
        f"{wording.mark(None if key == _UNRATED else Rating(key))['word']} {count}"
        for key, count in counted.items()
    )


def tally(ratings: Sequence[Rating | None], wording: Wording) -> str:
    """How many indicators have each rating, in one line: "▲ exceeds 2 · ● meets 6"."""
    counted = count_ratings(ratings)
    figures = [f"{wording.mark(rating)['label']} {count}" for rating, count in counted.items() if count]
    unrated = len(ratings) - sum(counted.values())
    if unrated:
        figures.append(f"{wording.mark(None)['label']} {unrated}")
    return " · ".join(figures)


def all_indicators(
    parts: Sequence[Part], ratings: Ratings, wording: Wording, *, own: Ratings, open_codes: Collection[str]
) -> list[Context]:
    """Every indicator with its rating, part by part.

    `own` are the city's ratings, `open_codes` the indicators whose findings still lack evidence.
    """
    still_open = wording.mark(None) | {"key": "open", "label": wording.fixed_words()["open"]}
    return [
        {
            "title": part.title if part.code or len(parts) > 1 else "",
            "indicators": [
                {
                    **indicator_line(one, wording),
                    "rating": still_open if one.code in open_codes else wording.mark(ratings.get(one.code)),
                    "own": wording.mark(own.get(one.code)),
                }
                for one in part.indicators
            ],
        }
        for part in parts
    ]
