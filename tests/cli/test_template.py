"""`template export`, `fields` and `check`, and `report --pdf`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xlreview.cli.report import KINDS
from xlreview.report import pdf

from .conftest import Run


@pytest.mark.parametrize("kind", KINDS)
def test_the_usual_template_can_be_taken_and_is_sound(run: Run, tmp_path: Path, kind: str):
    out = tmp_path / "our.docx"
    made = run("template", "export", kind, out)
    assert (made.code, made.out, made.err) == (0, f"Made {out}\n", "")
    checked = run("template", "check", out, "--kind", kind)
    assert (checked.code, checked.err) == (0, "")
    assert checked.out == f"{out} is sound: filled with the sample review in en, fi, nothing was wrong.\n"


def test_an_exported_template_replaces_nothing_unasked(run: Run, tmp_path: Path):
    out = tmp_path / "our.docx"
    out.write_text("mine", "utf-8")
    assert run("template", "export", "final", out).code == 2
    assert out.read_text("utf-8") == "mine"
    assert run("template", "export", "final", out, "--force").code == 0
    assert out.read_bytes().startswith(b"PK")
    assert run("template", "export", "final", tmp_path / "our.doc").code == 2


def broken(folder: Path) -> Path:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in ("{{ citty }}", "{%p if city %}", "{{ words.strength }}"):
        document.add_paragraph(line)
    document.save(str(folder / "own.docx"))
    return folder / "own.docx"


def test_a_broken_template_is_explained_by_paragraph(run: Run, tmp_path: Path):
    path = broken(tmp_path)
    checked = run("template", "check", path, "--kind", "final")
    assert (checked.code, checked.out) == (1, "")
    lines = checked.err.splitlines()
    assert lines[0] == "To correct:"
    assert [line.removeprefix(f"{path}  ").partition(":")[0] for line in lines[1:4]] == [
        *("Paragraph 1", "Paragraph 3", "Paragraph 2")
    ]
    assert "Did you mean city? 'xlreview template fields final' lists all fields." in lines[1]
    assert (lines[-1], "Notes:" in lines) == ("To correct: 3", True)
    finnish = run("--lang", "fi", "template", "check", path, "--kind", "final")
    assert finnish.err.startswith(f"Korjattavaa:\n{path}  Kappale 1: kenttää ”citty” ei ole.")


def test_a_program_gets_the_same_with_the_paragraph_by_number_and_text(run: Run, tmp_path: Path, sound: Path):
    path = broken(tmp_path)
    checked = run("template", "check", path, "--kind", "final", "--json")
    assert (checked.code, checked.err) == (1, "")
    (file,) = json.loads(checked.out)["files"]
    assert (file["file"], file["kind"]) == (str(path), "final")
    assert [(one["code"], one["paragraph"], one["text"]) for one in file["problems"]][:3] == [
        ("TEMPLATE_FIELD_UNKNOWN", 1, "{{ citty }}"),
        ("TEMPLATE_FIELD_UNKNOWN", 3, "{{ words.strength }}"),
        ("TEMPLATE_SYNTAX", 2, "{%p if city %}"),
    ]
    last = file["problems"][-1]
    assert (last["code"], last["severity"], last["where"]) == ("TEMPLATE_PARTS_UNUSED", "note", None)
    unusable = run("template", "check", sound, "--kind", "final", "--json")
    assert (unusable.code, unusable.err) == (2, "")
    assert [one["code"] for one in json.loads(unusable.out)["files"][0]["problems"]] == ["TEMPLATE_BROKEN"]


def test_a_report_explains_its_template_the_same_way(run: Run, sound: Path, tmp_path: Path):
    path, out = broken(tmp_path), tmp_path / "out.docx"
    refused = run("report", sound, "--kind", "final", "-o", out, "--template", path)
    assert (refused.code, refused.out, out.exists()) == (2, "", False)
    checked = run("template", "check", path, "--kind", "final").err.splitlines()
    assert refused.err.splitlines() == checked[1:4]


def test_a_file_that_is_no_template_ends_with_2(run: Run, sound: Path, tmp_path: Path):
    for path in (sound, tmp_path / "none.docx"):
        refused = run("template", "check", path, "--kind", "final")
        assert (refused.code, refused.out) == (2, "")
        assert refused.err.startswith(f"{path}  The report template cannot be used:")


def test_fields_are_listed_with_meaning_and_example(run: Run):
    listed = run("template", "fields", "final")
    assert (listed.code, listed.err) == (0, "")
    lines = listed.out.splitlines()
    at = lines.index("pillars[].findings[].rating  (rating: .label .symbol .word .fill .key)")
    assert lines[at + 1] == "    The rating. Example: ● meets"
    assert "words.strengths  Strengths" in lines


def test_fields_are_listed_in_the_language_asked_for(run: Run):
    lines = run("template", "fields", "final", "--lang", "fi").out.splitlines()
    assert lines[lines.index("city  (teksti)") + 1] == "    Arvioitavan kaupungin nimi. Esimerkki: Haldersund"


# --- PDF


def test_without_libreoffice_the_report_is_made_and_the_command_ends_with_2(
    run: Run, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: None)
    out = tmp_path / "out.docx"
    made = run("report", sound, "--kind", "final", "-o", out, "--pdf")
    assert (made.code, made.out) == (2, f"Made {out}\n")
    assert f"{out}  No PDF was made: LibreOffice, which makes it, was not found on this computer." in made.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["out.docx"]


def test_a_pdf_replaces_nothing_unasked(run: Run, sound: Path, tmp_path: Path):
    (tmp_path / "out.pdf").write_text("mine", "utf-8")
    refused = run("report", sound, "--kind", "final", "-o", tmp_path / "out.docx", "--pdf")
    assert (refused.code, refused.out) == (2, "")
    assert (tmp_path / "out.pdf").read_text("utf-8") == "mine"
    assert not (tmp_path / "out.docx").exists()


def test_the_pdf_stands_beside_the_report(
    run: Run, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    program = tmp_path / "soffice"
    program.write_text('#!/bin/sh\nprintf "%%PDF-1.7" > "$7/report.pdf"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: program)
    out = tmp_path / "out.docx"
    made = run("report", sound, "--kind", "final", "-o", out, "--pdf")
    assert (made.code, made.out) == (0, f"Made {out}\nMade {tmp_path / 'out.pdf'}\n")
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF-1.7"
