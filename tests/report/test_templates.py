"""Templates: the shipped ones fit the contexts, and a broken one ends in one plain message."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docxtpl import DocxTemplate

from support.word import paragraphs
from xlreview.i18n import LANGUAGES, catalogue
from xlreview.model.review import Review
from xlreview.problem import UnusableInput
from xlreview.report import render_report, sandbox
from xlreview.report.kinds import KINDS, Order
from xlreview.report.templates import shipped_template
from xlreview.report.trial import check_template
from xlreview.report.wording import Wording

KIND_NAMES = tuple(KINDS)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def source_of(template: Path) -> str:
    container = zipfile.ZipFile(template)
    return "".join(
        container.read(name).decode("utf-8")
        for name in container.namelist()
        if name.startswith("word/") and name.endswith(".xml")
    )


# --- The shipped templates


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_template_prints_all_that_its_context_holds(kind: str, team: Review):
    context, _ = KINDS[kind].build(Order(team, Wording("en", team.pack), date(2026, 6, 30)))
    asked = DocxTemplate(str(shipped_template(kind))).get_undeclared_template_variables()
    for_properties = {"title", "author"}
    assert asked == set(context) - for_properties


def test_every_fixed_word_is_printed_by_some_template():
    printed = set(re.findall(r"words\.(\w+)", "".join(source_of(shipped_template(kind)) for kind in KINDS)))
    by_context = {"unrated", "open", "other_practices", "total", "findings", "answers", "self_assessment"}
    by_context |= {"screening", "unnamed_circumstance"}
    known = {key.removeprefix("report.words.") for key in catalogue("en") if key.startswith("report.words.")}
    assert printed - known == set()
    assert known - printed - by_context == set()


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_template_has_no_words_of_its_own(kind: str):
    """So that it serves every language."""
    document = Document(str(shipped_template(kind)))
    outside = [re.sub(r"{{.*?}}|{%.*?%}", "", text) for text in paragraphs(document)]
    assert {character for text in outside for character in text if character.isalpha()} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_template_serves_every_language(kind: str, language: str, team: Review, tmp_path: Path):
    render_report(team, kind, tmp_path / "r.docx", language=language)
    footer = Document(str(tmp_path / "r.docx")).sections[0].footer.paragraphs[0].text
    assert catalogue(language)["report.words.page"] in footer


def test_the_builder_makes_the_templates_that_ship(tmp_path: Path):
    builder = shipped_template("final").parent / "build.py"
    subprocess.run([sys.executable, str(builder), str(tmp_path)], check=True)
    for kind in KINDS:
        assert (tmp_path / f"{kind}.docx").read_bytes() == shipped_template(kind).read_bytes()


# --- Templates that people make


def template(folder: Path, *lines: str, cells: tuple[str, ...] = ()) -> Path:
    """A Word document with these paragraphs, then a table with one row of these cells."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if cells:
        table = document.add_table(rows=1, cols=len(cells))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            cell.text = text
    path = folder / "own.docx"
    document.save(str(path))
    return path


def told(one: Review, path: Path, *, kind: str = "final") -> list[str]:
    out = path.with_name("out.docx")
    render_report(one, kind, out, language="en", template=path)
    return paragraphs(Document(str(out)))


def fault(one: Review, path: Path) -> str:
    with pytest.raises(UnusableInput) as refused:
        render_report(one, "final", path.with_name("out.docx"), language="en", template=path)
    (problem,) = refused.value.problems
    assert problem.place.file == str(path)
    for language in LANGUAGES:
        assert problem.spoken_in(language).message
    assert not path.with_name("out.docx").exists()
    if problem.code != "TEMPLATE_BROKEN":
        return problem.message
    return problem.message.removeprefix("The report template cannot be used: ")


def test_a_template_of_ones_own_gets_the_same_context(team: Review, tmp_path: Path):
    loop = ("{%p for one in recommendations %}", "{{ one.text }}", "{%p endfor %}")
    path = template(tmp_path, "{{ city }} {{ round }}", *loop)
    assert told(team, path) == ["Haldersund 2026", "Renew the plan. Then tell people.", "Look again."]


def test_a_field_that_word_cut_into_runs_still_works(team: Review, tmp_path: Path):
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{{ ci", "ty", " }}"):
        paragraph.add_run(piece).bold = piece == "ty"
    document.save(str(tmp_path / "own.docx"))
    assert told(team, tmp_path / "own.docx") == ["Haldersund"]


