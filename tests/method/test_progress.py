"""Progress: a row is done when every essential answer is there."""

from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.method.progress import Progress, progress
from xlreview.model.pack import Indicator, Pack, Topic
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


def review(sheet: str, **answers: dict) -> Review:
    stamp = Stamp("w", "r", Role.TEAM, "en", "C", "2026", "x", "1")
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
