"""The workbook as a whole: stamp, properties, the same bytes each time, what people had added."""

from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

from support.packs import ODD, SMALL
from support.reviews import review
from support.written import written
from xlreview.layout.stamp import read_stamp
from xlreview.model.pack import Pack
from xlreview.model.rating import Role
from xlreview.model.review import AddedSheet, Entry
from xlreview.write import write_workbook


@pytest.mark.parametrize("role", tuple(Role))
@pytest.mark.parametrize("pack", [SMALL, ODD], ids=lambda pack: pack.id)
def test_the_stamp_says_what_the_workbook_is(tmp_path: Path, role: Role, pack: Pack) -> None:
    blank = review(role=role, pack=pack)
    book = written(tmp_path, blank)
    lines = [(row[0].value, row[1].value) for row in book.workbook["_xlreview"].iter_rows()]
    stamped = read_stamp(lines)
    assert (stamped.stamp, stamped.pack) == (blank.stamp, pack)
    assert list(stamped.titles.values()) == book.workbook.sheetnames[:-2]
    printed = {(sheet.key, id) for sheet in book.sheets() if sheet.key != "benchmarks" for id in sheet.rows}
    assert set(stamped.fingerprints) == printed


def test_the_stamp_keeps_what_was_sent_out_and_not_what_is_filled_in(tmp_path: Path) -> None:
    blank = review(role="city")
    filled = replace(
        blank,
        sent={("background", "profile"): {"answer": "As sent."}},
        entries={"background": (Entry("background", "profile", {"answer": "Since then."}),)},
    )
    book = written(tmp_path, filled)
    stamped = read_stamp([(row[0].value, row[1].value) for row in book.workbook["_xlreview"].iter_rows()])
    assert stamped.sent == {("background", "profile"): {"answer": "As sent."}}
    assert book["background"].cell("profile", "answer").value == "Since then."


def test_the_documents_properties_say_what_the_workbook_is_a_second_time(tmp_path: Path) -> None:
    book = written(tmp_path, review(role="city"))
    properties = book.workbook.properties
    assert (properties.title, properties.subject) == ("Self-assessment of the host city", "Haldersund, 2026")
    assert {one.name: one.value for one in book.workbook.custom_doc_props.props} == {
        "xlreview workbook": "0" * 32,
        "xlreview review": review().stamp.review_id,
        "xlreview role": "city",
        "xlreview reviewers": '["JB"]',
        "xlreview language": "en",
        "xlreview city": "Haldersund",
        "xlreview round": "2026",
        "xlreview pack": "small",
        "xlreview pack version": "1.0",
        "xlreview version": version("xlreview"),
    }


def test_what_is_too_long_for_a_property_is_left_out(tmp_path: Path) -> None:
    stamp = replace(review(role="city").stamp, city="x" * 256, round="")
    book = written(tmp_path, review(role="city"), stamp=stamp)
    names = {one.name for one in book.workbook.custom_doc_props.props}
    assert {"xlreview city", "xlreview round"} & names == set()
    assert "xlreview pack" in names


@pytest.mark.parametrize("role", tuple(Role))
def test_the_same_review_gives_the_same_bytes(tmp_path: Path, role: Role) -> None:
    filled = review({"evidence": {"JB-001": {"statement": "Seen."}}}, role=role)
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, filled)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_columns_that_people_added_come_back_behind_the_others_without_a_key(tmp_path: Path) -> None:
    rows = (
        Entry("evidence", "TEAM-001", {"code": "GG/I/1"}, extra={"Our remark": "=x", "Note": "twice"}),
        Entry("evidence", "TEAM-003", {}, extra={"Seen on": date(2026, 11, 3)}),
    )
    sheet = written(tmp_path, review(), entries={"evidence": rows})["evidence"]
    assert sheet.labels[-3:] == ["Our remark", "Note 2", "Seen on"]
    assert len(sheet.columns) == 11
    added = [
        sheet.worksheet.cell(sheet.rows[id], column).value for id in ("TEAM-001",) for column in (12, 13)
    ]
    assert added == ["=x", "twice"]


def test_sheets_that_people_added_come_back_under_a_title_that_is_free(tmp_path: Path) -> None:
    added = (
        AddedSheet("Our list", (("a", 1), (None, date(2026, 11, 3)))),
        AddedSheet("Evidence", (("=1+1",),)),
        AddedSheet("History", ()),
    )
    book = written(tmp_path, review(role="reviewer"), added_sheets=added)
    assert book.workbook.sheetnames[-3:] == ["Our list", "Evidence 2", "History 2"]
    assert [cell.value for cell in book.workbook["Our list"][1]] == ["a", 1]
    assert book.workbook["Evidence 2"]["A1"].data_type == "s"


def test_rows_of_others_stand_above_the_teams_own_prepared_ones(tmp_path: Path) -> None:
    rows = tuple(Entry("evidence", id, {"statement": id}) for id in ("JB-001", "FC-004", "TEAM-121"))
    sheet = written(tmp_path, review(), entries={"evidence": rows})["evidence"]
    ids = list(sheet.rows)
    assert (ids[:3], ids[-2:]) == (["JB-001", "FC-004", "TEAM-001"], ["TEAM-120", "TEAM-121"])


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_workbook(tmp_path / "nowhere" / "a.xlsx", review(role="plan"))


def test_tabs_stand_in_the_order_of_the_steps_and_have_most_of_their_line(tmp_path: Path) -> None:
    book = written(tmp_path, review())
    tabs = book.workbook.sheetnames
    links = [cell.hyperlink.location for cell in book.workbook["Start"]["B"] if cell.hyperlink]
    steps = [location.rpartition("!")[0].strip("'") for location in links]
    assert steps == [title for title in tabs if title in steps]
    assert tabs.index("Consensus agenda") == tabs.index("Findings") - 1
    assert book.workbook.views[0].tabRatio == 750