def test_lists_work_without_the_style_for_them(team: Review, tmp_path: Path):
    document = Document()
    styles = document.styles.element
    for style in list(styles.style_lst):
        if style.name_val in ("List Bullet",):
            styles.remove(style)
    document.add_paragraph("{{ pillars[0].findings[0].weaknesses }}")
    document.save(str(tmp_path / "own.docx"))
    assert told(team, tmp_path / "own.docx") == ["• It is old", "• Nobody reads it"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{{ citty }}", "Paragraph 2: there is no field 'citty'."),
        ("{{ pack.titel }}", "Paragraph 2: there is no field 'pack.titel'."),
        ("{{ city", "Paragraph 2: a field or instruction has no beginning or no end, near “{{ city”"),
        ("{% for x in findings", "Paragraph 2: a field or instruction has no beginning or no end"),
        ("{%p for x in pillars %}", "Paragraph 2: {%p for x in pillars %} has no end"),
        (
            "{{ city + 1 }}",
            'a field cannot be worked out (can only concatenate str (not "int") to str), near “{{ city',
        ),
        ("{% for x in 7 %}{% endfor %}", "Paragraph 2: there is nothing to repeat"),
        ("{{ 1 / 0 }}", "a field cannot be worked out"),
        ("{{ pillars }}", "Paragraph 2: pillars is a list; repeat a paragraph for each of its entries"),
        ("{% include 'other' %}", "Paragraph 2: 'include' is not allowed in a template."),
        ("{{ city.__class__.__mro__ }}", "Paragraph 2: 'city.__class__' is not allowed"),
        ("{{ words.update({}) }}", "Paragraph 2: there is no field 'words.update'."),
        ("{{ 'x' * 1000000000 }}", "an instruction that is not allowed in a template"),
        ("{{ 9 ** 9 ** 9 ** 9 }}", "an instruction that is not allowed in a template"),
        ("{{ '%999999999d' % 1 }}", "an instruction that is not allowed in a template"),
        ("{{ city.ljust(1000000000) }}", "Paragraph 2: 'city.ljust' is not allowed"),
        ("{% for x in range(1000000000) %}{% endfor %}", "Paragraph 2: 'range' is not allowed"),
        ("{{ 'x'|center(1000000000) }}", "Paragraph 2: there is no filter 'center'."),
        ("{{ self.body() }}", "Paragraph 2: 'self' is not allowed"),
        ("{% macro m() %}{{ city }}{% endmacro %}", "Paragraph 2: 'macro' is not allowed"),
    ],
)
def test_a_fault_in_a_template_is_said_plainly(line: str, words: str, team: Review, tmp_path: Path):
    assert fault(team, template(tmp_path, "Before", line, "After")).startswith(words)


def test_a_template_that_never_ends_is_stopped(team: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sandbox, "DOCUMENT_LIMIT", 1_000_000)
    loops = "".join(f"{{% for {name} in words %}}" for name in "abcdefg")
    closing = "{% endfor %}" * 7
    assert fault(team, template(tmp_path, f"{loops}{{{{ city }}}}{closing}")) == (
        "it works without end, or makes a document that is far too long."
    )


def test_an_instruction_across_the_edge_of_a_table_is_said_plainly(team: Review, tmp_path: Path):
    path = template(tmp_path, "x", "{% if not city %}", cells=("{% endif %}", "b"))
    assert fault(team, path).startswith(
        "Paragraph 3, in a table: {% if not city %} and {% endif %} do not belong together;"
    )


