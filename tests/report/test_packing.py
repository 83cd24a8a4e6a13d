"""The report as a file: whole, and without the clock."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from xlreview.model.review import Review
from xlreview.report import render_report


@pytest.mark.parametrize(
    ("dated", "shown"),
    [(date(2026, 6, 30), (2026, 6, 30, 0, 0, 0)), (date(1812, 4, 8), (1980, 4, 8, 0, 0, 0))],
)
def test_every_part_is_whole_and_carries_the_day_of_the_report(
    team: Review, tmp_path: Path, dated: date, shown: tuple[int, ...]
):
    render_report(team, "final", tmp_path / "report.docx", language="en", dated=dated)
    with zipfile.ZipFile(tmp_path / "report.docx") as container:
        assert container.testzip() is None
        assert {(one.date_time, one.external_attr >> 16) for one in container.infolist()} == {(shown, 0o644)}


def test_the_directory_says_the_same_as_the_parts(team: Review, tmp_path: Path):
    render_report(team, "plan", tmp_path / "report.docx", language="en", dated=date(2026, 6, 30))
    content = (tmp_path / "report.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "report.docx") as container:
        moments = {content[one.header_offset + 10 :][:4] for one in container.infolist()}
    assert moments == {bytes([0, 0, 0xDE, 0x5C])}
