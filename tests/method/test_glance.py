"""Ratings at a glance: counts, and the rating that leads."""

from xlreview.method.glance import Glance, count_ratings, glances, ratings_by_code
from xlreview.model.pack import Indicator, Pack
from xlreview.model.rating import Rating, Role
from xlreview.model.review import Entry, Review, Stamp

TEXT = {"en": "text"}


def pack(*codes: str) -> Pack:
    indicators = tuple(
        Indicator(code, TEXT, TEXT, *(code.split("/")[:2] if "/" in code else (None, None))) for code in codes
    )
    return Pack("x", "1", ("en",), TEXT, TEXT, TEXT, TEXT, indicators)


def lead(*ratings: str | None) -> str | None:
    rated = {str(number): Rating(one) if one else None for number, one in enumerate(ratings)}
    return Glance(None, None, rated).lead


def test_the_rating_that_most_indicators_have_leads():
    assert lead("meets", "meets", "below") == "meets"


def test_on_a_tie_the_one_that_needs_attention_sooner_leads():
    assert lead("meets", "below") == "below"
    assert lead("exceeds", "meets") == "meets"
    assert lead("unclear", "exceeds") == "unclear"
    assert lead("not_applicable", "exceeds") == "exceeds"


def test_nothing_leads_before_anything_is_rated():
    assert lead(None, None) is None


def test_indicators_not_yet_rated_do_not_count():
    assert lead(None, None, "exceeds") == "exceeds"


def test_there_is_one_glance_for_each_pillar_and_area():
    seen = glances(pack("GG/O/1", "GG/O/2", "GG/L/1", "PA/O/1"), {"GG/O/1": Rating.MEETS})
    assert [(one.pillar, one.area, list(one.ratings)) for one in seen] == [
        ("GG", "O", ["GG/O/1", "GG/O/2"]),
        ("GG", "L", ["GG/L/1"]),
        ("PA", "O", ["PA/O/1"]),
    ]
    assert seen[0].counted == {Rating.MEETS: 1}


def test_a_pack_without_pillars_is_seen_as_a_whole():
    (whole,) = glances(pack("01", "02"), {})
    assert (whole.pillar, whole.area, list(whole.ratings)) == (None, None, ["01", "02"])


def test_every_indicator_has_its_rating_or_none():
    stamp = Stamp("w", "r", Role.TEAM, "en", "C", "2026", "x", "1")
    review = Review(pack("01", "02"), stamp, {"findings": (Entry("findings", "02", {"rating": "below"}),)})
    assert ratings_by_code(review, "findings") == {"01": None, "02": Rating.BELOW}


def test_every_rating_is_counted_zeros_included():
    counted = count_ratings([Rating.MEETS, None, Rating.MEETS])
    assert list(counted) == list(Rating)
    assert counted[Rating.MEETS] == 2
    assert sum(counted.values()) == 2
