"""Every report and every template is a document that Word opens without a word about repairs."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from report.conftest import TEAM_ANSWERS
from support.packs import ODD, SMALL
from support.reviews import AWKWARD_TEXTS, full_answers, review
from xlreview.model.pack import Pack
from xlreview.report.kinds import KINDS
from xlreview.report.templates import shipped_template

HOSTILE = "\n".join((*AWKWARD_TEXTS, "a\x00b\x1bc", "\u202eשלום عربي", "]]>", "{% if x %}", "x" * 30_000))


def faults(path: Path) -> list[str]:
    """What the checker finds, each with its place."""
    return [str(one) for one in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pack", [SMALL, ODD], ids=["small", "odd"])
def test_a_report_is_valid(kind: str, pack: Pack, render, tmp_path: Path):
    render(review(full_answers(pack, "team"), pack=pack), kind, language="fi")
    assert faults(tmp_path / f"{kind}.docx") == []


def test_a_report_of_hostile_texts_is_valid(render, tmp_path: Path):
    answers = {
        sheet: {
            id: {
                key: HOSTILE if key in ("reason", "statement", "role", "text") else said
                for key, said in row.items()
            }
            for id, row in rows.items()
        }
        for sheet, rows in TEAM_ANSWERS.items()
    }
    render(review(answers), "final")
    assert faults(tmp_path / "final.docx") == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_valid(kind: str):
    assert faults(shipped_template(kind)) == []
