"""The Word documents: every text in them, structure that people and screen readers need, stable bytes."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from support.libreoffice import needs_libreoffice, saved_by_libreoffice
from support.packs import ODD, SMALL
from support.reviews import AWKWARD_TEXTS, full_answers, review, reviews
from support.word import misplaced, outline, paragraphs, styled
from xlreview.model.pack import Area, Pack
from xlreview.model.review import Review
from xlreview.problem import UnusableInput
from xlreview.report import render_report
from xlreview.report.kinds import KINDS


def test_the_final_report_in_order(team: Review, render):
    assert outline(render(team, "final")) == [
        (1, "Summary"),
        (1, "How the review was done"),
        (1, "The ratings in figures"),
        (1, "Governance (en)"),
        (2, "Strengths and weaknesses"),
        (2, "Obstacles and circumstances"),
        (3, "Obstacles"),
        (2, "The findings one by one"),
        (3, "GG/I/1  GG 1 (en)"),
        (3, "GG/I/3  GG 3 (en)"),
        (1, "Partnership (en)"),
        (2, "Strengths and weaknesses"),
        (2, "The findings one by one"),
        (3, "PA/I/1  PA 1 (en)"),
        (2, "Rated without further text"),
        (1, "Good practices"),
        (2, "Trust (en)"),
        (1, "Circumstances"),
        (1, "Recommendations"),
        (1, "Findings that need more evidence"),
        (1, "Next steps"),
        (1, "Annexes"),
        (2, "Interviews and workshops"),
        (2, "Evidence behind the findings"),
        (2, "All statements at a glance"),
        (2, "Method and thresholds"),
        (2, "What this report rests on"),
    ]


def test_the_initial_report_in_order(city: Review, render):
    assert outline(render(city, "initial", language="fi")) == [
        (1, "Yhdellä silmäyksellä"),
        (1, "Kaupunki"),
        (2, "Profile (fi)"),
        (1, "Governance (fi)"),
        (2, "Vastaukset"),
        (3, "GG/I/1  GG 1 (fi)"),
        (2, "Vielä vastaamatta"),
        (1, "Partnership (fi)"),
        (2, "Vastaukset"),
        (3, "PA/I/1  PA 1 (fi)"),
        (2, "Vielä vastaamatta"),
        (1, "Liitteet"),
        (2, "Menetelmä ja raja-arvot"),
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pack", [SMALL, ODD], ids=["small", "odd"])
def test_no_level_of_headings_is_skipped(kind: str, pack: Pack, render):
    levels = [level for level, _ in outline(render(review(full_answers(pack, "team"), pack=pack), kind))]
    assert all(deeper - level <= 1 for level, deeper in pairwise([0, *levels]))


def test_no_heading_stands_alone_in_an_empty_report(render):
    assert outline(render(review({}, pack=ODD), "final")) == [
        (1, "Summary"),
        (1, "How the review was done"),
        (1, "Next steps"),
        (1, "Annexes"),
        (2, "All statements at a glance"),
        (2, "Method and thresholds"),
    ]


def test_a_finding_is_told_in_a_block(team: Review, render):
    told = paragraphs(render(team, "final"))
    start = told.index(
        "GG/I/1  GG 1 (en)", told.index("The findings one by one", told.index("Governance (en)") + 20)
    )
    assert [text for text in told[start : start + 12] if text] == [
        "GG/I/1  GG 1 (en)",
        "\N{NO-BREAK SPACE}▼\N{NO-BREAK SPACE}below\N{NO-BREAK SPACE}  Statement 1 of GG. (en)",
        "What we saw. Few know the plan.",
        "Strengths",
        "Weaknesses",
        "There is a plan.",
        "It is old",
        "Nobody reads it",
        "Dissent. FC sees it otherwise.",
        "Evidence: interviews 1 and 2, workshop 3, and a document. Interview 2 points the other way. "
        "The city’s own rating: ▲\N{NO-BREAK SPACE}exceeds.",
        "Recommendation TEAM-R01. Renew the plan. Then tell people.",
    ]


def test_lists_that_people_typed_are_lists(team: Review, render):
    document = render(team, "final")
    entries = styled(document, "Table Bullet")
    assert [text for text in entries if "/" not in text] == ["It is old", "Nobody reads it"]


def test_a_list_leaves_its_label_on_a_line_of_its_own(team: Review, render):
    findings = (replace(team.of("findings")[2], answers={"rating": "unclear", "reason": "- one\n- two"}),)
    told = paragraphs(render(replace(team, entries={"findings": findings}), "final"))
    assert told[told.index("What we saw.") :][:3] == ["What we saw.", "one", "two"]


def test_the_evidence_stays_on_the_page_of_its_finding(team: Review, render):
    findings = (replace(team.of("findings")[2], answers={"rating": "unclear", "reason": "one\ntwo\nthree"}),)
    body = render(replace(team, entries={"findings": findings}), "final").element.body
    kept = {
        "".join(one.itertext(qn("w:t"))): one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
        for one in body.iter(qn("w:p"))
    }
    block = ["What we saw. one", "two", "three", "Evidence: no facts noted."]
    assert [kept[text] for text in block] == [False, False, True, False]


def test_new_lines_are_paragraphs(city: Review, render):
    told = paragraphs(render(city, "initial"))
    assert told[told.index("A port.") + 1] == "Since 1650."


@pytest.mark.parametrize("kind", KINDS)
def test_every_awkward_text_arrives_as_it_was_typed(kind: str, render):
    told = set(paragraphs(render(review(full_answers(SMALL, "team")), kind)))
    shown = " ".join(told)
    typed = [line.lstrip("- ") or line for text in AWKWARD_TEXTS for line in text.splitlines()]
    assert [line for line in typed if line.strip() not in shown] == []


LOSSLESS = {
    "initial": {
        "background": ("answer", "documents"),
        "self_assessment": (
            "how",
            "why",
            "who_political",
            "who_operational",
            "achieved",
            "planned",
            "weaknesses",
            "documents",
        ),
    },
    "final": {
        "findings": ("reason", "strengths", "weaknesses", "obstacles", "context", "dissent"),
        "recommendations": ("text", "addressee", "response_note"),
    },
    "screening": {"screening": ("hypothesis", "questions", "meet")},
    "programme": {"interviews": ("role", "name")},
    "guides": {"interviews": ("role", "name")},
    "plan": {
        "plan": ("objective", "action", "responsible", "resources", "success_measure"),
        "recommendations": ("text", "addressee", "response_note"),
    },
}


@pytest.mark.parametrize("kind", KINDS)
@given(one=reviews())
@settings(max_examples=25)
def test_no_text_is_lost_from_any_review(kind: str, one: Review, tmp_path_factory: pytest.TempPathFactory):
    out = tmp_path_factory.mktemp("any") / "report.docx"
    if not KINDS[kind].can_come_from(one):
        return
    render_report(one, kind, out, language="fi", include_unconfirmed=True)
    document = etree.fromstring(zipfile.ZipFile(out).read("word/document.xml"))
    shown = "\n".join("".join(p.itertext(qn("w:t"))) for p in document.iter(qn("w:p")))
    for sheet, columns in LOSSLESS[kind].items():
        for entry in one.of(sheet):
            told = sheet != "findings" or entry.get("rating") is not None
            told = told and entry.get("status") != "cancelled"
            told = told and (sheet != "recommendations" or bool(entry.text("text")))
            for column in columns if told else ():
                lines = [re.sub(r"^[-•*–·▪]?\s*", "", line) for line in entry.text(column).splitlines()]
                assert [line for line in lines if line.strip() and line.strip() not in shown] == []


@pytest.mark.parametrize("bad", ["\x00", "\x0b\x08", "\ud800", "\ufffe"])
def test_characters_that_word_cannot_hold_are_reported(bad: str, team: Review, tmp_path: Path):
    findings = (
        replace(team.of("findings")[0], answers={"rating": "unclear", "reason": f"before{bad}after"}),
    )
    out = tmp_path / "r.docx"
    notes = render_report(
        replace(team, entries={**team.entries, "findings": findings}), "final", out, language="en"
    )
    assert [(note.code, note.details) for note in notes] == [("REPORT_TEXT_CLEANED", {"count": 1})]
    assert "before" in zipfile.ZipFile(out).read("word/document.xml").decode()
    assert "after" in zipfile.ZipFile(out).read("word/document.xml").decode()


def test_what_is_left_out_is_noted(team: Review, tmp_path: Path):
    out = tmp_path / "r.docx"
    notes = render_report(team, "final", out, language="en")
    assert [(note.code, note.place.file, note.details) for note in notes] == [
        ("REPORT_LEFT_OUT", "in/team.xlsx", {"count": 1, "codes": "GG/I/2"})
    ]
    assert render_report(team, "final", out, language="en", include_unconfirmed=True) == []


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("city", "final"),
        ("reviewer", "initial"),
        ("reviewer", "final"),
        ("plan", "final"),
        ("city", "screening"),
        ("plan", "screening"),
        ("city", "programme"),
        ("plan", "guides"),
        ("reviewer", "plan"),
        ("city", "plan"),
    ],
)
def test_a_workbook_of_another_role_cannot_make_the_report(role: str, kind: str, tmp_path: Path):
    with pytest.raises(UnusableInput) as refused:
        render_report(review({}, role=role), kind, tmp_path / "r.docx", language="en")
    assert [problem.code for problem in refused.value.problems] == ["ROLE_CANNOT_REPORT"]
    assert not (tmp_path / "r.docx").exists()


def test_the_same_review_gives_the_same_bytes(team: Review, render, tmp_path: Path):
    render(team, "final")
    first = (tmp_path / "final.docx").read_bytes()
    render(team, "final")
    assert (tmp_path / "final.docx").read_bytes() == first


# --- What people and programs need besides the words


def xml_of(document: WordDocument) -> etree._Element:
    return document.element.body


def test_the_contents_name_every_heading_and_lead_to_it(team: Review, render):
    document = render(team, "final")
    entries = [
        (link.get(qn("w:anchor")), "".join(link.itertext(qn("w:t"))))
        for link in xml_of(document).iter(qn("w:hyperlink"))
        if link.get(qn("w:anchor")).startswith("_Toc")
    ]
    numbered = [text for _, text in entries]
    assert numbered[:7] == [
        "1Summary",
        "2How the review was done",
        "3The ratings in figures",
        "4Governance (en)",
        "4.1Strengths and weaknesses",
        "4.2Obstacles and circumstances",
        "4.3The findings one by one",
    ]
    assert len(entries) == sum(level < 3 for level, _ in outline(document))
    marks = {one.get(qn("w:name")) for one in xml_of(document).iter(qn("w:bookmarkStart"))}
    assert {anchor for anchor, _ in entries} - marks == set()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pack", [SMALL, ODD], ids=["small", "odd"])
def test_word_finds_nothing_to_repair(kind: str, pack: Pack, render, tmp_path: Path):
    render(review(full_answers(pack, "team"), pack=pack), kind)
    container = zipfile.ZipFile(tmp_path / f"{kind}.docx")
    faults = [
        fault
        for name in container.namelist()
        if name.startswith("word/") and name.endswith(".xml")
        for fault in misplaced(etree.fromstring(container.read(name)))
    ]
    assert faults == []


def test_the_contents_leave_the_pages_to_word_and_lead_no_dots_to_what_is_not_there(team: Review, render):
    document = render(team, "final")
    entries = [link.getparent() for link in xml_of(document).iter(qn("w:hyperlink"))]
    entries = [
        one for one in entries if (one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))) == "Toc1"
    ]
    codes = ["".join(one.itertext(qn("w:instrText"))).split() for one in entries]
    assert [code[-3:] for code in codes[:2]] == [
        ["PAGEREF", "_Toc10000", "\\h"],
        ["PAGEREF", "_Toc10001", "\\h"],
    ]
    leaders = {
        tab.get(qn("w:leader")) for one in entries for tab in one.iter(qn("w:tab")) if tab.get(qn("w:leader"))
    }
    assert leaders == {"none"}


def test_word_is_not_told_to_ask_about_fields(team: Review, render, tmp_path: Path):
    render(team, "final")
    container = zipfile.ZipFile(tmp_path / "final.docx")
    assert b"updateFields" not in container.read("word/settings.xml")
    assert b"w:dirty" not in container.read("word/document.xml")


def test_captions_are_numbered_in_order(team: Review, render):
    captions = styled(render(team, "final"), "Caption")
    assert captions == [
        "Figure 1. Statements by rating",
        "Table 1. Number of statements by rating",
        "Table 2. Recommendations and the city’s responses",
        "Table 3. The programme by number",
        "Table 4. Evidence by finding",
        "Table 5. Ratings of the team and of the city",
        "Table 6. Files and their fingerprints",
    ]


def test_heads_of_tables_repeat_and_rows_stay_whole(team: Review, render):
    for table in xml_of(render(team, "final")).iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        layout = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")) == "ReviewLayout"
        assert len(heads) == (0 if layout else 1)


def test_every_table_is_as_wide_as_its_rows(team: Review, render):
    one = replace(team, pack=replace(SMALL, areas=(Area("I", {"en": "Implementation"}, {}),)))
    inside = tuple(replace(indicator, area="I") for indicator in one.pack.indicators)
    document = render(replace(one, pack=replace(one.pack, indicators=inside)), "final")
    for table in xml_of(document).iter(qn("w:tbl")):
        grid = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
        for row in table.findall(qn("w:tr")):
            spans = [cell.find(f".//{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc"))]
            assert sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans) == len(grid)
        assert abs(sum(grid) - 160 * 1440 / 25.4) < 12


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("fi", "fi-FI")])
def test_the_document_knows_its_language_title_and_author(language: str, tag: str, team: Review, render):
    document = render(team, "final", language=language)
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    properties = document.core_properties
    assert (languages, properties.language) == ({tag}, tag)
    assert properties.title.startswith("Haldersund: ")
    assert properties.author in ("JB and FC", "JB ja FC")


def test_a_long_city_with_signs_stands_in_title_and_header(render):
    name = 'Åbo & "Co" <the city with a name of sixty characters> {{ x }}'
    one = review({})
    document = render(replace(one, stamp=replace(one.stamp, city=name * 5)), "final")
    assert styled(document, "Title") == [name * 5]
    assert document.sections[0].header.paragraphs[0].text.startswith(name)
    assert len(document.core_properties.title) == 255


def test_nobody_reads_none_or_an_unfilled_field(team: Review, render):
    for kind in KINDS:
        shown = " ".join(paragraphs(render(team, kind)))
        assert not re.search(r"\bNone\b|[{}]|\bStrEnum\b", shown)


def test_a_text_longer_than_a_page_may_break(team: Review, render):
    long = "A long story of the city. " * 400
    first, *others = team.of("findings")
    told = replace(first, answers={**first.answers, "reason": long, "strengths": long})
    body = xml_of(render(replace(team, entries={**team.entries, "findings": (told, *others)}), "final"))
    paragraphs = [one for one in body.iter(qn("w:p")) if len("".join(one.itertext(qn("w:t")))) > 9000]
    assert len(paragraphs) == 2
    for one in paragraphs:
        held = [
            one.find(f"{qn('w:pPr')}/{qn(tag)}").get(qn("w:val")) for tag in ("w:keepNext", "w:keepLines")
        ]
        rows = list(one.iterancestors(qn("w:tr")))
        assert held == ["0", "0"]
        assert [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") for row in rows] == [None] * len(rows)
    assert misplaced(body) == []


@needs_libreoffice
def test_libreoffice_opens_both_reports(team: Review, city: Review, tmp_path: Path):
    files = [tmp_path / "initial.docx", tmp_path / "final.docx"]
    for one, file in ((city, files[0]), (team, files[1])):
        render_report(one, file.stem, file, language="fi")
    for pdf in saved_by_libreoffice(files, "pdf", tmp_path / "pdf"):
        assert pdf.read_bytes().startswith(b"%PDF")
