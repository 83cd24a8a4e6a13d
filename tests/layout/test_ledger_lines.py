"""The ledger of a team workbook: everything it holds comes back from its lines, and forged ones say so."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from support.histories import History
from support.packs import SMALL
from support.reviews import AWKWARD_TEXTS
from support.tables import merged, workbook
from xlreview.layout.ledger_lines import ledger_lines, read_ledger_lines
from xlreview.layout.stamp import read_stamp, stamp_lines
from xlreview.model.ledger import Ledger
from xlreview.model.review import AddedSheet, Saved


def ledger() -> Ledger:
    notes = AddedSheet(
        "Notes", (("a", None, 1.5), (datetime(2026, 5, 4, 9), date(2026, 5, 4), time(9), True))
    )
    rows = {
        f"JB-{number:03d}": {
            "statement": text,
            "interview": number,
            "interviewers": ("JB", "FC"),
            "+Huom!": text,
        }
        for number, text in enumerate(AWKWARD_TEXTS, start=1)
    }
    programme = {"3": {"day": date(2026, 6, 1), "start": time(9, 30), "role": "Mayor"}}
    jb = workbook("JB", evidence=rows, interviews=programme, sent={"interviews": programme}, added=(notes,))
    saved = Saved("Jörg “JB” Brown", datetime(2026, 5, 4, 9, tzinfo=UTC), "LibreOffice")
    jb = replace(jb, receipts=(replace(jb.receipts[0], saved=saved),))
    found = merged(jb, workbook("FC", aside=("scribble\n=1+1",))).ledger
    assert found is not None
    return found


def test_everything_comes_back():
    assert read_ledger_lines(ledger_lines(ledger())) == ledger()


@pytest.mark.parametrize("seed", range(20))
def test_whatever_a_history_leads_to_comes_back(seed: int):
    found = merged(*History(seed).mailed).ledger
    assert found is not None
    lines = list(ledger_lines(found))
    assert read_ledger_lines(lines) == found
    assert list(ledger_lines(read_ledger_lines(lines))) == lines


def test_the_stamp_carries_it():
    review = merged(workbook("JB", evidence={"JB-001": {"statement": "Seen."}}))
    lines = stamp_lines(review.stamp, SMALL, {}, [], {}, ledger=review.ledger)
    assert read_stamp(lines).ledger == review.ledger
    assert read_stamp([line for line in lines if not line[0].startswith("ledger")]).ledger is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: [*lines[:2], "[[1]]"],
        lambda lines: [*lines, "{}"],
        lambda lines: [*lines, "not JSON"],
        lambda lines: [json.dumps([{"fingerprint": "x"}]), *lines[1:]],
        lambda lines: ["[]", *lines[1:]],
    ],
)
def test_forged_lines_are_refused(spoil):
    forged = spoil(list(ledger_lines(ledger())))
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        read_ledger_lines(forged)


def test_a_stamp_with_a_spoilt_ledger_says_so():
    review = merged(workbook("JB", evidence={"JB-001": {"statement": "Seen."}}))
    lines = stamp_lines(review.stamp, SMALL, {}, [], {}, ledger=review.ledger)
    spoilt = [(key, value[:40] if key == "ledger.1" else value) for key, value in lines]
    with pytest.raises(ValueError, match=r"."):
        read_stamp(spoilt)
