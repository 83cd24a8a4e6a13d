"""Columns of the data sheets: their keys (a contract), what they hold, who fills them, how wide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Holds(Enum):
    """What one cell of a column may hold."""

    TEXT = auto()
    """Free text, any length that fits a cell."""
    CHOICE = auto()
    """One value of a closed list."""
    CODE = auto()
    """One indicator code."""
    CODES = auto()
    """Indicator codes, separated by commas, semicolons or line breaks."""
    NUMBER = auto()
    """A whole number."""
    PERCENT = auto()
    """A share between 0 and 1, shown as per cent."""
    DAY = auto()
    """A calendar day."""
    TIME = auto()
    """A time of day."""
    INITIALS = auto()
    """Initials of reviewers, as in `JB & FC`; a tuple of initials once read."""
    REFERENCES = auto()
    """Ids of rows on another sheet, separated like codes."""


class Filled(Enum):
    """Who fills a column."""

    GIVEN = auto()
    """Printed by xlreview and locked; text comes from the pack, is never read as an answer."""
    CARRIED = auto()
    """Printed by xlreview from other people's answers and locked; read back as data."""
    COMPUTED = auto()
    """A formula; read back never, computed anew."""
    ANSWERED = auto()
    """Typed by people."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in characters of the body font, `choices` names a closed list.

    `essential` answers are highlighted while they are missing and counted by the progress figures;
    `personal` columns can name people; copies for others have labels in place of those interviewed.
    """

    key: str
    width: float
    holds: Holds = Holds.TEXT
    filled: Filled = Filled.ANSWERED
    choices: str | None = None
    essential: bool = False
    personal: bool = False


def given(key: str, width: float, holds: Holds = Holds.TEXT) -> Column:
    """A locked column with text from the pack."""
    return Column(key, width, holds, Filled.GIVEN)


def computed(key: str, width: float, choices: str) -> Column:
    """A formula column whose results are values of a closed list."""
    return Column(key, width, Holds.CHOICE, Filled.COMPUTED, choices)


def choice(key: str, width: float, choices: str, *, essential: bool = False) -> Column:
    """A column with a dropdown."""
    return Column(key, width, Holds.CHOICE, Filled.ANSWERED, choices, essential)


def text(key: str, width: float, *, essential: bool = False, personal: bool = False) -> Column:
    """A column for free text."""
    return Column(key, width, essential=essential, personal=personal)


CODE = given("code", 8.5, Holds.CODE)
ID = given("id", 10)

BENCHMARKS = (
    CODE,
    given("pillar", 18),
    given("area", 15),
    given("title", 24),
    given("statement", 50),
    given("questions", 50),
    given("examples", 50),
)

BACKGROUND = (
    ID,
    given("topic", 28),
    given("prompt", 42),
    text("answer", 60, essential=True),
    text("documents", 30),
)

SELF_ASSESSMENT = (
    CODE,
    given("statement", 26),
    choice("rating", 14.5, "rating", essential=True),
    text("how", 22),
    text("why", 19.5, essential=True),
    text("who_political", 13.5, personal=True),
    text("who_operational", 15, personal=True),
    text("achieved", 16),
    text("planned", 15),
    text("weaknesses", 16),
    text("documents", 11),
)

SCREENING = (
    CODE,
    given("statement", 42),
    Column("self_rating", 14.5, Holds.CHOICE, Filled.CARRIED, "rating"),
    choice("rating", 14.5, "rating", essential=True),
    text("hypothesis", 36, essential=True),
    text("questions", 36),
    text("meet", 24, personal=True),
)

INTERVIEWS = (
    Column("number", 8.5, Holds.NUMBER, Filled.GIVEN),
    Column("day", 12, Holds.DAY),
    Column("start", 8, Holds.TIME),
    Column("end", 8, Holds.TIME),
    choice("kind", 13, "kind"),
    text("role", 32, essential=True),
    text("name", 24, personal=True),
    Column("interviewers", 13, Holds.INITIALS),
    choice("interpreter", 12, "yes_no"),
    Column("codes", 26, Holds.CODES),
    choice("status", 13, "interview_status"),
)

