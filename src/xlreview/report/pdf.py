"""PDF from a Word report, made by LibreOffice where it is installed."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from xlreview.i18n import Filling, Label
from xlreview.problem import Place, Problem
from xlreview.report.fields import let_pages_be_counted

TIME_LIMIT = 180
"""Seconds for one report. The first start of LibreOffice sets up a profile and takes ten of them at most."""
_DOCUMENT = "word/document.xml"
_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_WINDOWS_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")


def make_pdf(report: Path, out: Path, *, program: Path | None = None) -> Problem | None:
    """Writes the report as PDF to `out`; the problem PDF_NOT_POSSIBLE where that cannot be done.

    `program` is LibreOffice, looked for where it is not given. It runs with a profile of its own, which
    goes away afterwards, and is stopped after `TIME_LIMIT` seconds.
    """
    program = program or find_libreoffice()
    if program is None:
        return _not_possible(report, "missing")
    with TemporaryDirectory(prefix="xlreview-pdf-", ignore_cleanup_errors=True) as folder:
        aside = Path(folder)
        source = aside / "report.docx"
        source.write_bytes(_with_counted_pages(report))
        try:
            _convert(program, source, aside)
        except subprocess.TimeoutExpired:
            return _not_possible(report, "too_slow", seconds=TIME_LIMIT)
        except OSError:
            return _not_possible(report, "failed")
        made = source.with_suffix(".pdf")
        if not made.is_file() or not made.read_bytes().startswith(b"%PDF-"):
            return _not_possible(report, "failed")
        shutil.copyfile(made, out)
    return None


def find_libreoffice() -> Path | None:
    """LibreOffice on the path or where its installers put it; None where there is none."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((place for place in _places() if place.is_file()), None)


def _with_counted_pages(report: Path) -> bytes:
    """The report as LibreOffice should see it, so that the contents of the PDF name their pages."""
    packed = io.BytesIO()
    with zipfile.ZipFile(report) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == _DOCUMENT:
                document = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
                let_pages_be_counted(document)
                content = etree.tostring(document, encoding="UTF-8", standalone=True)
            target.writestr(part.filename, content)
    return packed.getvalue()


def _places() -> Iterator[Path]:
    for place in _USUAL_PLACES:
        pattern = Path(place)
        yield from sorted(Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor))), reverse=True)
    for folder in _WINDOWS_FOLDERS:
        if folder in os.environ:
            yield Path(os.environ[folder]) / "LibreOffice" / "program" / "soffice.exe"


def _convert(program: Path, source: Path, folder: Path) -> None:
    """Runs LibreOffice once; whatever it started ends with it, at the latest when time is up."""
    running = subprocess.Popen(
        [
            str(program),
            # A profile of its own: one that is open already would take the order and not say when it is done.
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            str(folder),
            str(source),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(timeout=TIME_LIMIT)
    finally:
        _stop(running)


def _stop(running: subprocess.Popen[bytes]) -> None:
    """Ends the program with all that it started: `soffice` is a script that waits for the real one."""
    if sys.platform == "win32":
        if running.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(running.pid)], check=False, capture_output=True
            )
    else:
        try:
            os.killpg(running.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    running.wait()


def _not_possible(report: Path, fault: str, **details: Filling) -> Problem:
    return Problem("PDF_NOT_POSSIBLE", Place(str(report)), {"fault": Label(f"report.pdf.{fault}", details)})
