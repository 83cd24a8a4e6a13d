"""A template held against the fields there are: every fault at once, each with its paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from xlreview.i18n import LANGUAGES, catalogue, translate
from xlreview.problem import Problem, UnusableInput
from xlreview.report.kinds import KINDS
from xlreview.report.template_check.check import template_problems
from xlreview.report.template_check.example import context_shape, sample_reviews
from xlreview.report.template_check.field_list import FIXED_WORDS, fields_of, fixed_words, meaning_of
from xlreview.report.template_check.shape import Holds, paths_in
from xlreview.report.templates import shipped_template
from xlreview.report.trial import check_template

FOR_EACH, END = "{%p for one in recommendations %}", "{%p endfor %}"


@pytest.fixture
def saved(tmp_path: Path):
    """Saves a document, or one of these paragraphs, as a template."""

    def save(*lines: str, document: WordDocument | None = None) -> Path:
        document = document or Document()
        for line in lines:
            document.add_paragraph(line)
        path = tmp_path / "own.docx"
        document.save(str(path))
        return path

    return save


def faults(path: Path, kind: str = "final") -> list[str]:
    """What is to be corrected, without what a short template of a test does not print."""
    return [said(one) for one in template_problems(path, kind) if one.code != "TEMPLATE_PARTS_UNUSED"]


def said(problem: Problem) -> str:
    for language in LANGUAGES:
        assert str(problem.spoken_in(language))
    message, _, _ = problem.message.partition(" The paragraph reads")
    near = problem.details.get("near")
    return f"{message} -> {near}" if near else message


def row_of(document: WordDocument, *cells: str) -> None:
    table = document.add_table(rows=1, cols=len(cells))
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.text = text


# --- Faults and their places


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wrong_with_the_templates_that_ship(kind: str):
    assert check_template(shipped_template(kind), kind) == []


def test_everything_that_is_wrong_is_named_at_once(saved):
    path = saved("{{ citty }}", FOR_EACH, "{{ one.txt }} {{ loop.indx }}", END, "{{ city|uper }} {{ round")
    assert faults(path) == [
        "Paragraph 1: there is no field 'citty'. -> city",
        "Paragraph 3: there is no field 'one.txt'. -> one.text",
        "Paragraph 3: there is no field 'loop.indx'. -> loop.index",
        "Paragraph 5: there is no filter 'uper'. -> upper",
        "Paragraph 5: a field or instruction has no beginning or no end, near “{{ round”; both have to stand "
        "in the same paragraph.",
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["{{ pack.titel }}"], ["Paragraph 1: there is no field 'pack.titel'. -> pack.title"]),
        (["{{ pack['titel'] }}"], ["Paragraph 1: there is no field 'pack.titel'. -> pack.title"]),
        (["{{ transferable }}"], [
            "Paragraph 1: there is no field 'transferable'. -> good_practices[].practices[].transferable"
        ]),
        (["{{ words.strength }}"], ["Paragraph 1: there is no field 'words.strength'. -> words.strengths"]),
        (["{{ pillars.title }}"], ["Paragraph 1: there is no field 'pillars.title'. -> pillars[].title"]),
        (["{{ city.name }}"], ["Paragraph 1: there is no field 'city.name'."]),
        (["{{ zzz }}"], ["Paragraph 1: there is no field 'zzz'."]),
        (["{%p for x in pillars %}", "{%p for y in x.findngs %}", END, END], [
            "Paragraph 2: there is no field 'x.findngs'. -> x.findings"
        ]),
        # After its loop the name of an entry is gone.
        (["{%p for x in pillars %}", "{{ x.title }}", END, "{{ x.title }}"], [
            "Paragraph 4: there is no field 'x'."
        ]),
        (["{% set a = pillars[0].title %}{{ a }}{{ b }}"], ["Paragraph 1: there is no field 'b'."]),
        (["{{ pillars|map('upper') }} {{ pillars|frist }}"], [
            "Paragraph 1: there is no filter 'frist'. -> first"
        ]),
        (["{% if city is defnd %}{% endif %}"], ["Paragraph 1: there is no test 'defnd'. -> defined"]),
    ],
)  # fmt: skip
def test_an_unknown_name_comes_with_the_nearest_known(lines: list[str], expected: list[str], saved):
    assert faults(saved(*lines)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "{{ city }} {{ city|upper }} {{ city.upper() }} {{ city ~ ', ' ~ round }}",
        "{% if not_there is defined %}x{% endif %} {{ not_there|default('–') }}",
        "{% for a in pillars %}{{ loop.index }} {{ a.title }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for a in pillars if a.findings %}{{ (a.findings|first).rating.label }}{% else %}none{% endfor %}",
        "{% for a in pillars|sort(attribute='title') %}{{ a.findings|length }}{% endfor %}",
        "{% for name, mark in marks.items() %}{{ name }} {{ mark }}{% endfor %}",
        "{% with a = pillars[0] %}{{ a.title }}{% endwith %}{# a note to oneself #}",
        "{% set lead_in = city %}{{ lead_in }} {{ 'yes' if heat_map else 'no' }}",
        "{% if city %}{% set x = 1 %}{% endif %}{{ x }}",
        "{{ “in Word’s own quotation marks” ~ city }}",
        "{%- if city -%} {{ city -}} {%- endif -%}",
        "{{r city }} {one brace} 50 % {50}",
    ],
)
def test_what_is_right_is_left_alone(line: str, saved):
    assert faults(saved(line)) == []


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["{{ city }"], "a field or instruction has no beginning or no end, near “{{ city }”"),
        (["city }}"], "a field or instruction has no beginning or no end, near “city }}”"),
        (["{{ city", "}}"], "a field or instruction has no beginning or no end, near “{{ city”"),
        (["{{ city {{ round }}"], "a field or instruction has no beginning or no end"),
        (["{city}"], "a field needs two braces on either side: {{ city }}"),
        (
            ["{{ city round }}"],
            "{{ city round }} is not written right (expected token 'end of print statement'",
        ),
        (["{% p if city %}"], "{% p if city %} is not written right (Encountered unknown tag 'p'"),
        (["{% if city %}"], "{% if city %} has no end"),
        (["{% endif %}"], "{% endif %} belongs to nothing that begins before it"),
        (["{% else %}"], "{% else %} belongs to nothing that begins before it"),
        (["{%p if city %}", "{% endif %}"], "{%p if city %} and {% endif %} do not belong together"),
        (["{%p if city %}{%p endif %}"], "a paragraph has room for one instruction with p, and {%p endif %}"),
        (["{{p city }}"], "{{p city }} would take Word's own markup"),
        (
            ["{{ pillars }}"],
            "pillars is a list; repeat a paragraph for each of its entries, between {%p for one",
        ),
        (["{{ marks.meets }}"], "marks.meets is a group of fields; print one of them: marks.meets.key,"),
        (["{% for a in city %}{% endfor %}"], "there is nothing to repeat"),
    ],
)
def test_what_is_written_wrongly_is_explained(lines: list[str], fault: str, saved):
    assert faults(saved(*lines))[0].startswith(f"Paragraph {len(lines) if 'and {%' in fault else 1}: {fault}")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("{{ city.__class__.__mro__ }}", "city.__class__"),
        ("{{ city['__class__'] }}", "city.__class__"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "….__class__"),
        ("{{ city.format(1) }}", "city.format"),
        ("{{ self.x }}", "self"),
        ("{{ _x }}", "_x"),
        ("{% include 'a' %}", "include"),
        ("{% import 'os' as os %}", "import"),
        ("{% from 'a' import b %}", "from"),
        ("{% extends 'a' %}", "extends"),
        ("{% macro a() %}{% endmacro %}", "macro"),
        ("{% for a in pillars recursive %}{% endfor %}", "recursive"),
        ("{% raw %}{% endraw %}", "raw"),
        ("{% autoescape false %}{% endautoescape %}", "autoescape"),
    ],
)
def test_what_reaches_for_more_than_fields_is_not_allowed(line: str, name: str, saved):
    assert faults(saved(line)) == [f"Paragraph 1: '{name}' is not allowed in a template."]


def test_places_are_those_that_people_see_in_word(saved):
    document = Document()
    document.add_heading("Findings", 1)
    document.add_paragraph("{{ x1 }}")
    row_of(document, "a", "{{ x2 }}")
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ x3 }}"
    section.footer.paragraphs[0].text = "{{ x4 }}"
    assert [one.partition(": ")[0] for one in faults(saved(document=document))] == [
        "Paragraph 2, under “Findings”",
        "Paragraph 4, in a table under “Findings”",
        "Page header, paragraph 1",
        "Page footer, paragraph 1",
    ]


def test_the_ends_of_a_block_stand_in_one_table(saved):
    document = Document()
    row_of(document, "{%tr for one in counts %}", "")
    row_of(document, "{{ one.title }}", "{%tr endfor %}")
    document.add_paragraph("{%p if city %}")
    row_of(document, "{%p endif %}")
    assert [one.partition(";")[0] for one in faults(saved(document=document))] == [
        "Paragraph 4, in a table: {%tr for one in counts %} and {%tr endfor %} do not belong together",
        "Paragraph 6, in a table: {%p if city %} and {%p endif %} do not belong together",
    ]


def test_rows_and_cells_are_repeated_as_the_shipped_templates_do(saved):
    document = Document()
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "{%tr for one in counts %}"
    table.cell(1, 0).text, table.cell(1, 1).text = (
        "{{ one.title }}",
        "{% cellbg marks.meets.fill %}{{ one.x }}",
    )
    table.cell(2, 0).text = "{%tr endfor %}"
    assert faults(saved(document=document)) == ["Paragraph 4, in a table: there is no field 'one.x'."]


def test_a_field_cut_into_pieces_by_word_is_read_whole(saved):
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ ci", "tty", " }", "}"):
        paragraph.add_run(piece).bold = piece == "tty"
    assert faults(saved(document=document)) == ["Paragraph 1: there is no field 'citty'. -> city"]


def test_tracked_changes_around_a_field_are_named(saved):
    document = Document()
    paragraph = document.add_paragraph("{{ city }}")
    inserted = OxmlElement("w:ins")
    inserted.append(paragraph.runs[0]._r)
    paragraph._p.append(inserted)
    assert faults(saved(document=document)) == [
        "Paragraph 1: there are tracked changes around a field; accept or reject them in Word, under Review."
    ]


def test_the_text_of_a_box_is_read_once(saved):
    document = Document()
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">'
        "<w:txbxContent>"
        "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:pict>"
        "<w:txbxContent><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document.add_paragraph("{{ city }}")._p.append(parse_xml(box))
    assert faults(saved(document=document)) == ["Paragraph 2: there is no field 'x'."]


def test_the_description_of_a_picture_is_read_too(saved):
    document = Document()
    named = document.add_paragraph("x")
    named._p.get_or_add_pPr().set(qn("w:rsidR"), "{{ citty }}")
    assert faults(saved(document=document)) == ["Paragraph 1: there is no field 'citty'. -> city"]


def test_text_that_would_vanish_with_its_paragraph_is_a_warning(saved):
    path = saved("Praise {%p if city %}", "x", "{%p endif %}")
    (problem,) = [one for one in check_template(path, "final") if one.code != "TEMPLATE_PARTS_UNUSED"]
    assert (problem.code, problem.severity) == ("TEMPLATE_TEXT_LOST", "warning")
    assert said(problem).startswith("Paragraph 1: {%p if city %} takes its whole paragraph away")


def test_what_the_usual_template_prints_besides_is_a_note(saved):
    all_but_city = [name for name in context_shape("initial", "en").parts if name != "city"]
    (problem,) = check_template(saved("{{ city }}"), "initial")
    assert (problem.code, problem.severity) == ("TEMPLATE_PARTS_UNUSED", "note")
    printed = [name for name in all_but_city if name not in ("title", "author")]
    assert problem.details["names"] == ", ".join(printed)


def test_what_only_filling_shows_is_told_with_its_paragraph(saved):
    path = saved("before", "{{ city + 1 }}", "after")
    (problem, _) = check_template(path, "final")
    assert problem.code == "TEMPLATE_BROKEN"
    assert problem.message == (
        "The report template cannot be used: a field cannot be worked out "
        '(can only concatenate str (not "int") to str), near “{{ city + 1 }}”.'
    )


def test_a_file_that_is_no_template_is_refused(tmp_path: Path):
    (tmp_path / "own.docx").write_bytes(b"Dear team")
    with pytest.raises(UnusableInput, match="it is no Word document"):
        check_template(tmp_path / "own.docx", "final")


# --- The list of fields


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_context_is_explained(kind: str, language: str):
    """A field that a kind of report gains needs a meaning in fields.toml, in every language."""
    listed = {field.path for field in fields_of(kind, language)}
    held = {path for path, _ in paths_in(context_shape(kind, language))}
    assert {path for path in held - listed if not path.startswith(f"{FIXED_WORDS}.")} == set()
    assert [field.path for field in fields_of(kind, language) if not field.meaning] == []


def test_no_meaning_is_left_without_a_field():
    used = set()
    for kind in KINDS:
        for path, _ in paths_in(context_shape(kind, "en")):
            if not path.startswith(f"{FIXED_WORDS}."):
                used.add(meaning_of(kind, path, "en"))
    assert {translate(key, "en") for key in catalogue("en") if key.startswith("field.")} - used == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_sample_to_try_a_template_with(kind: str):
    assert next(sample_reviews(kind, "en")).stamp.city == "Haldersund"


def test_what_a_field_holds_comes_from_the_context():
    holds = {field.path: field.holds for field in fields_of("final", "en")}
    paths = ("city", "pack", "pillars", "method", "recommendations[].urgent", "pillars[].findings[].rating")
    assert [holds[path] for path in paths] == [
        *(Holds.TEXT, Holds.GROUP, Holds.LIST, Holds.TEXTS, Holds.YES_NO, Holds.MARK)
    ]


def test_columns_that_people_added_are_among_the_fields():
    listed = {field.path: field.example for field in fields_of("final", "fi")}
    assert listed["recommendations[].also[].label"] == "Oma sarakkeemme"


def test_examples_speak_the_language_of_the_list():
    examples = {
        language: {one.path: one.example for one in fields_of("final", language)} for language in LANGUAGES
    }
    assert (examples["en"]["dated"], examples["fi"]["dated"]) == ("2 November 2026", "2. marraskuuta 2026")
    assert fixed_words("fi")["words.strengths"] == "Vahvuudet"
