"""The formulas that weigh evidence come to what the method says, also after another program counted."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.formula.translate import Translator

from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.packs import SMALL
from support.parsed import parsed_workbook
from support.reviews import review
from support.written import Written, written
from xlreview.layout.choices import label_of
from xlreview.method.evidence import NO_WEIGHT, weigh
from xlreview.model.pack import Indicator
from xlreview.model.rating import Nature, Rating, Source
from xlreview.model.review import Entry, Review
from xlreview.read import read_review
from xlreview.write.hidden import tally


def _evidence(seed: int, rows: int = 110) -> tuple[Entry, ...]:
    """Pieces of evidence of every kind, many of them on few codes, so that every state comes up."""
    draw = random.Random(seed)
    pieces = []
    for number in range(1, rows + 1):
        answers: dict[str, object] = {
            "source": draw.choice((*Source, Source.INTERVIEW)),
            "nature": draw.choice((*Nature, Nature.FACT, Nature.FACT)),
            "points_to": draw.choice((*Rating, Rating.MEETS)),
        }
        if draw.random() < 0.95:
            answers["code"] = draw.choice(list(SMALL.indicators_by_code))
        if draw.random() < 0.9:
            answers["interview"] = draw.choice((1, 2, 17, 40, 99))
        pieces.append(Entry("evidence", f"TEAM-{number:03d}", answers))  # type: ignore[arg-type]
    return tuple(pieces)


def _by_the_method(shown: Review) -> dict[str, tuple[str, str]]:
    weights = weigh(shown.of("evidence"))
    language = shown.stamp.language
    return {
        code: (
            label_of("evidence_state", weights.get(code, NO_WEIGHT).state, shown.pack, language),
            label_of("rating", weights.get(code, NO_WEIGHT).suggested, shown.pack, language),
        )
        for code in shown.pack.indicators_by_code
    }


def _in_the_workbook(book: Written) -> dict[str, tuple[object, object]]:
    sheet = book.cached("findings")
    return {
        code: (sheet.cell(code, "evidence_state").value, sheet.cell(code, "suggested").value)
        for code in sheet.rows
    }


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("seed", range(4))
def test_cached_results_are_those_of_the_method(tmp_path: Path, language: str, seed: int) -> None:
    blank = review(language=language)
    shown = replace(blank, entries={"evidence": _evidence(seed)})
    assert _in_the_workbook(written(tmp_path, shown)) == _by_the_method(shown)


def test_a_blank_workbook_says_that_there_is_no_evidence(tmp_path: Path) -> None:
    blank = review()
    assert set(_in_the_workbook(written(tmp_path, blank)).values()) == {("○ none", "? unclear")}


@needs_libreoffice
def test_another_program_counts_the_same_after_typing_sorting_and_deleting(tmp_path: Path) -> None:
    shown = replace(review(), entries={"evidence": _evidence(7)})
    book = written(tmp_path, shown)
    workbook = parsed_workbook(book.path)
    sheet = workbook["Evidence"]
    interview = book["evidence"].column("interview")
    answers = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=112)]
    for number, row in enumerate(answers):
        if number % 3 == 0 and row[interview - 1] is not None:
            row[interview - 1] = f" {row[interview - 1]} "
        if number % 7 == 0 and row[interview - 1] is None:
            row[interview - 1] = "later"
    random.Random(1).shuffle(answers)
    sheet.delete_rows(3, 110)
    sheet.insert_rows(3, 5)
    for number, row in enumerate(answers, 60):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    changed = tmp_path / "changed.xlsx"
    # openpyxl keeps no results of formulas, so LibreOffice has to count.
    workbook.save(changed)
    (counted,) = saved_by_libreoffice([changed], "xlsx", tmp_path / "libreoffice")
    assert _in_the_workbook(Written(counted)) == _by_the_method(shown)


@needs_libreoffice
def test_sorted_findings_keep_their_evidence(tmp_path: Path) -> None:
    """Sorting moves formulas as Excel does: references with `$` before the row stay, others move along."""
    shown = replace(review(), entries={"evidence": _evidence(7)})
    book = written(tmp_path, shown)
    workbook = parsed_workbook(book.path)
    sheet = workbook["Findings"]
    rows = [list(row) for row in sheet.iter_rows(min_row=3, max_row=2 + len(SMALL.indicators))]
    contents = [[(cell.coordinate, cell.value) for cell in row] for row in rows]
    for row, moved in zip(rows, reversed(contents), strict=True):
        for cell, (origin, value) in zip(row, moved, strict=True):
            is_formula = isinstance(value, str) and value.startswith("=")
            cell.value = Translator(value, origin).translate_formula(cell.coordinate) if is_formula else value
    sorted_file = tmp_path / "sorted.xlsx"
    workbook.save(sorted_file)
    (counted,) = saved_by_libreoffice([sorted_file], "xlsx", tmp_path / "libreoffice")
    found = _in_the_workbook(Written(counted))
    assert list(found) == list(reversed(SMALL.indicators_by_code))
    assert found == _by_the_method(shown)


def test_codes_that_look_like_the_same_number_are_kept_apart(tmp_path: Path) -> None:
    texts = {"en": "text"}
    pack = replace(
        SMALL,
        pillars=(),
        indicators=tuple(Indicator(code, texts, texts) for code in ("1.1", "1.10", "01", "1")),
    )
    fact = {"source": "interview", "nature": "fact", "points_to": "below"}
    pieces = [("1.10", 1), ("1.10", 2), ("01", 1)]
    shown = review(
        {
            "evidence": {
                f"TEAM-{n:03d}": {**fact, "code": code, "interview": interview}
                for n, (code, interview) in enumerate(pieces, 1)
            }
        },
        pack=pack,
    )
    book = written(tmp_path, shown)
    assert _in_the_workbook(book) == {
        "1.1": ("○ none", "? unclear"),
        "1.10": ("✔ confirmed", "▼ below"),
        "01": ("◔ thin", "? unclear"),
        "1": ("○ none", "? unclear"),
    }


def test_very_much_evidence_is_weighed_once_and_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "LIVE_ROWS", 100)
    shown = replace(review(), entries={"evidence": _evidence(3)})
    book = written(tmp_path, shown)
    assert _in_the_workbook(book) == _by_the_method(shown)
    headings = [cell.value for cell in book.workbook["_lists"][1]]
    assert "tally.voice" not in headings


def test_formulas_use_plain_functions_only(tmp_path: Path) -> None:
    book = written(tmp_path, replace(review(), entries={"evidence": _evidence(5)}))
    used = set()
    for worksheet in book.workbook.worksheets:
        for row in worksheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert isinstance(cell.value, str), "an array formula"
                    used |= set(re.findall(r"([A-Z][A-Z.]+)\(", cell.value))
    plain = {
        *("AND", "OR", "NOT", "IF", "IFERROR", "SUM", "SUMPRODUCT", "COUNTA", "COUNTIF", "COUNTIFS", "MAX"),
        *(
            "INDEX",
            "MATCH",
            "CHOOSE",
            "INT",
            "LEN",
            "TRIM",
            "ROUND",
            "REPT",
            "MIN",
            "TEXT",
            "ISNUMBER",
            "LEFT",
            "CHAR",
        ),
    }
    assert used <= plain


_PASTED = {
    "points_to": {
        "▼ below": ("below", "Below", "alittaa", "▼ alittaa", " ▼ BELOW "),
        "● meets": ("Meets", "täyttää", "● täyttää"),
        "▲ exceeds": ("exceeds", "Ylittää"),
    },
    "source": {"interview": ("Interview", "haastattelu"), "workshop": ("Työpaja", "WORKSHOP ")},
    "nature": {"fact": ("Fact", "tosiasia")},
}
"""What people paste over dropdowns, by the label that stood there; none of it is a problem to the reader."""


@needs_libreoffice
def test_answers_pasted_without_their_sign_or_in_another_language_count_as_they_are_read(
    tmp_path: Path,
) -> None:
    shown = replace(review(), entries={"evidence": _evidence(11)})
    book = written(tmp_path, shown)
    workbook = parsed_workbook(book.path)
    sheet = workbook["Evidence"]
    for column, by_label in _PASTED.items():
        place = book["evidence"].column(column)
        for number in range(3, 113):
            spelled = by_label.get(sheet.cell(number, place).value)
            if spelled:
                sheet.cell(number, place).value = spelled[number % len(spelled)]
    pasted = tmp_path / "pasted.xlsx"
    workbook.save(pasted)
    (counted,) = saved_by_libreoffice([pasted], "xlsx", tmp_path / "libreoffice", locale="de-DE")
    assert _in_the_workbook(Written(counted)) == _by_the_method(shown)
    assert _by_the_method(read_review(counted)) == _by_the_method(shown)


@needs_libreoffice
def test_what_stands_for_any_text_to_a_search_stands_for_no_answer(tmp_path: Path) -> None:
    fact = {"source": "interview", "nature": "fact", "points_to": "below", "code": "GG/I/1"}
    shown = review({"evidence": {f"TEAM-00{n}": {**fact, "interview": n} for n in (1, 2)}})
    book = written(tmp_path, shown)
    workbook = parsed_workbook(book.path)
    for number, anything in enumerate(("*", "?*"), 3):
        workbook["Evidence"].cell(number, book["evidence"].column("points_to")).value = anything
    changed = tmp_path / "changed.xlsx"
    workbook.save(changed)
    (counted,) = saved_by_libreoffice([changed], "xlsx", tmp_path / "libreoffice")
    assert _in_the_workbook(Written(counted))["GG/I/1"] == ("○ none", "? unclear")
