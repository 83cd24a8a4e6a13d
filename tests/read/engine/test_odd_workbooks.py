"""Odd but honest: workbooks that other programs than Excel write, and what stands in their cells."""

from datetime import date, datetime, time, timedelta

import pytest

from support.packages import MAIN, SHEET, STRINGS, WORKBOOK, Parts, small, zipped
from xlreview.problem import UnusableInput
from xlreview.read.engine.grid import Book, Cell, ErrorCell, UncalculatedCell
from xlreview.read.engine.opening import open_book
from xlreview.read.intake.container import container_of

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
DATES = "".join(f'<xf numFmtId="{one}"/>' for one in (0, 14, 20, 22, 46))
"""Formats 1 to 4: a day, a time, both, hours beyond 24."""
TYPED = '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><v>7</v></c></row>'
SHARED = "<si><t>Neuvosto – kokoontuu</t></si>"
READ = [["", "", ""], ["", "Neuvosto – kokoontuu", 7.0]]


def book(parts: Parts) -> Book:
    return open_book(container_of("odd.xlsx", zipped(parts)))


def rows(*cells: str, strings: str | None = None, workbook: str = "") -> list[list[Cell]]:
    """What a first row of these cells, as XML, is read as."""
    row = f'<row r="1">{"".join(cells)}</row>'
    return book(small(row, strings=strings, styles=DATES, workbook=workbook)).grid("S").rows


def usual() -> Parts:
    return small(TYPED, strings=SHARED)


def renamed(parts: Parts, old: str, new: str) -> Parts:
    return {new if name == old else name: part for name, part in parts.items()}


def everywhere(parts: Parts, old: str, new: str) -> Parts:
    return {name: part.replace(old.encode(), new.encode()) for name, part in parts.items()}


def prefixed(parts: Parts) -> Parts:
    for name in (SHEET, STRINGS, WORKBOOK):
        xml = parts[name].decode().replace("xmlns=", "xmlns:x=")
        for tag in (
            "worksheet",
            "sheetData",
            "row",
            "workbook",
            "sheets",
            "sheet ",
            "sst",
            "si",
            "c",
            "v",
            "t",
        ):
            for mark in ("<", "</"):
                for end in (" ", ">", "/"):
                    xml = xml.replace(f"{mark}{tag.strip()}{end}", f"{mark}x:{tag.strip()}{end}")
        parts[name] = xml.encode()
    return parts


def in_utf16(parts: Parts) -> Parts:
    for name in (SHEET, STRINGS, WORKBOOK):
        parts[name] = ('<?xml version="1.0" encoding="UTF-16"?>' + parts[name].decode()).encode("utf-16")
    return parts


def in_latin1(parts: Parts) -> Parts:
    xml = '<?xml version="1.0" encoding="ISO-8859-1"?>' + parts[STRINGS].decode().replace("–", "ä")
    return {**parts, STRINGS: xml.encode("latin-1")}


def without_references(parts: Parts) -> Parts:
    xml = '<row><c/><c/></row><row><c/><c t="s"><v>0</v></c><c><v>7</v></c></row>'
    return {**parts, SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{xml}</sheetData></worksheet>'.encode()}


ODD = {
    "as usual": lambda parts: parts,
    "strict": lambda parts: everywhere(
        everywhere(parts, MAIN, STRICT),
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        STRICT_OFFICE,
    ),
    "prefixes": prefixed,
    "utf-16": in_utf16,
    "capitals in names": lambda parts: renamed(parts, STRINGS, "xl/SharedStrings.xml"),
    "back-slashes in names": lambda parts: {name.replace("/", "\\"): part for name, part in parts.items()},
    "absolute targets": lambda parts: everywhere(parts, 'Target="', 'Target="/xl/')
    | {"_rels/.rels": parts["_rels/.rels"].replace(b'"xl/', b'"/xl/')},
    "targets with dots": lambda parts: everywhere(
        parts, "worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml"
    ),
    "another name of the workbook": lambda parts: renamed(
        renamed(
            everywhere(parts, "xl/workbook.xml", "xl/workbook22.xml"), "xl/workbook.xml", "xl/workbook22.xml"
        ),
        "xl/_rels/workbook.xml.rels",
        "xl/_rels/workbook22.xml.rels",
    ),
    "no relations of the package": lambda parts: {
        name: part for name, part in parts.items() if name != "_rels/.rels"
    },
    "no content types": lambda parts: {
        name: part for name, part in parts.items() if name != "[Content_Types].xml"
    },
    "no relations of the workbook": lambda parts: {
        name: part for name, part in parts.items() if name != "xl/_rels/workbook.xml.rels"
    },
    "the names of a beta": lambda parts: everywhere(
        everywhere(parts, MAIN, "http://schemas.microsoft.com/office/excel/2006/2"), "si>", "sstItem>"
    ),
    "single quotes": lambda parts: {**parts, SHEET: parts[SHEET].replace(b'"', b"'")},
    "line breaks in tags": lambda parts: {**parts, SHEET: parts[SHEET].replace(b"<c ", b"<c\r\n\t")},
    "no references": without_references,
    "small letters in references": lambda parts: {
        **parts,
        SHEET: parts[SHEET].replace(b"B2", b"b2").replace(b"C2", b"$c$2"),
    },
    "comments and CDATA": lambda parts: {
        **parts,
        SHEET: parts[SHEET].replace(b"<v>7", b"<!-- seven --><v><!-- here: --><![CDATA[7]]>"),
        STRINGS: parts[STRINGS].replace(b"Neuvosto", b"<![CDATA[Neuvosto]]><!-- -->"),
    },
    "a mark in front": lambda parts: {
        name: b"\xef\xbb\xbf" + part if name.endswith(".xml") else part for name, part in parts.items()
    },
    "formats far away": lambda parts: {
        **parts,
        SHEET: parts[SHEET].replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
        ),
    },
    "an empty table in front": lambda parts: {
        **parts,
        SHEET: parts[SHEET].replace(b"<sheetData>", b"<sheetData/><sheetData>"),
    },
    "an extension in a cell": lambda parts: {
        **parts,
        SHEET: parts[SHEET].replace(b"<v>7</v>", b"<v>7</v><extLst><ext><v>8</v></ext></extLst>"),
    },
}  # fmt: skip


