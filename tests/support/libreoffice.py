"""LibreOffice, as another program that people open and save workbooks with."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest

_PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")

needs_libreoffice = pytest.mark.skipif(_PROGRAM is None, reason="LibreOffice is not installed")

_FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "ods": "ods",
    "pdf": "pdf",
    "docx": "docx:MS Word 2007 XML",
}


_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop>
</item></oor:items>
"""


def _own_profile(folder: Path, locale: str | None) -> str:
    profile = folder / "profile"
    if locale is not None:
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(locale=locale), "utf-8")
    return f"-env:UserInstallation={profile.resolve().as_uri()}"


def saved_by_libreoffice(
    files: Sequence[Path], kind: str, folder: Path, *, locale: str | None = None
) -> list[Path]:
    """Each file, opened and saved as `kind` (xlsx, ods, pdf, docx) into `folder`; one start for all of them.

    `locale` (`fi-FI`) is how the person who saves writes numbers and days. LibreOffice gets
    a profile of its own there, so that it neither finds nor leaves anything elsewhere.
    """
    assert _PROGRAM is not None
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            _PROGRAM,
            _own_profile(folder, locale),
            "--headless",
            "--convert-to",
            _FILTERS[kind],
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    saved = [folder / file.with_suffix(f".{kind}").name for file in files]
    missing = [file.name for file in saved if not file.exists()]
    assert not missing, f"LibreOffice did not save {missing}"
    return saved


# --- At the keyboard

Deed = tuple[str | int | bool, ...]
"""What a person does to a sheet in LibreOffice: `support/at_the_keyboard.py` knows how."""


def taking_off_protection(title: str) -> Deed:
    """Sheets with fixed rows are protected, and LibreOffice sorts none that is."""
    return ("unprotect", title)


def sorting(title: str, column: str, *, last_first: bool = False) -> Deed:
    return ("sort", title, column, last_first)


def filtering(title: str, column: str, *, only: str) -> Deed:
    """All rows hidden but those with this text in a column."""
    return ("show only", title, column, only)


def deleting_row(title: str, row: int) -> Deed:
    return ("delete row", title, row)


def typing(place: str, text: str) -> Deed:
    """Typed as by hand, so that the locale decides whether it is a number, a day or text."""
    title, _, cell = place.rpartition("!")
    return ("type", title, cell, text)


@cache
def _python_with_uno() -> str | None:
    """The system's Python, or else the one that LibreOffice brings along."""
    beside = [Path(_PROGRAM).resolve().with_name("python")] if _PROGRAM else []
    for python in [Path("/usr/bin/python3"), *beside]:
        tried = python.exists() and subprocess.run(
            [python, "-c", "import uno"], capture_output=True, env=_outside_of_this_python()
        )
        if tried and tried.returncode == 0:
            return str(python)
    return None


def _outside_of_this_python() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


needs_uno = pytest.mark.skipif(
    _PROGRAM is None or _python_with_uno() is None,
    reason="LibreOffice, or the package python3-uno to steer it with, is not installed",
)


@contextmanager
def _libreoffice_listening(folder: Path, locale: str) -> Iterator[str]:
    """The name of the pipe on which a LibreOffice of our own listens while in here."""
    assert _PROGRAM is not None
    pipe = f"xlreview-{uuid4().hex}"
    command = [_PROGRAM, _own_profile(folder, locale), "--headless", f"--accept=pipe,name={pipe};urp"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as program:
        try:
            yield pipe
        finally:
            with suppress(subprocess.TimeoutExpired):
                program.wait(timeout=15)
            # soffice only starts the program proper, in its group.
            with suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)


def done_in_libreoffice(file: Path, *deeds: Deed, folder: Path, locale: str) -> tuple[Path, Path]:
    """A workbook to which LibreOffice did these things, saved straight and by way of ods; one start."""
    python = _python_with_uno()
    assert python is not None
    folder.mkdir(parents=True, exist_ok=True)
    straight, as_ods, back = (folder / name for name in ("straight.xlsx", "way.ods", "by-ods.xlsx"))
    xlsx, ods = "Calc MS Excel 2007 XML", "calc8"
    errands = [
        {"open": _url(file), "deeds": deeds, "save": [(_url(straight), xlsx), (_url(as_ods), ods)]},
        {"open": _url(as_ods), "deeds": [], "save": [(_url(back), xlsx)]},
    ]
    with _libreoffice_listening(folder, locale) as pipe:
        ran = subprocess.run(
            [python, str(Path(__file__).with_name("at_the_keyboard.py")), pipe],
            input=json.dumps(errands),
            capture_output=True,
            text=True,
            timeout=120,
            env=_outside_of_this_python(),
        )
        # Python may still fall over LibreOffice's end: what counts is that all was done and saved.
        assert ran.stdout == "done", ran.stderr
    return straight, back


def _url(file: Path) -> str:
    return file.resolve().as_uri()
