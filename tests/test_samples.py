"""The sample reviews are what their stories say.

1. The workbooks that ship read back to exactly what the YAML files hold.
2. They have the problems that are listed beside them, and none that is an error.
3. Building them again gives the same bytes.
4. The story of Haldersund is sound: its visit could have happened, its evidence comes from it.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, groupby

import pytest

from xlreview.demo.loop import write_returned
from xlreview.demo.play import Folders, Played, play
from xlreview.demo.story import Story, load_story
from xlreview.method.evidence import NO_WEIGHT, weigh
from xlreview.model.rating import EvidenceState, Source
from xlreview.model.review import Entry, Review
from xlreview.problem import Severity
from xlreview.read import read_review

STORIES = ("haldersund", "lehtoniva")
WORKBOOKS = [(name, one.file) for name in STORIES for one in load_story(name).workbooks]


@pytest.fixture(scope="module")
def haldersund() -> Story:
    return load_story("haldersund")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Played]:
    stages = ("sent", "returned", "merged", "settled", "team")
    folders = {name: tmp_path_factory.mktemp(name) for name in STORIES}
    return {
        name: play(load_story(name), Folders(*(folder / stage for stage in stages)))
        for name, folder in folders.items()
    }


@pytest.fixture(scope="module")
def team(haldersund: Story) -> Review:
    return read_review(haldersund.folder / "workbooks" / "haldersund-team.xlsx")


@pytest.mark.parametrize(("name", "file"), WORKBOOKS)
def test_a_shipped_workbook_reads_back_to_its_story(name: str, file: str, played: dict[str, Played]) -> None:
    told = played[name].told[file]
    read = read_review(load_story(name).folder / "workbooks" / f"{file}.xlsx")
    assert read.answers() == told.answers()
    assert (read.stamp, read.sent, read.ledger, read.added_sheets) == (told.stamp, told.sent, told.ledger, ())
    assert [receipt.ignored for receipt in read.receipts] == [()]


@pytest.mark.parametrize("name", STORIES)
def test_every_story_ships_its_workbooks_and_no_others(name: str) -> None:
    story = load_story(name)
    shipped = {path.name for path in (story.folder / "workbooks").iterdir()}
    assert shipped == {f"{one.file}.xlsx" for one in story.workbooks}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_has_the_problems_that_are_listed_beside_it(name: str) -> None:
    story = load_story(name)
    with (story.folder / "expected-problems.csv").open(encoding="utf-8", newline="") as file:
        expected = [tuple(row) for row in csv.reader(file)][1:]
    found = [
        (one.file, problem.place.sheet, problem.place.cell, problem.code)
        for one in story.workbooks
        for problem in read_review(story.folder / "workbooks" / f"{one.file}.xlsx").problems
    ]
    assert found == expected


@pytest.mark.parametrize(("name", "file"), WORKBOOKS)
def test_no_shipped_workbook_has_an_error(name: str, file: str) -> None:
    problems = read_review(load_story(name).folder / "workbooks" / f"{file}.xlsx").problems
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", STORIES)
def test_building_twice_gives_the_same_bytes(name: str, tmp_path) -> None:
    built = []
    for attempt in ("once", "again"):
        folder = tmp_path / attempt
        folder.mkdir()
        write_returned(load_story(name), folder)
        built.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert built[0] == built[1]


def test_findings_of_haldersund_are_confirmed_thin_and_contradicted_as_told(team: Review) -> None:
    weights = weigh(team.of("evidence"))
    assert Counter(weight.state for weight in weights.values()) == {
        EvidenceState.CONFIRMED: 40,
        EvidenceState.THIN: 6,
        EvidenceState.CONTRADICTED: 5,
    }
    confirmed = Counter(one.suggested for one in weights.values() if one.state is EvidenceState.CONFIRMED)
    assert confirmed == {"below": 18, "meets": 17, "exceeds": 5}


def test_confirmed_findings_lie_in_every_pillar(team: Review) -> None:
    weights = weigh(team.of("evidence"))
    pillars = Counter(
        indicator.pillar
        for indicator in team.pack.indicators
        if weights.get(indicator.code, NO_WEIGHT).state is EvidenceState.CONFIRMED
    )
    assert pillars == {"GG": 14, "IE": 9, "AC": 7, "PA": 10}


def test_the_guides_example_is_told(team: Review) -> None:
    said = [
        entry
        for entry in team.of("evidence")
        if (entry.get("code"), entry.get("interview"), entry.get("nature")) == ("GG/I/3", 17, "fact")
    ]
    assert [(one["interviewers"], one["points_to"]) for one in said] == [(("JB", "FC"), "below")]
    assert weigh(team.of("evidence"))["GG/I/3"].below == {16, 17, 26}
    assert team.entry("recommendations", "TEAM-R01")["codes"] == ("GG/I/3", "PA/I/1")


def test_reviewers_differ_in_their_first_ratings(haldersund: Story) -> None:
    screenings = [haldersund.rows(f"reviewer-{who}")["screening"] for who in ("JB", "FC", "AK")]
    ratings = {
        code: {screening[code]["rating"] for screening in screenings if code in screening}
        for code in haldersund.pack.indicators_by_code
    }
    assert sum(len(given) > 1 for given in ratings.values()) == 22
    assert sum(len(given) == 3 for given in ratings.values()) == 3


def interviews(review: Review) -> tuple[Entry, ...]:
    return review.of("interviews")


def test_the_visit_has_28_interviews_and_two_workshops_in_two_days(team: Review) -> None:
    assert Counter(one["kind"] for one in interviews(team)) == {"interview": 28, "workshop": 2}
    assert [day.isoformat() for day in sorted({one["day"] for one in interviews(team)})] == [
        "2026-10-07",
        "2026-10-08",
    ]


def test_nobody_is_in_two_interviews_at_once(team: Review) -> None:
    assert [
        (one.id, other.id)
        for one, other in combinations(interviews(team), 2)
        if one["day"] == other["day"]
        and one["start"] < other["end"]
        and other["start"] < one["end"]
        and set(one["interviewers"]) & set(other["interviewers"])
    ] == []


def test_interviews_are_held_in_pairs_four_or_five_a_day(team: Review) -> None:
    assert {len(one["interviewers"]) for one in interviews(team)} == {2}
    loads = Counter(
        (one["day"], who)
        for one in interviews(team)
        if one["kind"] == "interview"
        for who in one["interviewers"]
    )
    assert {who for _, who in loads} == {"JB", "FC", "AK", "LN", "PV", "SO"}
    assert set(loads.values()) == {4, 5}


def test_an_interpreter_takes_double_time(team: Review) -> None:
    hours = {
        one.id: one["end"].hour - one["start"].hour
        for one in interviews(team)
        if one.get("interpreter") == "yes" or one["kind"] == "workshop"
    }
    assert hours == {"20": 2, "29": 2, "30": 2}


def test_evidence_comes_from_the_interview_that_it_names(team: Review) -> None:
    held = {int(one.id): one for one in interviews(team)}
    heard = [one for one in team.of("evidence") if one.get("interview") is not None]
    wrong = [
        one.id
        for one in heard
        if one["interviewers"] != held[one["interview"]]["interviewers"]
        or one["source"] not in (held[one["interview"]]["kind"], Source.OBSERVATION)
        or one.id.split("-")[0] not in one["interviewers"]
    ]
    assert wrong == []
    assert {one["interview"] for one in heard} == set(held)


def test_prepared_rows_are_used_without_gaps(team: Review) -> None:
    def numbers() -> Iterator[tuple[str, list[int]]]:
        ids = sorted(tuple(entry.id.split("-")) for entry in team.of("evidence"))
        for who, rows in groupby(ids, key=lambda id: id[0]):
            yield who, [int(number) for _, number in rows]

    assert dict(numbers()) == {
        "AK": list(range(1, 36)),
        "FC": list(range(1, 46)),
        "JB": list(range(1, 40)),
    }


def test_the_finnish_reviewers_workbook_is_finnish(haldersund: Story) -> None:
    read = read_review(haldersund.folder / "workbooks" / "haldersund-reviewer-AK.xlsx")
    assert read.stamp.language == "fi"
    assert {entry.sheet_title for entry in read.of("screening")} == {"Alkutarkastus"}
