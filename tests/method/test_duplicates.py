"""The same statement logged twice: what is proposed as one, and what is left alone.

A row of a test's table: id, interview, interviewers, code, statement.
"""

import random

import pytest

from xlreview.method.duplicates import alike_evidence, author_of
from xlreview.model.review import Entry

COMMITTEE = "The committee met once last year; the city asked it twice."
COMMITTEE_TOO = "Committee met only once last year, the city asked it twice"


def evidence(*rows: str) -> list[Entry]:
    pieces = []
    for row in rows:
        id, interview, interviewers, code, statement = row.split(maxsplit=4)
        answers = {
            "code": code,
            "source": "interview",
            "nature": "fact",
            "points_to": "below",
            "statement": statement,
        }
        if interview != "-":
            answers["interview"] = int(interview)
        if interviewers != "-":
            answers["interviewers"] = tuple(interviewers.split("&"))
        pieces.append(Entry("evidence", id, answers))
    return pieces


def proposed(*rows: str) -> list[tuple[str, str]]:
    """(later, earlier) of every pair proposed as one."""
    return [(pair.later.id, pair.first.id) for pair in alike_evidence(evidence(*rows))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (COMMITTEE, COMMITTEE),
        (COMMITTEE, COMMITTEE.upper()),
        (COMMITTEE, COMMITTEE_TOO),
        (
            "The members of the committee speak for nine associations and meet every month in the town hall.",
            "The committee’s members represent nine associations; they meet in the town hall every month.",
        ),
        (
            "Neuvottelukunta kokoontui viime vuonna vain kerran.",
            "Neuvottelukunta on kokoontunut viime vuonna vain yhden kerran.",
        ),
        (
            "Die Stadt fragt den Beirat einmal im Jahr zum Haushalt.",
            "Die Stadt hat den Beirat einmal im Jahr zum Haushalt gefragt.",
        ),
        (
            "Staden frågar rådet en gång om året om budgeten för integration.",
            "Staden frågar rådet bara en gång om året om integrationens budget.",
        ),
        (
            "Opettajat saavat kaksi päivää koulutusta.",
            "Opettajat saavat kaksi pa\u0308iva\u0308a\u0308 koulutusta",
        ),
    ],
)
def test_both_interviewers_versions_of_a_statement_are_proposed_as_one(one, other):
    assert proposed(f"FC-001 17 JB&FC GG/I/3 {one}", f"JB-001 17 JB&FC GG/I/3 {other}") == [
        ("JB-001", "FC-001")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The school has interpreters for parents.", "The library has interpreters for parents."),
        ("The mayor chairs the steering group.", "The deputy mayor chairs the steering group."),
        ("Nobody reads the report", "Everybody reads the report"),
        (COMMITTEE, "The committee didn’t meet once last year; the city asked it twice."),
        (
            "Kaupunki kysyy neuvottelukunnan kantaa kaikista päätöksistä.",
            "Kaupunki ei kysy neuvottelukunnan kantaa kaikista päätöksistä.",
        ),
        (
            "School 12 has had an interpreter for parents on two days a week since spring.",
            "School 14 has had an interpreter for parents on two days a week since spring.",
        ),
        (
            "Each department names a contact for integration, but their working time is not set aside.",
            "Each department reports to the board for integration, but its minutes are not published.",
        ),
    ],
)
def test_another_meaning_is_another_statement_however_alike_the_words(one, other):
    assert proposed(f"FC-001 17 JB&FC GG/I/3 {one}", f"JB-001 17 JB&FC GG/I/3 {other}") == []


def test_a_pair_tells_how_alike_it_is_and_where_the_rows_differ():
    first, later = evidence(f"FC-001 17 JB&FC GG/I/3 {COMMITTEE}", f"JB-001 17 JB GG/I/4 {COMMITTEE_TOO}")
    later = Entry("evidence", "JB-001", {**later.answers, "points_to": "meets"})
    (pair,) = alike_evidence([later, first])
    assert (pair.first, pair.later, pair.same_interview) == (first, later, True)
    assert pair.differing == ("code", "points_to")
    assert 90 <= pair.likeness < 100


def test_two_interviews_under_one_number_are_two():
    assert proposed(f"FC-001 17 FC GG/I/3 {COMMITTEE}", f"JB-001 17 JB GG/I/3 {COMMITTEE}") == []
    assert proposed(f"FC-001 17 FC GG/I/3 {COMMITTEE}", f"JB-001 17 - GG/I/3 {COMMITTEE}") == [
        ("JB-001", "FC-001")
    ]


def test_the_same_words_under_two_numbers_are_proposed_where_an_interviewer_is_shared():
    assert proposed(f"FC-001 17 JB&FC GG/I/3 {COMMITTEE}", f"JB-001 71 JB&FC GG/I/3 {COMMITTEE}") == [
        ("JB-001", "FC-001")
    ]
    assert proposed(f"FC-001 17 FC GG/I/3 {COMMITTEE}", f"JB-001 71 JB GG/I/3 {COMMITTEE}") == []
    assert proposed(f"FC-001 17 JB&FC GG/I/3 {COMMITTEE}", f"JB-001 71 JB&FC GG/I/3 {COMMITTEE_TOO}") == []
    assert proposed("FC-001 17 JB&FC GG/I/3 No budget.", "JB-001 71 JB&FC GG/I/3 No budget.") == []


