"""Everything that people put into a workbook is still in its marked copy."""

import re
from pathlib import Path

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from support.marked import comments, fills, marked, opened, packed, parts, sheet_part, with_parts
from support.workbooks import Book, book, places
from xlreview.mark import mark_workbook
from xlreview.mark.markup import WORKBOOK_ORDER, WORKSHEET_ORDER, local, parsed
from xlreview.problem import UnusableInput

WRONG = {"Screening!E4": "five", "Evidence!G4": "Said.", "Evidence!B5": "xx"}
ERROR = "FFF8A8A0"
LIFTED = {"FFFFAFA7", "FFFFCF77", "FFB7D7F7"}
"""Colours of the rules that lift marks above other rules."""


@pytest.fixture(scope="module")
def adorned(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A workbook in which people have used all that Excel has, and mistyped two cells."""
    folder = tmp_path_factory.mktemp("adorned")
    Picture.new("RGB", (8, 8), "red").save(folder / "logo.png")

    def adorn(workbook: Workbook) -> None:
        ours = workbook.create_sheet("Anna's list", 1)
        for row in range(1, 6):
            ours.append([f"Visit {row}", row])
        chart = BarChart()
        chart.add_data(Reference(ours, min_col=2, min_row=1, max_row=5))
        ours.add_chart(chart, "D2")
        ours.add_image(Image(str(folder / "logo.png")), "D20")
        ours.merge_cells("A8:B9")
        ours.print_area = "A1:B5"
        ours.column_dimensions["A"].width = 31
        ours.protection.sheet = True
        rule = DataValidation(type="list", formula1='"yes,no"')
        rule.add("B1:B5")
        ours.add_data_validation(rule)
        red = PatternFill(bgColor="FF0000")
        ours.conditional_formatting.add("B1:B5", CellIsRule(operator="equal", formula=["3"], fill=red))
        workbook.defined_names["our_visits"] = DefinedName("our_visits", attr_text="'Anna''s list'!$A$1:$A$5")
        screening = workbook["Screening"]
        screening["E4"].comment = Comment("Is this right?\nAsk Anna.", "Anna Virtanen")
        screening["F5"].comment = Comment("Later.", "Anna Virtanen")
        screening["E4"].fill = PatternFill("solid", fgColor="00FFAA")
        workbook["Interviews"].protection.sheet = True
        workbook.security = WorkbookProtection(lockStructure=True)
        for place, content in WRONG.items():
            title, _, cell = place.rpartition("!")
            workbook[title][cell] = content

    return book(folder, role="reviewer").edited(adorn)


@pytest.fixture(scope="module")
def copy(adorned: Book) -> Book:
    return marked(adorned)


def test_parts_without_a_mark_are_the_same_to_the_byte(adorned: Book, copy: Book):
    before, after = parts(adorned), parts(copy)
    screening, evidence = sheet_part(adorned, "Screening"), sheet_part(adorned, "Evidence")
    changed = {name for name, content in before.items() if after.get(name) != content}
    assert {name for name in changed if "omment" not in name} == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",  # it was in front, and is no longer the selected one
        screening,
        evidence,
        f"xl/worksheets/_rels/{Path(evidence).name}.rels",
    }
    assert [name for name in before if name not in after] == []


def test_openpyxl_finds_all_that_was_there(adorned: Book, copy: Book):
    before, after = opened(adorned), opened(copy)
    assert after.sheetnames == ["Check", *before.sheetnames]
    for sheet in before.worksheets:
        same = after[sheet.title]
        assert _seen(same) == _seen(sheet)
        for row in sheet.iter_rows():
            for cell in row:
                other = same[cell.coordinate]
                assert (other.value, other.number_format) == (cell.value, cell.number_format)
                assert _look(other) == _look(cell)


def _look(cell) -> list[str]:
    return [repr(part) for part in (cell.font, cell.border, cell.alignment, cell.protection)]


def _seen(sheet) -> dict[str, object]:
    return {
        "validations": [
            (rule.type, str(rule.sqref), rule.formula1) for rule in sheet.data_validations.dataValidation
        ],
        "rules": sorted(
            (str(block.sqref), rule.type, tuple(rule.formula))
            for block in sheet.conditional_formatting
            for rule in block.rules
            if not (rule.dxf and rule.dxf.fill and rule.dxf.fill.bgColor.rgb in LIFTED)
        ),
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "tables": dict(sheet.tables.items()),
        "images": len(sheet._images),
        "charts": len(sheet._charts),
        "widths": {name: one.width for name, one in sheet.column_dimensions.items()},
        "heights": {
            number: one.height for number, one in sheet.row_dimensions.items() if one.height is not None
        },
        "protected": (sheet.protection.sheet, sheet.protection.sort, sheet.protection.autoFilter),
        "printed": (sheet.print_area, sheet.print_title_rows),
        "frozen": sheet.freeze_panes,
        "state": sheet.sheet_state,
    }


def test_names_still_belong_to_their_sheets(adorned: Book, copy: Book):
    before, after = opened(adorned), opened(copy)
    assert after.security.lockStructure
    assert {name: one.attr_text for name, one in after.defined_names.items() if "check" not in name} == {
        name: one.attr_text for name, one in before.defined_names.items()
    }
    assert after["Anna's list"].print_area == "'Anna''s list'!$A$1:$B$5"


def test_comments_that_people_wrote_stay_and_ours_follow(copy: Book):
    said = comments(copy)
    assert said["Screening!F5"] == "Later."
    assert said["Screening!E4"].startswith(
        "Is this right?\nAsk Anna.\n\nxlreview:\nTo correct: 'five' is not"
    )
    assert opened(copy)["Screening"]["E4"].comment.author == "Anna Virtanen"


def test_elements_stand_in_the_order_of_the_schema(copy: Book):
    for name, content in parts(copy).items():
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
            order = [local(one) for one in parsed(content)]
            assert order == sorted(order, key=WORKSHEET_ORDER.index), name
        elif name == "xl/workbook.xml":
            order = [local(one) for one in parsed(content)]
            assert order == sorted(order, key=WORKBOOK_ORDER.index)


def test_every_comment_has_a_box_and_every_box_a_number_of_its_own(copy: Book):
    drawn = "".join(content.decode() for name, content in parts(copy).items() if name.endswith(".vml"))
    numbers = re.findall(r'<\w+:shape [^>]*\bid="(\w+)"', drawn)
    assert len(numbers) == len(set(numbers)) == len(comments(copy))


# --- As other programs write workbooks


def test_prefixed_names_are_understood(adorned: Book):
    part = sheet_part(adorned, "Screening")
    copy = marked(with_parts(adorned, {part: _prefixed}, "prefixed.xlsx"), "prefixed")
    assert fills(copy)["Screening!E4"][:5] == ERROR[:5]
    assert places(copy.read()) == places(adorned.read())


def _prefixed(content: bytes) -> bytes:
    text = content.decode()
    text = re.sub(r"<(/?)(?![?!])([a-zA-Z]+)(?=[\s/>])", r"<\1x:\2", text)
    return text.replace("xmlns=", "xmlns:x=").encode()


def test_pretty_printed_sheets_are_understood(adorned: Book):
    part = sheet_part(adorned, "Screening")
    pretty = with_parts(adorned, {part: lambda content: content.replace(b"><", b">\n  <")}, "pretty.xlsx")
    copy = marked(pretty, "pretty")
    assert fills(copy)["Screening!E4"][:5] == ERROR[:5]
    assert copy.read().answers() == adorned.read().answers()


def test_a_workbook_without_styles_gets_some(adorned: Book):
    def unstyled(content: bytes) -> bytes:
        return re.sub(
            rb' (s|style)="\d+"',
            b"",
            re.sub(rb"<conditionalFormatting.*</conditionalFormatting>", b"", content),
        )

    sheets = {name: unstyled for name in parts(adorned) if name.startswith("xl/worksheets/sheet")}
    bare = with_parts(
        adorned,
        {
            **sheets,
            "xl/styles.xml": None,
            "xl/_rels/workbook.xml.rels": lambda text: re.sub(
                rb"<Relationship [^>]*styles[^>]*/>", b"", text
            ),
            "[Content_Types].xml": lambda text: re.sub(rb"<Override [^>]*styles[^>]*/>", b"", text),
        },
        "bare.xlsx",
    )
    assert fills(marked(bare, "bare"))["Screening!E4"] == ERROR


def test_a_problem_on_a_missing_cell_makes_the_cell_in_its_place(adorned: Book):
    def without_empty_cells(content: bytes) -> bytes:
        sparse = re.sub(rb'<c r="[A-Z]+4"[^>]*></c>', b"", content)
        assert sparse != content
        return sparse

    part = sheet_part(adorned, "Evidence")
    sparse = with_parts(adorned, {part: without_empty_cells}, "sparse.xlsx")
    copy = marked(sparse, "sparse")
    rows = parsed(parts(copy)[part]).iter("{*}row")
    cells = [[cell.get("r") for cell in row] for row in rows if row.get("r") == "4"]
    assert places(copy.read()) == places(sparse.read())
    assert "B4" in cells[0]
    assert cells[0] == sorted(cells[0])


def test_conversations_are_left_to_the_people_who_have_them(adorned: Book):
    name = next(name for name in parts(adorned) if "comment" in name and name.endswith(".xml"))
    talk = with_parts(adorned, {name: lambda text: text.replace(b"Anna Virtanen", b"tc={1234}")}, "talk.xlsx")
    said = comments(marked(talk, "talk"))
    assert said["Screening!E4"] == "Is this right?\nAsk Anna."
    assert "Evidence!B5" in said


def test_what_no_program_knows_stays(adorned: Book):
    strange = packed(
        adorned.path.with_name("strange.xlsx"),
        {
            **parts(adorned),
            "customXml/item1.xml": b"<ours/>",
            "xl/calcChain.xml": b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
            "xl/persons/person.xml": b"<personList/>",
        },
    )
    after = parts(marked(strange, "strange"))
    assert after["customXml/item1.xml"] == b"<ours/>"
    assert "xl/calcChain.xml" in after
    assert after["xl/persons/person.xml"] == b"<personList/>"


def test_merged_cells_are_marked_where_they_show(adorned: Book):
    def merge(workbook: Workbook) -> None:
        workbook["Screening"].merge_cells("E4:E6")
        workbook["Screening"]["E4"] = "five"

    copy = marked(adorned.edited(merge), "merged")
    assert fills(copy)["Screening!E4"][:5] == ERROR[:5]
    assert "five" in comments(copy)["Screening!E4"]


def test_vml_that_is_no_xml_is_kept_as_it_is(adorned: Book):
    drawing = next(name for name in parts(adorned) if name.endswith(".vml"))
    odd = with_parts(
        adorned,
        {drawing: lambda text: text.replace(b"</xml>", b"<!-- <br> open --><x:br></xml>")},
        "odd.xlsx",
    )
    assert b"<x:br>" in b"".join(
        one for name, one in parts(marked(odd, "odd")).items() if name.endswith(".vml")
    )


def test_a_cell_beyond_the_announced_area_widens_it(adorned: Book):
    def narrow(content: bytes) -> bytes:
        without_code = re.sub(rb'<c r="B4"[^>]*></c>', b"", content)
        assert without_code != content
        return re.sub(rb'<dimension ref="[^"]*" ?/>', b'<dimension ref="A1:A3"/>', without_code)

    part = sheet_part(adorned, "Evidence")
    copy = marked(with_parts(adorned, {part: narrow}, "narrow.xlsx"), "narrow")
    assert "Evidence!B4" in comments(copy)
    assert parsed(parts(copy)[part]).find("{*}dimension").get("ref") == "A1:B4"


def test_a_lost_drawing_of_comments_is_drawn_anew(adorned: Book):
    drawing = next(name for name in parts(adorned) if name.endswith(".vml"))
    lost = with_parts(adorned, {drawing: None}, "lost.xlsx")
    copy = marked(lost, "lost")
    assert "xlreview:" in comments(copy)["Screening!E4"]
    assert b"<x:Row>3</x:Row>" in parts(copy)[drawing]


def test_lost_comments_begin_anew(adorned: Book):
    name = next(name for name in parts(adorned) if "comment" in name and name.endswith(".xml"))
    copy = marked(with_parts(adorned, {name: None}, "silent.xlsx"), "silent")
    assert comments(copy)["Screening!E4"].startswith("xlreview:")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"no archive at all"])
def test_whatever_stands_in_the_place_of_the_copy_is_left_alone(
    adorned: Book, tmp_path: Path, content: bytes
):
    out = tmp_path / "copy.xlsx"
    out.write_bytes(content)
    with pytest.raises(UnusableInput):
        mark_workbook(adorned.path, adorned.read(), out)
    assert out.read_bytes() == content
