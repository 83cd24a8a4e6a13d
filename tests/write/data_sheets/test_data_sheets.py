"""What every sheet with columns has: keys, labels, printed rows, answers, links, widths, paper."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import pytest

from support.packs import ODD, SMALL
from support.reviews import review
from support.written import written
from xlreview.layout.rows import printed_ids
from xlreview.layout.sheets import SHEETS_BY_KEY, Access, access_by_sheet
from xlreview.model.rating import Role

ROLES = tuple(Role)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_its_sheets_in_order_and_two_hidden_ones(tmp_path: Path, role: Role) -> None:
    book = written(tmp_path, review(role=role))
    expected = [
        book.title(sheet.key)
        for sheet, access in access_by_sheet(role).items()
        if access is Access.FILLS or sheet.key in ("start", "benchmarks", "dashboard", "method")
    ]
    assert book.workbook.sheetnames == [*expected, "_lists", "_xlreview"]
    assert [one.sheet_state for one in book.workbook.worksheets[-2:]] == ["hidden", "veryHidden"]
    assert book.workbook.active.title == "Start"


@pytest.mark.parametrize("role", ROLES)
def test_row_one_is_hidden_and_holds_the_keys_row_two_the_labels(tmp_path: Path, role: Role) -> None:
    book = written(tmp_path, review(role=role))
    for sheet in book.sheets():
        columns = SHEETS_BY_KEY[sheet.key].columns
        assert list(sheet.columns) == [f"{sheet.key}.{column.key}" for column in columns]
        assert len(sheet.labels) == len(columns)
        assert sheet.worksheet.row_dimensions[1].hidden


def test_labels_and_titles_speak_the_language_of_the_workbook(tmp_path: Path) -> None:
    book = written(tmp_path, review(role="city", language="fi"))
    assert book.workbook.sheetnames[:3] == ["Aloitus", "Vertailukohdat", "Taustatiedot"]
    assert book["self_assessment"].labels[:3] == ["Tunnus", "Väittämä", "Oma arviomme"]


@pytest.mark.parametrize("role", ROLES)
def test_all_printed_ids_stand_there_before_anybody_types(tmp_path: Path, role: Role) -> None:
    blank = review(role=role)
    book = written(tmp_path, blank)
    for sheet in book.sheets():
        assert tuple(sheet.rows) == printed_ids(SHEETS_BY_KEY[sheet.key], SMALL, blank.stamp)


def test_answers_stand_as_people_would_type_them(tmp_path: Path) -> None:
    filled = review(
        {
            "interviews": {
                "3": {
                    "day": date(2026, 11, 3),
                    "start": time(9, 30),
                    "kind": "workshop",
                    "codes": ("GG/I/1", "PA/I/2"),
                    "interviewers": ("JB", "FC"),
                }
            },
            "evidence": {"TEAM-002": {"code": "GG/I/3", "interview": 3, "points_to": "below"}},
            "plan": {"TEAM-P01": {"progress": 0.4, "recommendations": ("TEAM-R01", "TEAM-R02")}},
            "findings": {"PA/I/1": {"theme": "trust"}},
        }
    )
    book = written(tmp_path, filled)
    interview, evidence, plan = book["interviews"], book["evidence"], book["plan"]
    assert {
        key: interview.cell("3", key).value for key in ("day", "start", "kind", "codes", "interviewers")
    } == {
        "day": datetime(2026, 11, 3),
        "start": time(9, 30),
        "kind": "workshop",
        "codes": "GG/I/1, PA/I/2",
        "interviewers": "JB & FC",
    }
    assert [evidence.cell("TEAM-002", key).value for key in ("code", "interview", "points_to")] == [
        "GG/I/3",
        3,
        "▼ below",
    ]
    assert [plan.cell("TEAM-P01", key).value for key in ("progress", "recommendations")] == [
        0.4,
        "TEAM-R01, TEAM-R02",
    ]
    assert book["findings"].cell("PA/I/1", "theme").value == "Trust (en)"


def test_days_and_times_have_formats_that_no_locale_turns_around(tmp_path: Path) -> None:
    for language, day in (("en", "yyyy-mm-dd"), ("fi", "d.m.yyyy")):
        sheet = written(tmp_path, review(language=language))["interviews"]
        assert sheet.cell("1", "day").number_format == day
        assert sheet.cell("1", "start").number_format == "hh:mm"
        assert sheet.cell("1", "role").number_format == "@"


def test_every_code_leads_to_its_benchmark(tmp_path: Path) -> None:
    book = written(tmp_path, review())
    target = {code: f"'Benchmarks'!B{row}" for code, row in book["benchmarks"].rows.items()}
    for key in ("self_assessment", "screening", "findings", "agenda"):
        sheet = book[key]
        assert {code: sheet.cell(code, "code").hyperlink.location for code in sheet.rows} == target


def test_only_codes_are_links(tmp_path: Path) -> None:
    filled = review(
        {
            "self_assessment": {"GG/I/2": {"rating": "meets"}},
            "screening": {"GG/I/2": {"self_rating": "meets", "questions": "https://example.org"}},
        },
        role="reviewer",
    )
    sheet = written(tmp_path, filled)["screening"]
    linked = {cell.column for row in sheet.worksheet.iter_rows() for cell in row if cell.hyperlink}
    assert linked == {sheet.column("code")}
    assert sheet.cell("GG/I/2", "self_rating").value == "● meets"


LAPTOP_PIXELS = 1366 - 26 - 20 - 7
"""Width of a laptop's screen less row numbers, scroll bar and the frame of the window."""


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("role", ROLES)
def test_sheets_fit_a_laptop_without_sideways_scrolling(tmp_path: Path, role: Role, language: str) -> None:
    wide = {"findings", "benchmarks"}
    sheets = written(tmp_path, review(role=role, language=language)).sheets()
    pixels = {sheet.key: sheet.pixels for sheet in sheets if sheet.key not in wide}
    assert {key: width for key, width in pixels.items() if width > LAPTOP_PIXELS} == {}