def test_files_that_are_no_templates_are_said_plainly(team: Review, tmp_path: Path):
    whole = shipped_template("final").read_bytes()

    def packed(name: str, content: bytes) -> bytes:
        made = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(whole)) as source,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out,
        ):
            for part in source.namelist():
                out.writestr(part, content if part == name else source.read(part))
        return made.getvalue()

    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as container:
        container.writestr("hello.txt", "hello")
    bomb = b"<w:document>" + b" " * 150_000_000 + b"</w:document>"
    said = {}
    for name, content in {
        "empty": b"",
        "text": b"Dear team",
        "zip": plain.getvalue(),
        "cut": whole[: len(whole) // 2],
        "broken xml": packed("word/document.xml", b"<w:document"),
        "no types": packed("[Content_Types].xml", b"<Types/>"),
        "doctype": packed("word/styles.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'),
        "bomb": packed("word/document.xml", bomb),
    }.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(content)
        said[name] = fault(team, path)
    said["missing"] = fault(team, tmp_path / "nowhere.docx")
    said["folder"] = fault(team, tmp_path)
    no_word, damaged = "it is no Word document (.docx).", "it is damaged; open it in Word and save it again."
    assert said == {
        "empty": no_word,
        "text": no_word,
        "zip": damaged,
        "cut": no_word,
        "broken xml": damaged,
        "no types": damaged,
        "doctype": "it contains parts that no Word document has.",
        "bomb": "it is too large to be a report template.",
        "missing": "there is no such file.",
        "folder": "there is no such file.",
    }


# --- What Word leaves in a template that somebody edited


def test_marks_in_a_repeated_part_stay_one_of_a_kind(team: Review, tmp_path: Path):
    """Word marks every heading when somebody updates the contents of a template."""
    edited = Document(str(shipped_template("final")))
    for number, heading in enumerate(one for one in edited.paragraphs if one.style.name == "Heading 1"):
        start, end = (OxmlElement(f"w:bookmark{edge}") for edge in ("Start", "End"))
        start.set(qn("w:name"), f"_Toc{number}")
        for edge in (start, end):
            edge.set(qn("w:id"), str(number))
            heading._p.append(edge)
    edited.save(str(tmp_path / "edited.docx"))
    out = tmp_path / "out.docx"
    render_report(team, "final", out, language="en", template=tmp_path / "edited.docx")
    body = Document(str(out)).element.body
    starts = [(one.get(qn("w:id")), one.get(qn("w:name"))) for one in body.iter(qn("w:bookmarkStart"))]
    ends = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkEnd"))]
    assert len({id for id, _ in starts}) == len({name for _, name in starts}) == len(starts)
    assert sorted(ends) == sorted(id for id, _ in starts)


def test_captions_are_counted_whatever_way_word_keeps_their_numbers(team: Review, tmp_path: Path):
    """Word and LibreOffice cut the field of a number into runs when they save a template."""
    edited = Document()
    for _ in range(2):
        paragraph = edited.add_paragraph("Table ")
        for piece in ("begin", " SEQ ", "Table ", "separate", "1", "1", "end"):
            run = paragraph.add_run()
            if piece in ("begin", "separate", "end"):
                run._r.append(OxmlElement("w:fldChar"))
                run._r[-1].set(qn("w:fldCharType"), piece)
            elif piece == "1":
                run.text = piece
            else:
                run._r.append(OxmlElement("w:instrText"))
                run._r[-1].text = piece
    edited.save(str(tmp_path / "own.docx"))
    assert told(team, tmp_path / "own.docx") == ["Table 1", "Table 2"]


def test_the_language_of_whoever_edited_a_template_does_not_stay(team: Review, tmp_path: Path):
    edited = Document(str(shipped_template("final")))
    for paragraph in (edited.paragraphs[0], edited.sections[0].header.paragraphs[0]):
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "sv-SE")
        paragraph.runs[0]._r.get_or_add_rPr().append(language)
    edited.save(str(tmp_path / "edited.docx"))
    out = tmp_path / "out.docx"
    render_report(team, "final", out, language="fi", template=tmp_path / "edited.docx")
    assert "sv-SE" not in source_of(out)


SILENT = "{% for a in words %}" * 6 + "{% endfor %}" * 6
NESTING = "{% set s = [1] %}" + "{% set s = [s, s] %}" * 60
DOUBLING = "{% set s = words.heat_map_note %}" + "{% set s = s ~ s %}" * 40 + "{{ s|length }}"


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        (SILENT, "it works without end, or makes a document that is far too long"),
        (DOUBLING, "it works without end, or makes a document that is far too long"),
        (
            DOUBLING.replace("s ~ s", "s + s"),
            "it works without end, or makes a document that is far too long",
        ),
        (
            DOUBLING.replace("s ~ s", "[s, s]|join"),
            "it works without end, or makes a document that is far too long",
        ),
        (NESTING + "{{ s|string }}", "it works without end, or makes a document that is far too long"),
        (NESTING + "{{ s == s }}", "it works without end, or makes a document that is far too long"),
        (NESTING.replace("[s, s]", "{'a': s, 'b': s}"), "it works without end, or makes a document"),
        (NESTING.replace("[s, s]", "(s, s)"), "it works without end, or makes a document"),
        (
            "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
            "Paragraph 1: brackets, signs or instructions stand too",
        ),
        ("{{ " + "-" * 2_000 + "1 }}", "Paragraph 1: brackets, signs or instructions stand too deep within"),
        (
            "{% if city %}" * 400 + "{% endif %}" * 400,
            "Paragraph 1: brackets, signs or instructions stand too",
        ),
        (
            "{{ city|" + "upper|" * 2_000 + "upper }}",
            "it has very many fields or instructions without an end",
        ),
        ("{{ pillars|random }}", "Paragraph 1: there is no filter 'random'"),
        ("{% set n = namespace(s='a') %}", "Paragraph 1: 'namespace' is not allowed"),
        (
            "{% for a in pillars recursive %}{{ loop(pillars) }}{% endfor %}",
            "Paragraph 1: 'recursive' is not allowed",
        ),
        ("{% set s %}{% for a in pillars %}x{% endfor %}{% endset %}", "Paragraph 1: 'set' is not allowed"),
    ],
)
def test_a_template_that_works_without_end_is_stopped(hostile: str, said: str, team: Review, tmp_path: Path):
    assert fault(team, template(tmp_path, hostile)).startswith(said)


