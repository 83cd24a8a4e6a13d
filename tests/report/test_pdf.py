"""PDF beside a report: made by LibreOffice, or a plain word why not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from docx import Document

from support.libreoffice import needs_libreoffice
from xlreview.i18n import LANGUAGES
from xlreview.model.review import Review
from xlreview.problem import Problem
from xlreview.report import pdf, render_report
from xlreview.report.pdf import find_libreoffice, make_pdf

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="programs made of shell scripts")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "Loppuraportti & muuta.docx"
    Document().save(str(path))
    return path


def program(folder: Path, *lines: str) -> Path:
    """A program that does this in place of LibreOffice; $7 is the folder for what it makes."""
    path = folder / "soffice"
    path.write_text("\n".join(("#!/bin/sh", *lines)), "utf-8")
    path.chmod(0o755)
    return path


def said(problem: Problem | None) -> str:
    assert problem is not None
    assert problem.code == "PDF_NOT_POSSIBLE"
    for language in LANGUAGES:
        assert problem.spoken_in(language).hint
    return problem.message


@needs_libreoffice
def test_a_report_becomes_a_pdf(team: Review, tmp_path: Path):
    report, out = tmp_path / "r.docx", tmp_path / "made.pdf"
    render_report(team, "final", report, language="fi")
    before = report.read_bytes()
    assert make_pdf(report, out) is None
    assert out.read_bytes().startswith(b"%PDF-")
    assert report.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made.pdf", "r.docx"]


@needs_libreoffice
def test_the_contents_of_a_pdf_name_the_pages(team: Review, tmp_path: Path):
    report, out = tmp_path / "r.docx", tmp_path / "made.pdf"
    render_report(team, "final", report, language="en")
    assert make_pdf(report, out) is None
    told = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True, text=True)
    pages = told.stdout.split("\f")
    named = dict(re.findall(r"^ *\d+ +(\D+?)\.+(\d+)$", pages[1], re.MULTILINE))
    assert [title for title, number in named.items() if title not in pages[int(number) - 1]] == []
    assert list(named)[:2] == ["Summary", "How the review was done"]


@needs_scripts
def test_libreoffice_gets_a_profile_of_its_own_that_goes_away(report: Path, tmp_path: Path):
    fake = program(tmp_path, f'echo "$1" > {tmp_path}/profile', 'printf "%%PDF-1.7" > "$7/report.pdf"')
    assert make_pdf(report, tmp_path / "made.pdf", program=fake) is None
    profile = (tmp_path / "profile").read_text("utf-8").strip()
    assert profile.startswith("-env:UserInstallation=file:///")
    assert not Path(profile.rpartition("file://")[2]).parent.exists()


def test_without_libreoffice_it_says_what_to_install(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_USUAL_PLACES", (str(tmp_path / "no*" / "soffice"),))
    monkeypatch.setattr(pdf, "_WINDOWS_FOLDERS", ())
    problem = make_pdf(report, tmp_path / "made.pdf")
    assert said(problem) == "No PDF was made: LibreOffice, which makes it, was not found on this computer."
    assert problem is not None
    assert "libreoffice.org" in str(problem)
    assert not (tmp_path / "made.pdf").exists()


@needs_scripts
def test_it_is_found_where_installers_put_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    for version in ("libreoffice24.8", "libreoffice25.2"):
        (tmp_path / version).mkdir()
        program(tmp_path / version)
    monkeypatch.setattr(pdf, "_USUAL_PLACES", (str(tmp_path / "libreoffice*" / "soffice"),))
    assert find_libreoffice() == tmp_path / "libreoffice25.2" / "soffice"


@needs_scripts
@pytest.mark.parametrize(
    "lines", [["exit 1"], ["exit 0"], ['echo "no pdf" > "$7/report.pdf"'], ['mkdir "$7/report.pdf"']]
)
def test_a_conversion_that_fails_is_told(lines: list[str], report: Path, tmp_path: Path):
    problem = make_pdf(report, tmp_path / "made.pdf", program=program(tmp_path, *lines))
    assert said(problem) == "No PDF was made: LibreOffice could not turn the report into one."
    assert not (tmp_path / "made.pdf").exists()


def test_a_program_that_cannot_be_started_is_told(report: Path, tmp_path: Path):
    problem = make_pdf(report, tmp_path / "made.pdf", program=tmp_path / "gone")
    assert said(problem) == "No PDF was made: LibreOffice could not turn the report into one."


@needs_scripts
def test_one_that_hangs_is_ended_with_all_that_it_started(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pdf, "TIME_LIMIT", 1)
    fake = program(tmp_path, "sleep 600 &", f"echo $! > {tmp_path}/child", "wait")
    problem = make_pdf(report, tmp_path / "made.pdf", program=fake)
    assert said(problem) == "No PDF was made: LibreOffice was not done after 1 seconds."
    child = int((tmp_path / "child").read_text("utf-8"))
    assert gone(child)


def gone(process: int) -> bool:
    """Whether a process ends within a few seconds; one that nobody waited for yet has ended too."""
    for _ in range(50):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat")
            if state.exists() and state.read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