def test_given_text_is_never_cut_by_the_highest_row_of_excel(tmp_path: Path) -> None:
    def text(letters: int) -> dict[str, str]:
        return {"en": ("word " * letters)[:letters].strip()}

    first, second, *others = SMALL.indicators
    first = replace(first, questions=tuple(text(300) for _ in range(7)), statement=text(900))
    second = replace(second, statement=text(2_500))
    (topic,) = SMALL.background
    topic = replace(topic, prompt=text(2_000))
    pack = replace(SMALL, indicators=(first, second, *others), background=(topic,))
    book = written(tmp_path, review(role="city", pack=pack))
    for key in ("benchmarks", "background"):
        heights = [dimension.height or 15 for dimension in book[key].worksheet.row_dimensions.values()]
        assert max(heights) < 400
    widths = {
        (key, column): book[key].worksheet.column_dimensions[book[key].letters(column)].width // 1
        for key, column in (
            ("benchmarks", "questions"),
            ("benchmarks", "statement"),
            ("background", "prompt"),
        )
    }
    assert widths == {
        ("benchmarks", "questions"): 110,
        ("benchmarks", "statement"): 100,
        ("background", "prompt"): 82,
    }


def test_panes_are_frozen_below_the_labels_and_beside_what_names_the_row(tmp_path: Path) -> None:
    book = written(tmp_path, review())
    frozen = {key: book[key].worksheet.freeze_panes for key in ("self_assessment", "evidence", "findings")}
    assert frozen == {"self_assessment": "D3", "evidence": "C3", "findings": "D3"}


def test_every_sheet_prints_on_a4_across_one_page_wide(tmp_path: Path) -> None:
    for role in ROLES:
        book = written(tmp_path, review(role=role))
        for sheet in book.sheets():
            paper = sheet.worksheet.page_setup
            assert (paper.orientation, paper.paperSize, paper.fitToHeight) == ("landscape", 9, 0)
            assert sheet.worksheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.worksheet.print_title_rows == "$2:$2"
            footer = sheet.worksheet.oddFooter
            assert footer.left.text == "Haldersund · 2026"
            assert footer.center.text == book.title(sheet.key)
            assert footer.right.text == "&P / &N"


def test_the_footer_keeps_a_long_name_with_signs_within_what_excel_takes(tmp_path: Path) -> None:
    blank = review(role="city")
    city = 'Ärsta & "Norra" ' + "x" * 250
    book = written(tmp_path, blank, stamp=replace(blank.stamp, city=city, round="2026"))
    footer = book["background"].worksheet.oddFooter
    assert 'Ärsta & "Norra"' in footer.left.text.replace("&&", "&")
    assert footer.left.text.endswith("…")


@pytest.mark.parametrize(("sheet", "letters"), [("method", (60, 72)), ("background", (90, 106))])
def test_a_long_name_ends_before_the_title_in_the_middle_of_the_footer(
    tmp_path: Path, sheet: str, letters: tuple[int, int]
) -> None:
    blank = review(role="city")
    city = "The Metropolitan District of Saint-Étienne-sous-Bois and Surroundings, Province of the Lakes"
    book = written(tmp_path, blank, stamp=replace(blank.stamp, city=city, round="Second round, 2026"))
    whose = book.workbook[book.title(sheet)].oddFooter.left.text
    assert whose.endswith("…")
    assert letters[0] <= len(whose) <= letters[1]


def test_rows_go_out_high_enough_without_being_fixed(tmp_path: Path) -> None:
    answer = "A line that is long enough to be wrapped more than once in its column. " * 4
    book = written(tmp_path, review({"background": {"profile": {"answer": answer}}}))
    with ZipFile(book.path) as parts:
        sheet = parts.read("xl/worksheets/sheet3.xml").decode()
    assert '<row r="3" ht="75">' in sheet
    assert 'ht="75" customHeight' not in sheet


def test_a_pack_of_another_shape_hides_what_it_has_no_use_for(tmp_path: Path) -> None:
    book = written(tmp_path, review(pack=ODD))
    assert {sheet.key: sheet.hidden for sheet in book.sheets() if sheet.hidden} == {
        "benchmarks": {"area", "questions", "examples"},
        "background": {"id"},
        "context": {"id", "involves"},
        "findings": {"theme"},
    }
    assert len(book["findings"].rows) == 200


def test_in_its_plan_the_city_sees_what_is_not_its_own_in_grey_and_what_is_in_white(tmp_path: Path) -> None:
    answers = {"recommendations": {"TEAM-R01": {"text": "Ask more often."}}}
    sheet = written(tmp_path, review(answers, role="plan"))["recommendations"]
    grey = [key for key in sheet.columns if sheet.cell("TEAM-R01", key.split(".")[1]).fill.fill_type]
    assert [key.split(".")[1] for key in grey] == ["id", "codes", "text", "addressee", "term", "priority"]
    assert list(sheet.rows) == ["TEAM-R01"]
    assert sheet.worksheet.sheet_view.selection[-1].activeCell == "G3"


def test_a_city_with_nothing_but_a_report_can_type_the_recommendations_itself(tmp_path: Path) -> None:
    answers = {"recommendations": {"PLAN-R01": {"text": "Ask more often."}}}
    sheet = written(tmp_path, review(answers, role="plan"))["recommendations"]
    assert sheet.cell("PLAN-R01", "text").fill.fill_type is None
    assert len(sheet.rows) == 40