EVIDENCE = (
    ID,
    Column("code", 9, Holds.CODE, essential=True),
    Column("interview", 12.5, Holds.NUMBER),
    Column("interviewers", 13.2, Holds.INITIALS),
    choice("source", 12, "source", essential=True),
    choice("nature", 11, "nature", essential=True),
    text("statement", 50, essential=True),
    choice("points_to", 14.5, "rating", essential=True),
    text("obstacle", 17),
    text("good_practice", 17),
    text("note", 12),
)

FINDINGS = (
    CODE,
    given("statement", 34),
    computed("evidence_state", 14.5, "evidence_state"),
    computed("suggested", 14.5, "rating"),
    choice("rating", 14.5, "rating", essential=True),
    text("reason", 32, essential=True),
    text("strengths", 30),
    text("weaknesses", 30),
    text("obstacles", 26),
    text("context", 24),
    text("good_practice", 28),
    text("transferable", 22),
    choice("theme", 20, "theme"),
    text("dissent", 22),
    choice("agreed", 10, "yes_no"),
)

RECOMMENDATIONS = (
    ID,
    Column("codes", 18, Holds.CODES, essential=True),
    text("text", 50, essential=True),
    text("addressee", 22, essential=True),
    choice("term", 13, "term"),
    choice("priority", 12, "priority"),
    choice("response", 17.5, "response"),
    text("response_note", 32),
)

PLAN = (
    ID,
    Column("codes", 10.5, Holds.CODES),
    Column("recommendations", 12.8, Holds.REFERENCES),
    text("objective", 21, essential=True),
    text("action", 22, essential=True),
    text("responsible", 14.5, essential=True, personal=True),
    Column("start", 11.5, Holds.DAY),
    Column("due", 11.5, Holds.DAY),
    text("resources", 13.5),
    text("success_measure", 16.5),
    choice("horizon", 12.5, "horizon"),
    choice("status", 11.5, "plan_status"),
    Column("progress", 9.5, Holds.PERCENT),
)

CONTEXT = (
    ID,
    Column("factor", 30, filled=Filled.ANSWERED),
    given("involves", 44),
    choice("applies", 12, "yes_no"),
    text("effect", 56, essential=True),
    Column("codes", 22, Holds.CODES),
)

AGENDA = (
    CODE,
    given("statement", 34),
    Column("talk_because", 22, Holds.TEXT, Filled.CARRIED),
    Column("minutes", 9, Holds.NUMBER),
    Column("views", 36, Holds.TEXT, Filled.CARRIED),
    choice("outcome", 14.5, "rating"),
    text("reason", 30),
    text("dissent", 20),
)

CONFLICTS = (
    Column("id", 6.5, filled=Filled.GIVEN),
    Column("sheet", 15, filled=Filled.CARRIED),
    Column("row", 15, filled=Filled.CARRIED),
    Column("column", 15, filled=Filled.CARRIED),
    Column("ancestor", 18, filled=Filled.CARRIED),
    Column("proposals", 53, filled=Filled.CARRIED),
    text("choice", 14),
    text("own_text", 27),
    text("note", 16.5),
)

HISTORY = (
    Column("id", 6.5, filled=Filled.GIVEN),
    Column("sheet", 16, filled=Filled.CARRIED),
    Column("row", 15, filled=Filled.CARRIED),
    Column("column", 15, filled=Filled.CARRIED),
    Column("earlier", 33, filled=Filled.CARRIED),
    Column("who", 14.5, filled=Filled.CARRIED, personal=True),
    Column("saved", 12, Holds.DAY, Filled.CARRIED),
    Column("file", 18.5, filled=Filled.CARRIED),
    Column("place", 17, filled=Filled.CARRIED),
    Column("why", 32.5, filled=Filled.CARRIED),
)
