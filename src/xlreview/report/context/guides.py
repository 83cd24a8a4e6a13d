"""A page to take along for each interview: who and when, what we suppose, what to ask, space for notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xlreview.model.pack import Indicator
from xlreview.model.review import Review
from xlreview.report.context import meetings
from xlreview.report.context.meetings import Meeting
from xlreview.report.context.opinions import Screened, screened
from xlreview.report.context.setting import Context, also, by_team, indicator_line, one_line, setting_context
from xlreview.report.wording import Wording

# How much of a page is left for notes is reckoned in millimetres, a little on the safe side.
_PAGE, _HEADING, _FACT, _NOTES_HEAD, _NOTES_ROW = 240.0, 22.0, 6.5, 17.0, 9.8
_HEADING_LINE, _IN_HEADING = 8.0, 38
_LEFT_OPEN = 25.0
"""What stays open at the foot of a page because the next row would not fit."""
_TABLE_HEAD, _INDICATOR_HEAD, _SMALL_LINE, _LINE = 8.0, 9.5, 3.8, 4.5
_CHARACTERS = {"statement": 105, "cell": 48}
"""Characters in a line across the page, and in one of two cells."""
_FEWEST_ROWS = 5


def guides_context(review: Review, wording: Wording, *, dated: date) -> Context:
    """Everything that the template of the interview guides may print."""
    common = setting_context(review, wording, dated=dated)
    seen = screened(review)
    left_out = [meetings.called(one) for one in meetings.cancelled(review)]
    held = meetings.programme(review)
    return {
        **{key: common[key] for key in ("words", "city", "round", "dated", "pack")},
        "title": wording.say("title.guides", city=common["city"]),
        **by_team(review, wording),
        "lead": (wording.say("say.guides", count=len(held)) if held else wording.say("say.programme.empty")),
        "left_out": (
            wording.say("say.guides_left_out", count=len(left_out), numbers=wording.listed(left_out))
            if left_out
            else ""
        ),
        "guides": [_guide(one, review, seen, wording) for one in held],
    }


def _guide(one: Meeting, review: Review, seen: Mapping[str, Screened], wording: Wording) -> Context:
    told = meetings.conversation(one, wording)
    indicators = [
        _indicator(review.pack.indicators_by_code[code], seen.get(code), wording)
        for code in one.codes
        if code in review.pack.indicators_by_code
    ]
    day = wording.weekday(one.day) if one.day else ""
    return {
        **told,
        "heading": one_line(
            ": ".join(filter(None, (f"{told['kind']} {one.number}", told["role"] or told["name"])))
        ),
        "when": ", ".join(filter(None, (day, told["time"]))),
        "interpreter": wording.choice("yes_no", "yes") if one.interpreted else "",
        "indicators": indicators,
        "supposed": any(indicator["hypotheses"] for indicator in indicators),
        "also": also(one.entry),
        "rows": [""] * _rows_for_notes(told, indicators),
    }


def _indicator(indicator: Indicator, screening: Screened | None, wording: Wording) -> Context:
    """What the team supposes and asks; where nobody has a question, those of the benchmarks."""
    words = screening.words if screening else []
    hypotheses, asked = (
        [{"who": who, "text": said[column]} for who, said in words if said[column]]
        for column in ("hypothesis", "questions")
    )
    guiding = [] if asked else [wording.text(question) for question in indicator.questions]
    return {
        **indicator_line(indicator, wording),
        "statement": wording.text(indicator.statement),
        "hypotheses": hypotheses,
        "questions": asked,
        "guiding": guiding,
        "told": bool(hypotheses or asked or guiding),
    }


def _rows_for_notes(told: Context, indicators: list[Context]) -> int:
    """As many rows as the rest of the page holds, and never too few to write on."""
    facts = 1 + sum(bool(told[key]) for key in ("name", "interviewers", "remarks"))
    used = _HEADING + _FACT * facts + _NOTES_HEAD + _HEADING_LINE * (len(told["role"]) // _IN_HEADING)
    if indicators:
        used += _TABLE_HEAD + sum(map(_height, indicators))
    free = _PAGE - used if used <= _PAGE else _PAGE - used % _PAGE - _LEFT_OPEN
    return max(_FEWEST_ROWS, int(free / _NOTES_ROW))


def _height(indicator: Context) -> float:
    """Millimetres that an indicator takes in the table of hypotheses and questions."""
    cells = (
        [said["text"] for said in indicator["hypotheses"]],
        [*(said["text"] for said in indicator["questions"]), *indicator["guiding"]],
    )
    room = _CHARACTERS["cell" if indicator["hypotheses"] else "statement"]
    lines = max(sum(_lines(text, room) for text in texts) for texts in cells)
    heading = _INDICATOR_HEAD + _SMALL_LINE * _lines(indicator["statement"], _CHARACTERS["statement"])
    return heading + _LINE * (lines + bool(indicator["guiding"]))


def _lines(text: str, characters: int) -> int:
    return sum(1 + len(line) // characters for line in text.splitlines())
