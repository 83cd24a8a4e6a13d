"""Progress: a row is done when every essential answer is there."""

from dataclasses import replace

from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.method.progress import Progress, progress
from xlreview.model.pack import ContextFactor, Indicator, Pack, Topic
from xlreview.model.rating import Role
from xlreview.model.review import Entry, Review, Stamp

TEXT = {"en": "text"}
PACK = Pack(
    "x",
    "1",
    ("en",),
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    tuple(Indicator(code, TEXT, TEXT) for code in ("01", "02", "03")),
    background=(Topic("city", TEXT, TEXT),),
    authorship=(Topic("authors", TEXT, TEXT),),
)


def review(sheet: str, role: Role = Role.TEAM, **answers: dict) -> Review:
    stamp = Stamp("w", "r", role, "en", "C", "2026", "x", "1")
    return Review(PACK, stamp, {sheet: tuple(Entry(sheet, id, given) for id, given in answers.items())})


def test_a_rating_alone_does_not_finish_an_indicator():
    filled = review(
        "screening", **{"01": {"rating": "meets", "hypothesis": "It works."}, "02": {"rating": "meets"}}
    )
    assert progress(SHEETS_BY_KEY["screening"], filled) == Progress(1, 3)


def test_background_counts_topics_and_questions_about_authorship():
    assert progress(
        SHEETS_BY_KEY["background"], review("background", city={"answer": "A port."})
    ) == Progress(1, 2)


def test_a_growing_sheet_has_no_total():
    begun = review("recommendations", **{"TEAM-R01": {"text": "Ask more often."}})
    assert progress(SHEETS_BY_KEY["recommendations"], begun) == Progress(0, None)


def test_a_recommendation_is_done_for_the_city_once_it_has_answered():
    recommended = {"codes": ("01",), "text": "Ask more often.", "addressee": "Council"}
    answers = {
        "TEAM-R01": {**recommended, "response": "accepted"},
        "TEAM-R02": {**recommended, "response": "pending"},
        "TEAM-R03": recommended,
        "TEAM-R04": {"response": "accepted"},
    }
    sheet = SHEETS_BY_KEY["recommendations"]
    assert progress(sheet, review("recommendations", Role.PLAN, **answers)) == Progress(1, 3)
    assert progress(sheet, review("recommendations", Role.TEAM, **answers)) == Progress(3, None)


def test_a_context_factor_is_done_when_it_does_not_apply_or_its_effect_is_told():
    answers = {
        "law": {"applies": "no"},
        "housing": {"applies": "yes"},
        "jobs": {"applies": "yes", "effect": "Few vacancies."},
        "CITY-C1": {"factor": "Our island", "applies": "yes", "effect": "A ferry a day."},
    }
    factors = tuple(ContextFactor(id, TEXT, TEXT) for id in ("law", "housing", "jobs"))
    given = review("context", Role.CITY, **answers)
    assert progress(
        SHEETS_BY_KEY["context"], replace(given, pack=replace(PACK, context_factors=factors))
    ) == (Progress(2, 3))
    assert progress(SHEETS_BY_KEY["context"], given) == Progress(3, None)


def test_what_an_interview_told_is_not_done_without_its_number():
    heard = {"code": "01", "source": "interview", "nature": "fact", "statement": "So.", "points_to": "below"}
    read = {**heard, "source": "document"}
    rows = {"TEAM-001": heard, "TEAM-002": {**heard, "interview": 4}, "TEAM-003": read}
    assert progress(SHEETS_BY_KEY["evidence"], review("evidence", **rows)) == Progress(2, None)