@pytest.mark.parametrize("oddity", ODD)
def test_odd_but_honest_workbooks_read_like_any_other(oddity: str) -> None:
    assert book(ODD[oddity](usual())).grid("S").rows == READ


def test_other_encodings_are_read_as_what_they_are() -> None:
    assert book(in_latin1(usual())).grid("S").at(1, 1) == "Neuvosto ä kokoontuu"


def test_a_sheet_without_a_part_is_blank() -> None:
    parts = everywhere(usual(), 'r:id="rId1"', 'r:id=""')
    assert book(parts).grid("S").rows == []


def test_charts_are_no_sheets_with_cells() -> None:
    assert book(everywhere(usual(), "relationships/worksheet", "relationships/chartsheet")).titles == ()


def test_days_and_times_come_as_such() -> None:
    numbers = [(1, 1), (46329, 1), (0.5, 2), (46329.5, 3), (1.02, 4), (0, 2)]
    cells = [f'<c r="{"ABCDEF"[place]}1" s="{s}"><v>{v}</v></c>' for place, (v, s) in enumerate(numbers)]
    assert rows(*cells) == [
        [
            date(1900, 1, 1),
            date(2026, 11, 3),
            time(12),
            datetime(2026, 11, 3, 12),
            timedelta(days=1, seconds=1728),
            time(0),
        ]
    ]


def test_days_may_be_counted_from_1904() -> None:
    cells = ['<c r="A1" s="1"><v>44867</v></c>', '<c r="B1" s="4"><v>1.5</v></c>']
    assert rows(*cells, workbook='<workbookPr date1904="1"/>') == [[date(2026, 11, 3), timedelta(days=1.5)]]


def test_strict_days_are_text_in_the_file_and_days_in_the_cell() -> None:
    spelled = [
        *("2026-11-03", "2026-11-03T00:00:00.000Z", "2026-11-03T09:30:00"),
        *("1899-12-30T09:30:00.000Z", "T09:30:00", "soon"),
    ]
    cells = [f'<c r="{"ABCDEF"[place]}1" t="d"><v>{one}</v></c>' for place, one in enumerate(spelled)]
    day, half_past = date(2026, 11, 3), time(9, 30)
    assert rows(*cells) == [[day, day, datetime(2026, 11, 3, 9, 30), half_past, half_past, "soon"]]


@pytest.mark.parametrize("mark", ["", " <!-- read the slow way -->"])
def test_texts_come_whole(mark: str) -> None:
    strings = (
        "<si><t> blanks around </t></si>"
        "<si><r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r><rPh sb='0' eb='1'><t>kana</t></rPh></si>"
        "<si><t>line_x000D_\nend_x005F_x000D_</t></si>"
        "<si/>"
        f"<si><t>1 &lt; 2 &amp; &quot;t=\"e\"&quot;</t></si>{mark}"
    )  # fmt: skip
    cells = [f'<c r="{"ABCDE"[one]}1" t="s"><v>{one}</v></c>' for one in range(5)]
    assert rows(*cells, strings=strings) == [
        [" blanks around ", "two runs", "line\r\nend_x000D_", "", '1 < 2 & "t="e""']
    ]


