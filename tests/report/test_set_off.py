"""Words that people set off in a cell are set off in Word, wherever their text is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.text.run import Run as WordRun

from support.packs import SMALL
from support.reviews import review
from xlreview.model.emphasis import Emphasised, runs_of, text_of
from xlreview.report import render_report
from xlreview.report.printing import Printer, marks_meant
from xlreview.report.set_off import without_marks

REASON = text_of(
    [
        ("We saw ", ""),
        ("no plan & <b>", "b"),
        (" at all.\n- ", ""),
        ("urgent", "i"),
        (" and\n- wr", ""),
        ("ong", "bu"),
        ("\tהכול\n", ""),
        ("{{ gone }}", "s"),
        (" \x07 😀", ""),
    ]
)
CODE = next(iter(SMALL.indicators_by_code))


def letters_of(run: WordRun) -> str:
    font, style = run.font, run.style.name if run.style else ""
    marks = {
        "b": style == "Strong" or font.bold,
        "i": style == "Emphasis" or font.italic,
        "s": font.strike,
        "u": font.underline,
    }
    return "".join(mark for mark, is_on in marks.items() if is_on)


def paragraphs_with(path: Path, *words: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Style and runs of the paragraphs that hold any of the words."""
    document = Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    everywhere = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    return [
        (one.style.name, [(run.text, letters_of(run)) for run in one.runs])
        for one in everywhere
        if any(word in one.text for word in words)
    ]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    filled = review(
        {"self_assessment": {CODE: {"rating": "meets", "how": REASON, "why": "Plain."}}}, role="city"
    )
    render_report(filled, "initial", tmp_path / "initial.docx", language="en")
    return tmp_path / "initial.docx"


def test_paragraphs_bullets_and_what_is_set_off_stay_as_typed(report: Path) -> None:
    (first, *rest) = paragraphs_with(report, "no plan", "urgent", "wrong", "gone")
    assert first[1][-3:] == [("We saw ", ""), ("no plan & <b>", "b"), (" at all.", "")]
    assert rest == [
        ("List Bullet", [("urgent", "i"), (" and", "")]),
        ("List Bullet", [("wr", ""), ("ong", "bu"), ("\tהכול", "")]),
        (first[0], [("{{ gone }}", "s"), (" \ufffd 😀", "")]),
    ]


def test_bold_and_italic_words_have_the_styles_that_word_has_for_them(report: Path) -> None:
    document = Document(str(report))
    assert document.styles["Strong"].font.bold
    assert document.styles["Emphasis"].font.italic
    names = {
        run.style.name
        for one in document.paragraphs
        for run in one.runs
        if run.text in ("no plan & <b>", "urgent")
    }
    assert names == {"Strong", "Emphasis"}


def test_no_mark_of_the_printer_is_left(report: Path) -> None:
    document = Document(str(report))
    parts = [
        part.blob.decode("utf-8", "replace")
        for part in document.part.package.iter_parts()
        if part.partname.endswith(".xml")
    ]
    assert [part for part in parts if without_marks(part) != part] == []


def test_a_report_of_plain_texts_is_not_changed(tmp_path: Path) -> None:
    plain = review({"self_assessment": {CODE: {"how": "Plain."}}}, role="city")
    render_report(plain, "initial", tmp_path / "plain.docx", language="en")
    assert paragraphs_with(tmp_path / "plain.docx", "Plain.")[0][1][-1] == (" Plain.", "")
    assert {"Strong", "Emphasis"}.isdisjoint(
        one.name for one in Document(str(tmp_path / "plain.docx")).styles
    )


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("{{ one.how }}", [("We saw ", ""), ("no plan & <b>", "b"), (" at all.", "")]),
        ("{{ '(' ~ one.how ~ ')' }}", [("(We saw ", ""), ("no plan & <b>", "b"), (" at all.", "")]),
        ("{{ [one.how, 'End'] | join(' – ') }}", [("We saw ", ""), ("no plan & <b>", "b"), (" at all.", "")]),
        ("{{ one.how | upper }}", [("WE SAW NO PLAN & <B> AT ALL.", "")]),
    ],
)
def test_templates_of_users_print_it_too(tmp_path: Path, field: str, expected: list) -> None:
    template = Document()
    for line in (
        "{%p for pillar in pillars %}",
        "{%p for area in pillar.areas %}",
        "{%p for one in area.indicators %}",
        field,
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p endfor %}",
    ):
        template.add_paragraph(line)
    template.save(str(tmp_path / "own.docx"))
    filled = review({"self_assessment": {CODE: {"how": REASON}}}, role="city")
    out = tmp_path / "out.docx"
    render_report(filled, "initial", out, language="en", template=tmp_path / "own.docx")
    assert paragraphs_with(out, "no plan", "NO PLAN")[0][1] == expected


def test_the_printer_marks_each_line_by_itself() -> None:
    printed = str(Printer()(text_of([("a\nb", "b"), ("\nc", "")])))
    lines = printed.split("\ufdd0")
    assert [without_marks(line) for line in lines] == ["a", "b", "c"]
    assert [[marks_meant(sign) for sign in line if without_marks(sign) == ""] for line in lines] == [
        ["b", ""],
        ["b", ""],
        [],
    ]


def test_thirty_thousand_letters_set_off_one_by_one_arrive_as_typed(tmp_path: Path) -> None:
    text = text_of([("ab"[number % 2], "bi"[number % 2]) for number in range(30_000)])
    assert isinstance(text, Emphasised)
    filled = review({"self_assessment": {CODE: {"how": text}}}, role="city")
    render_report(filled, "initial", tmp_path / "long.docx", language="en")
    ((_, runs),) = paragraphs_with(tmp_path / "long.docx", "abab")
    assert runs[-30_000:] == list(runs_of(text))
