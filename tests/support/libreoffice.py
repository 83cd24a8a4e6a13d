"""LibreOffice, as another program that people open and save workbooks with."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

_PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")

needs_libreoffice = pytest.mark.skipif(_PROGRAM is None, reason="LibreOffice is not installed")

_FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods", "pdf": "pdf"}


_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop>
</item></oor:items>
"""


def saved_by_libreoffice(
    files: Sequence[Path], kind: str, folder: Path, *, locale: str | None = None
) -> list[Path]:
    """Each file, opened and saved as `kind` (xlsx, ods, pdf) into `folder`; one start for all of them.

    `locale` (`fi-FI`) is how the person who saves writes numbers and days. LibreOffice gets
    a profile of its own there, so that it neither finds nor leaves anything elsewhere.
    """
    assert _PROGRAM is not None
    folder.mkdir(parents=True, exist_ok=True)
    profile = folder / "profile"
    if locale is not None:
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(locale=locale), "utf-8")
    subprocess.run(
        [
            _PROGRAM,
            f"-env:UserInstallation={profile.resolve().as_uri()}",
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
