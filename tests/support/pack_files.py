"""Pack files for tests: a sound one, to be broken, and what its faults come to."""

from collections.abc import Callable
from typing import Any

from xlreview.problem import Problem, UnusableInput

Change = Callable[[dict[str, Any]], None]
"""Something done to the mapping of a pack."""


def both(text: str) -> dict[str, str]:
    """A text in English and Finnish."""
    return {"en": text, "fi": f"{text} suomeksi"}


SOUND: dict[str, Any] = {
    "format": 1,
    "id": "small",
    "version": "1.0",
    "languages": ["en", "fi"],
    "title": both("A small pack"),
    "about": both("What it is about."),
    "source": both("Nobody."),
    "indicator_term": both("indicator"),
    "pillars": [
        {"code": "A", "title": both("First pillar"), "standard": both("All is well.")},
        {"code": "B", "title": both("Second pillar"), "standard": both("All is better.")},
    ],
    "areas": [{"code": "O", "title": both("Objective"), "about": both("Aims.")}],
    "indicators": [
        {
            "code": "A/O/1",
            "pillar": "A",
            "area": "O",
            "title": both("Plan"),
            "statement": both("There is a plan."),
            "questions": [both("Who made it?"), both("When?")],
            "aliases": ["B/O/7"],
        },
        {
            "code": "B/O/1",
            "pillar": "B",
            "area": "O",
            "title": both("Partners"),
            "statement": both("There are partners."),
            "examples": [{"city": both("Ghent"), "title": both("Forum"), "text": both("They meet.")}],
        },
    ],
    "background": [{"id": "city", "title": both("The city"), "prompt": both("Describe it.")}],
    "authorship": [{"id": "authors", "title": both("Authors"), "prompt": both("Who wrote this?")}],
    "themes": [
        {"id": "needs", "title": both("Needs"), "about": both("What is needed.")},
        {"id": "trust", "title": both("Trust"), "about": both("Who trusts whom.")},
    ],
    "context_factors": [{"id": "law", "title": both("Law"), "involves": both("What the law says.")}],
}


def faults(refusal: UnusableInput) -> list[tuple[str, str]]:
    """Path and kind of every fault, in the order told."""
    return [(str(problem.details["path"]), kind_of(problem)) for problem in refusal.problems]


def kind_of(problem: Problem) -> str:
    """The kind of fault that a PACK_BROKEN problem tells of."""
    return problem.details["fault"].key.removeprefix("pack.fault.")  # type: ignore[union-attr]
