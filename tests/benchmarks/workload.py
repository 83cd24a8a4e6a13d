"""A review of the size that the bars speak of: 73 findings, 500 pieces of evidence, everything filled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.model.pack import Pack
from xlreview.model.review import Answer, Entry, Review
from xlreview.pack import load_pack
from xlreview.write import issue_workbook, write_workbook

PARAGRAPH = (
    "The committee met four times last year. Its minutes show that the council asked for its opinion once, "
    "on the housing plan, and that the opinion reached the council after the vote.\n"
    "- members speak for nine associations\n- the chair is paid for two days a month"
)
RATINGS = ("meets", "below", "exceeds", "unclear", "meets", "below")


def filled_review(role: str = "team", *, evidence: int = 500, interviews: int = 40) -> Review:
    """A review with every sheet of the role filled from the INTI-CITIES pack."""
    pack = load_pack("inti-cities")
    blank = issue_workbook(pack, role=role, city="Haldersund", round="2026", language="en")
    return Review(pack, replace(blank.stamp, workbook_id="benchmark"), _entries(pack, evidence, interviews))


def reviewers_workbooks(folder: Path, files: int, *, evidence: int = 500) -> list[Path]:
    """Filled workbooks of so many reviewers of one city: evidence of their own, the same programme."""
    pack = load_pack("inti-cities")
    rows = _entries(pack, evidence, 40)
    paths = []
    for number in range(files):
        who = f"R{number:03d}"
        blank = issue_workbook(
            pack,
            role="reviewer",
            city="Haldersund",
            round="2026",
            language="en",
            reviewers=(who,),
        )
        own = tuple(
            replace(one, id=one.id.replace("TEAM", who), answers={**one.answers, "interviewers": (who,)})
            for one in rows["evidence"]
        )
        filled = {"screening": rows["screening"], "interviews": rows["interviews"], "evidence": own}
        paths.append(folder / f"{who}.xlsx")
        stamp = replace(blank.stamp, workbook_id=f"{number:032x}")
        write_workbook(paths[-1], Review(pack, stamp, filled))
    return paths


def _entries(pack: Pack, evidence: int, interviews: int) -> dict[str, tuple[Entry, ...]]:
    codes = list(pack.indicators_by_code)
    by_sheet: dict[str, dict[str, dict[str, Answer]]] = {
        "background": {
            topic.id: {"answer": PARAGRAPH, "documents": "annual report"} for topic in pack.topics()
        },
        "self_assessment": {code: _self_assessment(number) for number, code in enumerate(codes)},
        "screening": {code: _screening(number) for number, code in enumerate(codes)},
        "interviews": {str(number): _interview(number, codes) for number in range(1, interviews + 1)},
        "evidence": {
            f"TEAM-{number:03d}": _evidence(number, codes, interviews) for number in range(1, evidence + 1)
        },
        "findings": {code: _finding(number, pack) for number, code in enumerate(codes)},
        "recommendations": {f"TEAM-R{number:02d}": _recommendation(number, codes) for number in range(1, 21)},
        "plan": {f"TEAM-P{number:02d}": _action(number, codes) for number in range(1, 21)},
    }
    return {
        sheet: tuple(Entry(sheet, id, answers) for id, answers in rows.items())
        for sheet, rows in by_sheet.items()
        if sheet in SHEETS_BY_KEY
    }


def _self_assessment(number: int) -> dict[str, Answer]:
    return {
        "rating": RATINGS[number % 6],
        "how": PARAGRAPH,
        "why": "The minutes and two audits say so.",
        "who_political": "Deputy mayor",
        "who_operational": "Integration office",
        "achieved": "A committee of fifteen members meets four times a year.",
        "weaknesses": "Departments answer late.",
    }


def _screening(number: int) -> dict[str, Answer]:
    return {
        "rating": RATINGS[(number + 1) % 6],
        "hypothesis": "We doubt that the committee is heard in time.",
        "questions": "- Who asks it?\n- What happened to its last opinion?",
        "meet": "Chair of the committee",
    }


def _interview(number: int, codes: list[str]) -> dict[str, Answer]:
    return {
        "day": date(2026, 5, 5 + number % 2),
        "start": time(9 + number % 8),
        "end": time(10 + number % 8),
        "kind": "interview",
        "role": f"Head of unit {number}",
        "interviewers": ("JB", "FC"),
        "codes": (codes[number], codes[number + 1]),
        "status": "held",
    }


def _evidence(number: int, codes: list[str], interviews: int) -> dict[str, Answer]:
    return {
        "code": codes[number % len(codes)],
        "interview": number % interviews + 1,
        "interviewers": ("JB", "FC"),
        "source": "interview",
        "nature": "fact",
        "statement": f"Piece {number}: {PARAGRAPH}",
        "points_to": RATINGS[number % len(codes) % 3],
    }


def _finding(number: int, pack: Pack) -> dict[str, Answer]:
    return {
        "rating": RATINGS[number % 3],
        "reason": PARAGRAPH,
        "strengths": "Members are competent and known.",
        "weaknesses": "The council seldom asks.",
        "obstacles": "No calendar of hearings.",
        "good_practice": "Minutes are published in five languages.",
        "transferable": "Any city with a council office.",
        "theme": pack.themes[number % len(pack.themes)].id,
        "agreed": "yes",
    }


def _recommendation(number: int, codes: list[str]) -> dict[str, Answer]:
    return {
        "codes": (codes[number], codes[number + 20]),
        "text": "Hear the committee before every plan, by a calendar agreed in January.",
        "addressee": "City council",
        "term": "short",
        "priority": "high",
        "response": "accepted",
    }


def _action(number: int, codes: list[str]) -> dict[str, Answer]:
    return {
        "codes": (codes[number],),
        "recommendations": (f"TEAM-R{number:02d}",),
        "objective": "The committee is heard in time.",
        "action": "Agree on a calendar.",
        "responsible": "Council office",
        "start": date(2026, 9, 1),
        "due": date(2027, 1, 31),
        "progress": 0.25,
    }
