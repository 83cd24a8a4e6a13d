"""Links within a report: from a finding to its evidence and back, and from wherever its code stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from report.conftest import fact
from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from xlreview.model.review import Entry, Review
from xlreview.report.kinds import KINDS
from xlreview.report.templates import shipped_template


def links(document, *, beginning: str = "") -> list[tuple[str, str]]:
    """Words and target of every link outside the contents."""
    found = document.element.body.iter(qn("w:hyperlink"))
    pairs = [("".join(one.itertext(qn("w:t"))), one.get(qn("w:anchor"))) for one in found]
    return [pair for pair in pairs if not pair[1].startswith("_Toc") and pair[1].startswith(beginning)]


def marked(document) -> dict[str, str]:
    """The paragraph that each place is in, by the name of the place."""
    body = document.element.body
    return {
        one.get(qn("w:name")): "".join(next(one.iterancestors(qn("w:p"))).itertext(qn("w:t")))
        for one in body.iter(qn("w:bookmarkStart"))
        if not one.get(qn("w:name")).startswith("_Toc")
    }


def test_a_finding_leads_to_its_evidence_and_the_evidence_back(team: Review, render):
    report = render(team, "final")
    places = marked(report)
    assert links(report, beginning="evidence_") == [
        ("interviews 1 and 2, workshop 3, and a document", "evidence_1"),
        ("interviews 1 and 2", "evidence_6"),
    ]
    assert [places["evidence_1"], places["evidence_6"]] == [
        "GG/I/1  GG 1 (en)  ▼\N{NO-BREAK SPACE}below",
        "PA/I/1  PA 1 (en)  ▲\N{NO-BREAK SPACE}exceeds",
    ]
    assert ("GG/I/1  GG 1 (en)", "indicator_1") in links(report)
    assert places["indicator_1"] == "GG/I/1  GG 1 (en)"


def test_evidence_leads_to_the_interview_and_advice_to_the_table(team: Review, render):
    report = render(team, "final")
    assert set(links(report, beginning="interview_")) == {
        ("Interview 1", "interview_1"),
        ("Interview 2", "interview_2"),
        ("Workshop 3", "interview_3"),
    }
    assert links(report, beginning="recommendation_") == [
        ("TEAM-R01", "recommendation_1"),
        ("Recommendation TEAM-R01.", "recommendation_1"),
    ]
    assert marked(report)["recommendation_2"] == "TEAM-R02"


@pytest.mark.parametrize("kind", KINDS)
def test_no_link_leads_nowhere(kind: str, team: Review, render):
    report = render(team, kind)
    names = {one.get(qn("w:name")) for one in report.element.body.iter(qn("w:bookmarkStart"))}
    assert [link for link in links(report) if link[1] not in names] == []


def test_evidence_on_a_code_that_is_full_of_signs_is_found(team: Review, render):
    code = "7.b) Städte & “Bürger” / 1"
    pack = replace(team.pack, indicators=(replace(team.pack.indicators[0], code=code), *team.pack.indicators))
    entries = {
        "findings": (Entry("findings", code, {"rating": "meets", "reason": "So."}),),
        "evidence": tuple(Entry("evidence", f"X{n}", fact(code, n, "meets")) for n in (1, 2)),
    }
    report = render(replace(team, pack=pack, entries=entries), "final")
    assert links(report, beginning="evidence_") == [("interviews 1 and 2", "evidence_1")]
    assert (f"{code}  GG 1 (en)", "indicator_1") in links(report)


def test_a_template_without_the_annex_has_words_instead_of_links(team: Review, tmp_path: Path, render):
    document = Document(str(shipped_template("final")))
    table = next(
        one
        for one in document.element.body.iter(qn("w:tbl"))
        if "group in evidence_bank" in "".join(one.itertext())
    )
    table.getparent().remove(table)
    document.save(str(tmp_path / "mine.docx"))
    report = render(team, "final", template=tmp_path / "mine.docx")
    assert links(report, beginning="evidence_") == []
    texts = ["".join(one.itertext(qn("w:t"))) for one in report.element.body.iter(qn("w:p"))]
    assert [text for text in texts if text.startswith("Evidence: interviews 1 and 2, w")] != []


def test_evidence_that_is_no_fact_says_so_and_comes_last(team: Review, render):
    said = {**fact("PA/I/1", 1, "exceeds"), "nature": "opinion", "statement": "I like it"}
    evidence = (Entry("evidence", "A", said), *team.of("evidence"))
    report = render(replace(team, entries={**team.entries, "evidence": evidence}), "final")
    table = next(one for one in report.tables if one.rows[0].cells[1].text == "What was said or seen")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[-3:] == [
        ["JB-006", "Said in 1", "Interview 1", "▲\N{NO-BREAK SPACE}exceeds"],
        ["JB-007", "Said in 2", "Interview 2", "▲\N{NO-BREAK SPACE}exceeds"],
        ["A", "I like it\nopinion", "Interview 1", "▲\N{NO-BREAK SPACE}exceeds"],
    ]


@needs_libreoffice
def test_a_template_that_libreoffice_saved_keeps_links_and_chart(team: Review, tmp_path: Path, render):
    (saved,) = saved_by_libreoffice([shipped_template("final")], "docx", tmp_path / "saved")
    usual = render(team, "final")
    own = render(team, "final", template=saved)
    assert (sorted(links(own)), marked(own)) == (sorted(links(usual)), marked(usual))
    pictures = [one.get("descr") for one in own.element.body.iter(qn("wp:docPr"))]
    assert [about[:20] for about in pictures] == ["Statements by rating"]
