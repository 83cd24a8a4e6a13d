"""Whatever people are called and wherever they are named: no part of a file that goes out names them."""

import base64
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.reviews import review
from xlreview.model.entry import AddedSheet, Entry
from xlreview.model.review import Review
from xlreview.privacy import redact_review, redact_workbook
from xlreview.privacy.letters import folded
from xlreview.read import read_review
from xlreview.report import render_report
from xlreview.report.kinds import KINDS
from xlreview.write import write_workbook

from .test_inflection import FAMILY_NAMES, FIRST_NAMES

_FAMILIES = [name for name in FAMILY_NAMES if name not in ("Smith", "Kuusi", "Susi")]
_FIRSTS = [name for name in FIRST_NAMES if len(name) > 2]
_PLACES = (
    ("background", "profile", "answer"),
    ("self_assessment", "A1", "how"),
    ("self_assessment", "A1", "who_operational"),
    ("screening", "A1", "hypothesis"),
    ("interviews", "1", "role"),
    ("evidence", "JB-001", "statement"),
    ("evidence", "JB-001", "note"),
    ("agenda", "A1", "reason"),
    ("findings", "A1", "reason"),
    ("findings", "A1", "dissent"),
    ("findings", "B1", "good_practice"),
    ("recommendations", "TEAM-R01", "text"),
    ("plan", "TEAM-P01", "responsible"),
    ("context", "TEAM-C1", "factor"),
)
_AROUND = (
    "{} said so.",
    "As {} and others know",
    "({})",
    "- {}\n- more",
    "“{}”",
    "2026: {}; <b>&",
    "{}’s office",
)


@st.composite
def _named_reviews(draw: st.DrawFn) -> tuple[Review, set[str]]:
    """A review in which people are named all over, and every form of their names that was typed."""
    first_names = draw(st.lists(st.sampled_from(_FIRSTS), min_size=1, max_size=3, unique=True))
    families = draw(st.lists(st.sampled_from(_FAMILIES), min_size=3, max_size=3))
    people = list(zip(first_names, families, strict=False))
    names = [
        draw(st.sampled_from((f"{one} {two}", f"{two}, {one}", f"Dr. {one} {two}"))) for one, two in people
    ]
    answers: dict[str, dict[str, dict[str, str]]] = {
        "interviews": {str(number): {"name": name} for number, name in enumerate(names, start=1)}
    }
    typed: set[str] = {word for person in people for word in person}
    texts = []
    for _ in range(len(_PLACES) + 3):
        one, two = draw(st.sampled_from(people))
        form = draw(
            st.sampled_from((one, *FIRST_NAMES[one].split(), two, *FAMILY_NAMES[two].split(), f"{one} {two}"))
        )
        shouted = form.upper() if draw(st.booleans()) else form
        texts.append(draw(st.sampled_from(_AROUND)).format(shouted))
        typed.update(shouted.split())
    for (sheet, row, column), text in zip(_PLACES, texts, strict=False):
        answers.setdefault(sheet, {}).setdefault(row, {})[column] = text
    made = review(answers)
    entry = Entry("findings", "C1", {"reason": texts[-1]}, extra={texts[-2][:40]: texts[-1]})
    findings = (*made.of("findings"), entry)
    added = AddedSheet(texts[-3][:20], ((texts[-3], 1), (None, texts[-2])))
    return replace(made, entries={**made.entries, "findings": findings}, added_sheets=(added,)), typed


def _texts_in(file: Path) -> Iterator[str]:
    """Every text in every part of a file, what is packed within parts too."""
    with zipfile.ZipFile(file) as container:
        for name in container.namelist():
            if name.endswith((".xml", ".rels")):
                part = container.read(name)
                yield name
                yield part.decode("utf-8")
                for packed in re.findall(rb"[A-Za-z0-9+/]{40,}=*", part):
                    try:
                        yield zlib.decompress(base64.b64decode(packed + b"===")).decode("utf-8")
                    except (ValueError, zlib.error):
                        continue


def _names_left(file: Path, typed: set[str]) -> set[str]:
    words = {folded(word) for text in _texts_in(file) for word in re.findall(r"[^\W\d_]+", text)}
    return {form for form in typed if folded(form) in words}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_named_reviews(), st.sampled_from(("city", "public")), st.sampled_from(("en", "fi")))
def test_no_part_of_a_copy_or_a_report_has_a_name(
    named: tuple[Review, set[str]], audience: str, language: str
):
    made, typed = named
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.xlsx"
        write_workbook(copy, redact_workbook(made, audience).review)
        assert _names_left(copy, typed) == set()
        shown = redact_review(made, audience, language=language).review
        for kind in ("final", "guides"):
            report = Path(folder) / f"{kind}.docx"
            render_report(shown, kind, report, language=language)
            assert _names_left(report, typed) == set()


@settings(max_examples=120, deadline=None)
@given(_named_reviews(), st.sampled_from(("city", "public")), st.sampled_from(("en", "fi")))
def test_no_answer_has_a_name_and_redacting_again_changes_nothing(
    named: tuple[Review, set[str]], audience: str, language: str
):
    made, typed = named
    once = redact_review(made, audience, language=language).review
    words = {folded(word) for word in re.findall(r"[^\W\d_]+", repr((once.entries, once.added_sheets)))}
    assert {form for form in typed if folded(form) in words} == set()
    assert redact_review(once, audience, language=language).review == once


@pytest.mark.parametrize("audience", ["city", "public"])
@pytest.mark.parametrize("role", ["team", "reviewer", "city", "plan"])
def test_a_copy_of_any_workbook_reads_back_with_nothing_to_correct(tmp_path: Path, role: str, audience: str):
    answers = {
        "city": {"background": {"profile": {"answer": "A port."}}},
        "reviewer": {
            "interviews": {"1": {"name": "Anna Virtanen"}},
            "screening": {"A1": {"hypothesis": "?"}},
        },
        "plan": {"plan": {"PLAN-P01": {"action": "Hire", "responsible": "Mayor"}}},
        "team": {"findings": {"A1": {"rating": "meets", "reason": "Seen."}}},
    }[role]
    copy = tmp_path / "copy.xlsx"
    written = redact_workbook(review(answers, role=role), audience).review
    write_workbook(copy, written)
    read = read_review(copy)
    assert (read.problems, read.receipts[0].ignored) == ((), ())
    assert read.answers() == written.answers()
    assert read.stamp == written.stamp


@pytest.mark.parametrize("kind", KINDS)
def test_every_report_can_be_made_for_others(tmp_path: Path, kind: str):
    answers = {
        "background": {"profile": {"answer": "Anna Virtanen wrote it."}},
        "screening": {"A1": {"rating": "below", "hypothesis": "Ask Virtanen.", "meet": "Anna Virtanen"}},
        "interviews": {"1": {"name": "Anna Virtanen", "role": "Mayor", "interviewers": ("JB",)}},
        "findings": {"A1": {"rating": "meets", "reason": "Virtasen mukaan."}},
        "plan": {"TEAM-P01": {"action": "Hire", "responsible": "Virtanen"}},
    }
    for audience in ("city", "public"):
        report = tmp_path / f"{audience}.docx"
        render_report(redact_review(review(answers), audience).review, kind, report, language="en")
        assert _names_left(report, {"Anna", "Virtanen", "Virtasen"}) == set()