def test_one_author_repeats_a_row_only_by_the_same_words_about_the_same_indicator():
    assert proposed(f"JB-001 17 JB GG/I/3 {COMMITTEE}", f"JB-002 17 JB GG/I/3 {COMMITTEE}") == [
        ("JB-002", "JB-001")
    ]
    assert proposed(f"JB-001 17 JB GG/I/3 {COMMITTEE}", f"JB-002 17 JB GG/I/3 {COMMITTEE_TOO}") == []
    assert proposed(f"JB-001 17 JB GG/I/3 {COMMITTEE}", f"JB-002 17 JB GG/I/4 {COMMITTEE}") == []
    assert proposed(f"JB-001 17 JB GG/I/3 {COMMITTEE}", f"JB-002 4 JB GG/I/3 {COMMITTEE}") == []


def test_a_row_copied_for_a_second_indicator_is_compared_with_its_own_counterpart():
    rows = (
        f"FC-001 17 JB&FC GG/I/3 {COMMITTEE}",
        f"FC-002 17 JB&FC GG/I/4 {COMMITTEE}",
        f"JB-001 17 JB&FC GG/I/3 {COMMITTEE_TOO}",
        f"JB-002 17 JB&FC GG/I/4 {COMMITTEE_TOO}",
    )
    assert proposed(*rows) == [("JB-001", "FC-001"), ("JB-002", "FC-002")]
    assert proposed(rows[0], rows[3]) == [("JB-002", "FC-001")]
    assert proposed(rows[0], rows[1], rows[2]) == [("JB-001", "FC-001")]


def test_of_several_alike_the_one_from_the_same_interview_is_named():
    assert proposed(
        f"AK-001 4 JB&FC GG/I/3 {COMMITTEE}",
        f"FC-001 17 JB&FC GG/I/3 {COMMITTEE}",
        f"JB-001 17 JB&FC GG/I/3 {COMMITTEE}",
    ) == [("FC-001", "AK-001"), ("JB-001", "FC-001")]


@pytest.mark.parametrize("note", ["See JB-001.", "sama kuin jb-001", "JB-001"])
def test_a_note_that_names_the_other_row_settles_a_pair(note):
    first, later = evidence(f"FC-001 17 - GG/I/3 {COMMITTEE}", f"JB-001 17 - GG/I/3 {COMMITTEE}")
    first = Entry("evidence", "FC-001", {**first.answers, "note": note})
    assert alike_evidence([first, later]) == ()


def test_a_note_that_names_a_longer_id_settles_nothing():
    first, later = evidence(f"FC-001 17 - GG/I/3 {COMMITTEE}", f"JB-001 17 - GG/I/3 {COMMITTEE}")
    later = Entry("evidence", "JB-001", {**later.answers, "note": "FC-0012, AFC-001"})
    assert [pair.later.id for pair in alike_evidence([first, later])] == ["JB-001"]


def test_a_row_pasted_twice_has_a_problem_of_its_own():
    assert proposed(f"JB-001 17 JB GG/I/3 {COMMITTEE}", f"JB-001#2 17 JB GG/I/3 {COMMITTEE}") == []
    assert proposed(f"JB-001#kqvtb 17 JB GG/I/3 {COMMITTEE}", f"FC-001 17 JB GG/I/3 {COMMITTEE}") == [
        ("JB-001#kqvtb", "FC-001")
    ]


def test_rows_without_words_are_like_nothing():
    blank = [Entry("evidence", id, {"code": "GG/I/3", "interview": 17}) for id in ("FC-001", "JB-001")]
    dashes = evidence("FC-002 17 - GG/I/3 –", "JB-002 17 - GG/I/3 –")
    assert alike_evidence(blank + dashes) == ()


def test_a_crowded_interview_is_searched_by_its_rare_words():
    words = [
        "harbour",
        "school",
        "library",
        "clinic",
        "museum",
        "market",
        "bridge",
        "garden",
        "station",
        "court",
    ]
    chosen = random.Random(7)

    def statement() -> str:
        return f"The {' '.join(chosen.sample(words, 6))} office has {' '.join(chosen.sample(words, 4))} staff"

    rows = [f"FC-{number:03d} 17 JB&FC GG/I/3 {statement()} of group{number}" for number in range(1, 301)]
    again = [row.replace("FC-", "JB-") + " today" for row in rows[::10]]
    found = dict(proposed(*rows, *again))
    assert [found.get(row.split()[0].replace("FC", "JB")) for row in rows[::10]] == [
        row.split()[0] for row in rows[::10]
    ]


def test_the_order_of_the_rows_does_not_matter():
    rows = [
        *(f"{who}-001 17 - GG/I/3 {COMMITTEE}" for who in ("AK", "FC", "JB")),
        *(f"{who}-002 17 - GG/I/3 {COMMITTEE_TOO}" for who in ("AK", "FC", "JB")),
        f"MTL-001 4 JB&FC GG/I/5 {COMMITTEE}",
    ]
    expected = proposed(*rows)
    shuffler = random.Random(1)
    for _ in range(20):
        shuffler.shuffle(rows)
        assert proposed(*rows) == expected


def test_an_id_tells_its_author():
    assert [author_of(id) for id in ("JB-001", "A-B-001", "JB-001#2", "17")] == ["JB", "A-B", "JB", "17"]