def test_inline_texts_and_truth_values() -> None:
    cells = [
        '<c r="A1" t="inlineStr"><is><r><t xml:space="preserve">two </t></r><r><t>runs</t></r></is></c>',
        '<c r="B1" t="b"><v>1</v></c>',
        '<c r="C1" t="str"><f>A1</f><v>worked out</v></c>',
    ]
    assert rows(*cells) == [["two runs", True, "worked out"]]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="e"><v>#N/A</v></c>',
        "<c r=\"A1\" t='e'><v>#N/A</v></c>",
        "<c r='A1' t='e'><v>#N/A</v></c>",
        '<c t="e" s="0" r="A1"><v>#N/A</v></c>',
        '<c r="A1" s="1" t="e"><f>NA()</f><v>#N/A</v></c>',
        '<c r="A1"\n t="e"><v>#N/A</v></c>',
        '<c r = "A1" t = "e" ><v>#N/A</v></c>',
    ],
)
def test_an_error_is_seen_however_it_is_written(cell: str) -> None:
    assert [(type(one), one) for one in rows(cell)[0]] == [(ErrorCell, "#N/A")]


def test_an_error_that_the_engine_does_not_know_takes_nothing_else_with_it() -> None:
    cells = rows('<c r="A1"><v>5</v></c>', '<c r="B1" t="e"><v>#SPILL!</v></c>')
    assert cells == [[5.0, "#SPILL!"]]
    assert type(cells[0][1]) is ErrorCell


def test_rows_that_only_have_a_height_reach_nowhere() -> None:
    far = "".join(f'<c r="{one}1"><v>1</v></c>' for one in "ABCDEFGHIJ")
    assert book(small(f'<row r="1">{far}</row><row r="1048576" ht="12.8"></row>')).grid("S").width == 10


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_formula_may_give_an_empty_text(quote: str) -> None:
    stored = {"A": "<v></v>", "B": "<v/>", "C": ""}
    cells = [f"<c r={quote}{one}1{quote} t={quote}str{quote}><f>A9</f>{v}</c>" for one, v in stored.items()]
    assert rows(*cells) == [["", "", UncalculatedCell("=A9")]]


@pytest.mark.parametrize("reference", ['r="A1"', "r='A1'"])
def test_a_formula_that_nobody_has_worked_out_is_seen(reference: str) -> None:
    assert rows(f"<c {reference}><f>1+B1</f></c>") == [[UncalculatedCell("=1+B1")]]


def test_merged_cells_are_told() -> None:
    parts = small(TYPED, strings=SHARED)
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>'
    plain = {**parts, SHEET: parts[SHEET].replace(b"</sheetData>", merged)}
    odd = {**plain, SHEET: plain[SHEET].replace(b'"', b"'")}
    assert [book(one).grid("S").merged for one in (plain, odd)] == [("B2:B4",), ("B2:B4",)]


def refused(parts: Parts) -> list[str]:
    with pytest.raises(UnusableInput) as raised:
        book(parts).grid("S")
    return [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('<c r="XFE1"><v>1</v></c>', "DAMAGED_WORKBOOK"),
        ('<c r="A1048577"><v>1</v></c>', "DAMAGED_WORKBOOK"),
        ('<c r="A99999999"><v>1</v></c>', "DAMAGED_WORKBOOK"),
        ('<c r="A0"><v>1</v></c>', "DAMAGED_WORKBOOK"),
        ('<c r=""><v>1</v></c>', "DAMAGED_WORKBOOK"),
        ("<c r='XFD1048576'><v>1</v></c>", "SHEET_TOO_LARGE"),
        ('<c r="xfd1048576"><v>1</v></c>', "SHEET_TOO_LARGE"),
        ('<c r="&#88;FD1048576"><v>1</v></c>', "SHEET_TOO_LARGE"),
        ('<c r="A1" t="zz"><v>1</v></c>', "DAMAGED_WORKBOOK"),
        ('<c r="A1" t="s"><v>9</v></c>', "DAMAGED_WORKBOOK"),
        ('<c r="A1"><v>1</c></v>', "DAMAGED_WORKBOOK"),
    ],
)
def test_what_no_engine_should_see_never_reaches_it(row: str, code: str) -> None:
    assert refused(small(f'<row r="1">{row}</row>', strings=SHARED)) == [code]


def test_many_sheets_are_too_large_together(monkeypatch: pytest.MonkeyPatch) -> None:
    from xlreview.read.engine import at_hand

    monkeypatch.setattr(at_hand, "LARGEST_GRID", 5)
    assert refused(usual()) == ["SHEET_TOO_LARGE"]


def test_one_long_text_in_many_cells_is_refused_before_it_is_unfolded() -> None:
    strings = f"<si><t>{'x' * 32_767}</t></si>"
    cells = "".join(f'<row r="{one}"><c r="A{one}" t="s"><v>0</v></c></row>' for one in range(1, 9999))
    assert refused(small(cells, strings=strings)) == ["UNPACKS_TOO_LARGE"]
