"""Texts of the benchmarks that the report's language lacks are named to whoever makes the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from report.conftest import DAY
from xlreview.i18n import LANGUAGES
from xlreview.model.review import Review
from xlreview.report import render_report


def notes(review: Review, out: Path, language: str) -> list[tuple[str, object, object]]:
    made = render_report(review, "programme", out, language=language, dated=DAY)
    for note in made:
        assert all(note.spoken_in(one).message for one in LANGUAGES)
    return [(note.code, note.details["count"], note.details["texts"]) for note in made]


def test_texts_that_are_borrowed_from_another_language_are_counted_and_named(team: Review, tmp_path: Path):
    pack = replace(team.pack, title={"en": "Only English"}, source={"sv": "Bara svenska. Och mer."})
    review = replace(team, pack=pack)
    assert notes(review, tmp_path / "fi.docx", "fi") == [
        ("REPORT_NOT_TRANSLATED", 2, "Only English; Bara svenska. Och mer.")
    ]
    assert notes(review, tmp_path / "en.docx", "en") == [
        ("REPORT_NOT_TRANSLATED", 1, "Bara svenska. Och mer.")
    ]


def test_a_pack_that_speaks_the_language_needs_no_word(team: Review, tmp_path: Path):
    assert notes(team, tmp_path / "out.docx", "fi") == []


def test_many_texts_are_named_by_the_first_few(team: Review, tmp_path: Path):
    indicators = tuple(replace(one, title={"en": f"Title {one.code}"}) for one in team.pack.indicators)
    review = replace(team, pack=replace(team.pack, indicators=indicators))
    (note,) = [
        one
        for one in render_report(review, "final", tmp_path / "out.docx", language="fi", dated=DAY)
        if one.code == "REPORT_NOT_TRANSLATED"
    ]
    assert note.details["count"] == len(indicators)
    assert str(note.details["texts"]).endswith("; …")
