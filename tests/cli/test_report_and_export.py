"""`report` and `export`: something is made of a workbook, whole or not at all."""

import json
from pathlib import Path

import pytest

from xlreview.cli.report import KINDS

from .conftest import Run


def test_the_kinds_of_report_are_those_that_can_be_made():
    from xlreview.report.kinds import KINDS as MADE

    assert tuple(MADE) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_written_in_the_workbooks_language(run: Run, sound: Path, tmp_path: Path, kind: str):
    out = tmp_path / f"{kind}.docx"
    made = run("report", sound, "--kind", kind, "-o", out)
    assert (made.code, made.out) == (0, f"Made {out}\n")
    assert out.read_bytes().startswith(b"PK")


def test_a_report_speaks_the_language_asked_for(run: Run, sound: Path, tmp_path: Path):
    docx = pytest.importorskip("docx")
    for language, word in (("en", "Haldersund"), ("fi", "Haldersund")):
        out = tmp_path / f"{language}.docx"
        assert run("report", sound, "--kind", "initial", "-o", out, "--lang", language).code == 0
        document = docx.Document(str(out))
        assert any(word in paragraph.text for paragraph in document.paragraphs)
        assert document.core_properties.language.startswith(language)


def test_a_workbook_with_errors_is_reported_on_and_ends_with_1(run: Run, wrong: Path, tmp_path: Path):
    for arguments, out in (
        (("report", wrong, "--kind", "final", "-o"), tmp_path / "final.docx"),
        (("export", wrong), tmp_path / "out.json"),
        (("export", wrong), tmp_path / "out.csv"),
    ):
        made = run(*arguments, out)
        assert (made.code, out.exists()) == (1, True)
        assert f"{wrong} has errors to correct: 1." in made.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "SOUND", "--kind", "final", "-o", "final.doc"], "End the name with .docx"),
        (
            ["report", "SOUND", "--kind", "final", "-o", "final.docx", "--template", "none.docx"],
            "none.docx  ",
        ),
        (["report", "SOUND", "--kind", "final", "-o", "SOUND", "--force"], "SOUND  "),
        (["report", "none.xlsx", "--kind", "final", "-o", "final.docx"], "none.xlsx  There is no file"),
        (["export", "SOUND", "out.sqlite"], "End the name with .json, .csv"),
        (["export", "none.xlsx", "out.json"], "none.xlsx  There is no file"),
    ],
)
def test_what_cannot_be_made_is_one_message_and_leaves_nothing(
    run: Run, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
):
    monkeypatch.chdir(tmp_path)
    before = sound.read_bytes()
    names = {path.name for path in tmp_path.iterdir()}
    refused = run(*(str(sound) if one == "SOUND" else one for one in arguments))
    assert (refused.code, refused.out) == (2, "")
    assert said.replace("SOUND", str(sound)) in refused.err
    assert {path.name for path in tmp_path.iterdir()} == names
    assert sound.read_bytes() == before


def test_an_input_is_never_replaced_by_what_is_made_of_it(run: Run, sound: Path):
    import shutil

    for name, arguments in (
        ("w.docx", ("report", "--kind", "initial", "-o")),
        ("w.json", ("export",)),
    ):
        workbook = sound.with_name(name)
        shutil.copy(sound, workbook)
        before = workbook.read_bytes()
        command, *options = arguments
        refused = run(command, workbook, *options, workbook, "--force")
        assert (refused.code, workbook.read_bytes()) == (2, before)
        assert "it stays as it is" in refused.err


def test_json_says_all_that_the_workbook_says(run: Run, sound: Path, tmp_path: Path):
    out = tmp_path / "out.json"
    assert run("export", sound, out).code == 0
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["sheets"]["background"][0]["answers"] == {"answer": "A port."}
    assert document["receipts"][0]["file"] == "sound.xlsx"


def test_csv_is_a_folder(run: Run, sound: Path, tmp_path: Path):
    assert run("export", sound, f"{tmp_path}/out.csv/").code == 0
    text = (tmp_path / "out.csv" / "background.csv").read_bytes().decode("utf-8-sig")
    assert text.splitlines()[1].startswith("profile,")


@pytest.mark.parametrize("out", ["a.docx", "a.json", "a.csv"])
def test_what_is_there_stays_unless_forced(run: Run, sound: Path, tmp_path: Path, out: str):
    place = tmp_path / out
    line = ("report", sound, "--kind", "initial", "-o") if out.endswith("docx") else ("export", sound)
    assert run(*line, place).code == 0
    refused = run(*line, place)
    assert (refused.code, "--force" in refused.err) == (2, True)
    assert run(*line, place, "--force").code == 0
