"""What a workbook has inside beside cells, and what it says about its last saving."""

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pytest

from support.packages import OFFICE, PACKAGE, SHEET, Parts, small, zipped
from support.workbooks import Book, book
from xlreview.i18n import LANGUAGES, has_text
from xlreview.model.review import Saved
from xlreview.read.engine.grid import Book as Opened
from xlreview.read.engine.opening import open_book
from xlreview.read.intake.container import container_of

USUAL = small('<row r="1"><c r="A1"><v>1</v></c></row>')
WORKBOOK = "xl/workbook.xml"
LINKS = "xl/worksheets/_rels/sheet1.xml.rels"


def opened(parts: Parts) -> Opened:
    return open_book(container_of("odd.xlsx", zipped(parts)))


def link(kind: str, target: str, mode: str = "External") -> bytes:
    return (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    ).encode()


def of_sheet(kind: str) -> Parts:
    relations = USUAL["xl/_rels/workbook.xml.rels"].replace(b"relationships/worksheet", kind.encode())
    return {**USUAL, "xl/_rels/workbook.xml.rels": relations}


@pytest.mark.parametrize(
    ("added", "carries"),
    [
        ({}, {}),
        (
            {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"},
            {"external_links": ("xl/externallinks/externallink1.xml",)},
        ),
        (
            {"xl/externalLinks/externalLink1.xml": b"<a><ddeLink ddeService='cmd'/></a>"},
            {"dde_links": ("xl/externallinks/externallink1.xml",)},
        ),
        (
            {"xl/connections.xml": b"<a/>", "xl/queryTables/queryTable1.xml": b"<a/>"},
            {"data_connections": ("xl/connections.xml", "xl/querytables/querytable1.xml")},
        ),
        (
            {"customXml/item1.xml": '<?xml encoding="utf-16"?><DataMashup/>'.encode("utf-16")},
            {"data_connections": ("customxml/item1.xml",)},
        ),
        ({"xl/embeddings/oleObject1.bin": b"\0"}, {"embedded_files": ("xl/embeddings/oleobject1.bin",)}),
        ({"xl/activeX/activeX1.xml": b"<a/>"}, {"controls": ("xl/activex/activex1.xml",)}),
        ({"customUI/customUI14.xml": b"<a/>"}, {"custom_ui": ("customui/customui14.xml",)}),
        ({"xl/webextensions/w1.xml": b"<a/>"}, {"web_extensions": ("xl/webextensions/w1.xml",)}),
        ({LINKS: link("hyperlink", "file:///\\\\host\\x")}, {"network_links": ("S",)}),
        ({LINKS: link("hyperlink", "https://city.example")}, {}),
        (of_sheet("relationships/xlMacrosheet"), {"old_macros": ("S",)}),
        (
            {WORKBOOK: USUAL[WORKBOOK].replace(b"<sheet ", b'<sheet state="veryHidden" ')},
            {"very_hidden_sheets": ("S",)},
        ),
    ],
)  # fmt: skip
def test_what_is_inside_is_named(added: Parts, carries: dict[str, tuple[str, ...]]) -> None:
    found = opened({**USUAL, **added}).carries
    assert found == carries
    assert all(has_text(f"carries.{key}", language) for key in found for language in LANGUAGES)


def test_our_own_hidden_sheets_are_nothing_to_talk_about(team: Book) -> None:
    assert team.read().receipts[0].carries == {}


def properties(core: str, app: str = "", custom: str = "") -> Saved:
    relations = (
        f'<Relationship Id="rId8" Type="{OFFICE}/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId9" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    )
    head = USUAL["_rels/.rels"].replace(b"</Relationships>", f"{relations}</Relationships>".encode())
    written = {"docProps/core.xml": f"<p>{core}</p>".encode(), "docProps/app.xml": f"<p>{app}</p>".encode()}
    written["docProps/custom.xml"] = f'<p xmlns:vt="v">{custom}</p>'.encode()
    return opened({**USUAL, "_rels/.rels": head, **written}).saved


def test_who_saved_a_workbook_when_and_with_what() -> None:
    core = "<lastModifiedBy>Aino\nVirtanen</lastModifiedBy><modified>2026-11-03T09:30:00+02:00</modified>"
    app = "<Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion>"
    moment = datetime(2026, 11, 3, 7, 30, tzinfo=UTC)
    assert properties(core, app) == Saved("Aino Virtanen", moment, "Microsoft Excel 16.0300")


def test_libreoffice_says_more_than_anybody_needs() -> None:
    app = "<Application>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2</Application>"
    assert properties("", app).program == "LibreOffice 7.4.7.2"


@pytest.mark.parametrize("core", ["<modified>yesterday</modified>", "<lastModifiedBy>", "<modified/>", "&x;"])
def test_nonsense_is_passed_over(core: str) -> None:
    assert properties(core) == Saved()


def test_a_workbook_need_not_say_anything() -> None:
    assert opened(USUAL).saved == Saved()
    assert SHEET in USUAL


def as_written(by: str, modified: str = "2026-01-01T00:00:00Z") -> Saved:
    return properties(
        f"<lastModifiedBy>{by}</lastModifiedBy><created>2026-01-01T00:00:00Z</created>"
        f"<modified>{modified}</modified>",
        "<Application>Microsoft Excel</Application><AppVersion>12.0000</AppVersion>",
        '<property fmtid="{D}" pid="2" name="xlreview version"><vt:lpwstr>0.9</vt:lpwstr></property>',
    )


def test_a_workbook_that_nobody_has_saved_names_its_maker_and_no_day() -> None:
    assert as_written("xlreview") == Saved(program="xlreview 0.9")


def test_a_workbook_written_for_somebody_names_them_and_the_day() -> None:
    assert as_written("JB") == Saved("JB", datetime(2026, 1, 1, tzinfo=UTC), "xlreview 0.9")


def test_whoever_saves_it_later_is_named_instead() -> None:
    later = as_written("xlreview", "2026-02-01T00:00:00Z")
    assert later == Saved("xlreview", datetime(2026, 2, 1, tzinfo=UTC), "Microsoft Excel 12.0000")


def test_what_we_write_says_so(tmp_path: Path) -> None:
    saved = book(tmp_path).read().receipts[0].saved
    assert saved == Saved(program=f"xlreview {version('xlreview')}")