def test_a_template_that_works_too_long_is_stopped(
    team: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sandbox, "SECONDS_LIMIT", 0.0)
    own = template(tmp_path, "{% for a in words %}{{ a|title }}{% endfor %}")
    assert fault(team, own) == "it works without end, or makes a document that is far too long."


def test_lists_and_groups_of_ones_own_may_be_made(team: Review, tmp_path: Path):
    own = template(tmp_path, "{% for a, b in [(city, 1), (round, 2)] %}{{ a }}{{ {'x': b}.x }} {% endfor %}")
    assert told(team, own) == ["Haldersund1 20262 "]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u200b "])
def test_blanks_that_word_puts_in_do_no_harm(blank: str, team: Review, tmp_path: Path):
    own = template(tmp_path, f"{{{{{blank}city{blank}}}}}", f"{{%p{blank}if city %}}", "x", "{%p endif %}")
    assert [one.code for one in check_template(own, "final")] == ["TEMPLATE_PARTS_UNUSED"]
    assert told(team, own) == ["Haldersund", "x"]


def with_part(path: Path, name: str, root: str, text: str) -> None:
    """Puts notes or comments with one paragraph into a document, in a part of their own as Word has it."""
    document = Document(str(path))
    tag = root.removesuffix("s")
    xml = (
        f'<w:{root} {nsdecls("w")}><w:{tag} w:id="1" w:author="Anna Virtanen"><w:p><w:r>'
        f"<w:t>{text}</w:t></w:r></w:p></w:{tag}></w:{root}>"
    )
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{root}+xml"
    part = Part(PackURI(f"/word/{name}.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, f"{OFFICE}{root}")
    document.save(str(path))


@pytest.mark.parametrize(("root", "place"), [("footnotes", "Footnotes"), ("endnotes", "Endnotes")])
def test_endnotes_are_filled_and_looked_at_as_footnotes_are(
    root: str, place: str, team: Review, tmp_path: Path
):
    with_part(template(tmp_path, "x"), "notes", root, "{{ citty }}")
    assert fault(team, tmp_path / "own.docx").startswith(f"{place}, paragraph 1: there is no field 'citty'.")
    with_part(template(tmp_path, "x"), "notes", root, "{{ city }}")
    assert told(team, tmp_path / "own.docx") == ["x"]
    with zipfile.ZipFile(tmp_path / "out.docx") as container:
        assert ">Haldersund</w:t>" in container.read("word/notes.xml").decode()


def test_a_report_has_no_comments_and_authors_of_its_template(team: Review, tmp_path: Path):
    own = template(tmp_path, "Praise")
    with_part(own, "remarks", "comments", "Anna Virtanen wants this shorter")
    document = Document(str(own))
    paragraph = document.paragraphs[0]._p
    for mark in ("RangeStart", "RangeEnd", "Reference"):
        marked = OxmlElement(f"w:comment{mark}")
        marked.set(qn("w:id"), "1")
        (paragraph.r_lst[0] if mark == "Reference" else paragraph).append(marked)
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:author"), "Anna Virtanen")
    inserted.append(paragraph.r_lst[0])
    paragraph.append(inserted)
    document.save(str(own))
    render_report(team, "final", tmp_path / "out.docx", language="en", template=own)
    with zipfile.ZipFile(tmp_path / "out.docx") as container:
        whole = b"".join(map(container.read, container.namelist()))
    assert (b"Virtanen" in whole, b"w:comment" in whole, b"Praise" in whole) == (False, False, True)


def test_words_may_be_put_together(team: Review, tmp_path: Path):
    own = template(
        tmp_path, "{{ city ~ ', ' ~ round }} {% for one in pillars %}{{ loop.index }} {% endfor %}"
    )
    render_report(team, "final", tmp_path / "out.docx", language="en", template=own)
    assert paragraphs(Document(str(tmp_path / "out.docx"))) == ["Haldersund, 2026 1 2 "]


def test_a_fault_of_writing_names_its_place(team: Review, tmp_path: Path):
    own = template(tmp_path, *("Far before",) * 9, "{{ city|shout }}", *("Far after",) * 9)
    assert fault(team, own) == (
        "Paragraph 10: there is no filter 'shout'. The paragraph reads “{{ city|shout }}”."
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ " * 50_000,
        "{% " * 50_000,
        "{%p " * 50_000,
        "{% cellbg" + " " * 50_000,
        f"{{{{ {'x' * 2000} }}}}" * 500,
    ],
)
def test_a_template_that_takes_hours_to_read_is_refused(hostile: str, team: Review, tmp_path: Path):
    endless = "it has very many fields or instructions without an end, or with very long gaps in them."
    assert fault(team, template(tmp_path, hostile)) == endless
