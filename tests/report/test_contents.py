"""What a template may carry: nothing that acts when somebody opens the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from support.packages import Parts, parts_of, zipped
from xlreview.i18n import LANGUAGES
from xlreview.model.review import Review
from xlreview.problem import UnusableInput
from xlreview.report import render_report
from xlreview.report.templates import shipped_template
from xlreview.report.trial import check_template

RELATIONS = "word/_rels/document.xml.rels"
SETTINGS = "word/_rels/settings.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"

Change = Callable[[Parts], None]


def related(kind: str, target: str, *, external: bool = True, to: str = RELATIONS) -> Change:
    """Adds a relation of the document, or of its settings."""

    def change(parts: Parts) -> None:
        mode = ' TargetMode="External"' if external else ""
        kind_uri = kind if ":" in kind else f"{OFFICE}/{kind}"
        relation = f'<Relationship Id="rIdBad" Type="{kind_uri}" Target="{target}"{mode}/>'
        empty = f'<Relationships xmlns="{PACKAGE}"></Relationships>'.encode()
        parts[to] = parts.get(to, empty).replace(b"</Relationships>", f"{relation}</Relationships>".encode())

    return change


def in_body(xml: str) -> Change:
    """Adds a paragraph before the first one."""

    def change(parts: Parts) -> None:
        body = parts["word/document.xml"]
        parts["word/document.xml"] = body.replace(b"<w:body>", f"<w:body><w:p>{xml}</w:p>".encode(), 1)

    return change


def field(*codes: str) -> str:
    """A field whose code Word has cut into pieces."""
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        if not code.startswith("<")
        else code
        for code in codes
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{edge}"/></w:r>' for edge in ("begin", "end"))
    return f"{begin}{pieces}{end}"


def embedded(parts: Parts) -> None:
    related("oleObject", "embeddings/oleObject1.bin", external=False)(parts)
    parts["word/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0"


def with_macros(parts: Parts) -> None:
    related(MACROS, "vbaProject.bin", external=False)(parts)
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"


def renamed_dotm(parts: Parts) -> None:
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    )


def with_mail_merge(parts: Parts) -> None:
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"</w:settings>", b"<w:mailMerge/></w:settings>"
    )


def changed(folder: Path, *changes: Change) -> Path:
    parts = parts_of(shipped_template("final"))
    for change in changes:
        change(parts)
    path = folder / "own.docx"
    path.write_bytes(zipped(parts))
    return path


def carried(path: Path, review: Review) -> list[str]:
    """What stops the report, in words; the check says the same before anything else."""
    out = path.with_name("out.docx")
    with pytest.raises(UnusableInput) as refused:
        render_report(review, "final", out, language="en", template=path)
    assert not out.exists()
    assert {problem.code for problem in refused.value.problems} == {"TEMPLATE_CARRIES"}
    for language in LANGUAGES:
        assert all(problem.spoken_in(language).message for problem in refused.value.problems)
    try:
        checked = tuple(check_template(path, "final"))
    except UnusableInput as refusal:
        checked = refusal.problems
    assert checked[: len(refused.value.problems)] == refused.value.problems
    prefix = "The template carries something that no report may carry: "
    return [problem.message.removeprefix(prefix) for problem in refused.value.problems]


WEB, SHARE = "https://evil.example/x.dotm", r"\\evil.example\share\x.dotm"
OUTSIDE = "a field of Word that reaches outside of the document"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (related("attachedTemplate", WEB, to=SETTINGS), f"a link to another file or computer ({WEB})."),
        (related("attachedTemplate", SHARE, to=SETTINGS), f"a link to another file or computer ({SHARE})."),
        (
            related("attachedTemplate", "file://evil/x.dotm", to=SETTINGS),
            "a link to another file or computer (file://evil/x.dotm).",
        ),
        (related("image", WEB), f"a link to another file or computer ({WEB})."),
        (related("oleObject", WEB), f"a link to another file or computer ({WEB})."),
        (related("frame", WEB), f"a link to another file or computer ({WEB})."),
        (related("subDocument", "more.docx"), "a link to another file or computer (more.docx)."),
        (
            related("hyperlink", "file:///C:/x.exe"),
            "a link to another file or computer (file:///C:/x.exe).",
        ),
        (
            related("hyperlink", "javascript:alert(1)"),
            "a link to another file or computer (javascript:alert(1)).",
        ),
        (embedded, "an embedded object (oleObject1.bin)."),
        (related("aFChunk", "more.html", external=False), "an embedded object (more.html)."),
        (with_macros, "macros."),
        (renamed_dotm, "macros."),
        (with_mail_merge, "a mail merge with a list of addresses."),
        (
            in_body('<w:fldSimple w:instr="INCLUDETEXT C:\\secret.txt"/>'),
            f"{OUTSIDE} (INCLUDETEXT C:\\secret.txt).",
        ),
        (
            in_body(field("DDE", "AUTO c:\\cmd.exe ", "calc")),
            f"{OUTSIDE} (DDEAUTO c:\\cmd.exe calc).",
        ),
        (in_body(field("include", "picture x.png")), f"{OUTSIDE} (includepicture x.png)."),
        # The code of one field made by another, which no list of words would find.
        (in_body(field(field("QUOTE 68 68 69"), "<w:r/>")), f"{OUTSIDE} ({{ }})."),
        (
            in_body("<w:r><w:instrText>LINK Excel.Sheet x</w:instrText></w:r>"),
            f"{OUTSIDE} (LINK Excel.Sheet x).",
        ),
    ],
)
def test_what_reaches_out_of_the_document_is_refused(change: Change, said: str, team: Review, tmp_path: Path):
    assert carried(changed(tmp_path, change), team) == [said]


def test_all_of_it_is_named_at_once(team: Review, tmp_path: Path):
    path = changed(tmp_path, embedded, related("image", WEB, to=SETTINGS), with_mail_merge)
    assert sorted(carried(path, team)) == [
        "a link to another file or computer (https://evil.example/x.dotm).",
        "a mail merge with a list of addresses.",
        "an embedded object (oleObject1.bin).",
    ]


def test_a_field_that_comes_about_only_when_the_template_is_filled_is_refused_too(
    team: Review, tmp_path: Path
):
    hidden = "<w:r><w:t>{%r if not city %}</w:t></w:r>", "PAGE ", "<w:r><w:t>{%r endif %}</w:t></w:r>"
    path = changed(tmp_path, in_body(field(*hidden, "DDE cmd calc")))
    assert carried(path, team) == [f"{OUTSIDE} (DDE cmd calc)."]


def test_what_ordinary_documents_carry_is_let_through(team: Review, tmp_path: Path):
    path = changed(
        tmp_path,
        related("hyperlink", "https://city.example/"),
        in_body(field("DATE ", '\\@ "d.M.yyyy"')),
        in_body('<w:fldSimple w:instr="DOCPROPERTY Title"/>'),
        in_body(field("= 1 + 1")),
    )
    assert [one.code for one in check_template(path, "final")] == []
    render_report(team, "final", tmp_path / "out.docx", language="en", template=path)


@pytest.mark.parametrize(
    "origin",
    [
        "file:///C:\\Users\\Anna\\city.dotx",
        "C:\\Users\\Anna\\city.dotx",
        "file:///home/anna/c.dotx",
        "Normal.dotm",
    ],
)
def test_the_file_that_a_template_was_based_on_stays_out_of_the_report(
    origin: str, team: Review, tmp_path: Path
):
    path = changed(tmp_path, related("attachedTemplate", origin, to=SETTINGS))
    out = tmp_path / "out.docx"
    render_report(team, "final", out, language="en", template=path)
    assert [name for name, part in parts_of(out).items() if b"attachedTemplate" in part] == []
    assert Document(str(out)).paragraphs


def test_a_report_does_not_tell_who_made_its_template(team: Review, tmp_path: Path):
    def signed(parts: Parts) -> None:
        office = b"<Company>Maria and Sons</Company><Manager>Maria</Manager></Properties>"
        about = b"<cp:category>Maria</cp:category><cp:keywords>Maria</cp:keywords></cp:coreProperties>"
        parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(b"</Properties>", office)
        parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"</cp:coreProperties>", about)

    out = tmp_path / "out.docx"
    render_report(team, "final", out, language="en", template=changed(tmp_path, signed))
    assert [name for name, part in parts_of(out).items() if b"Maria" in part] == []
    assert Document(str(out)).paragraphs
