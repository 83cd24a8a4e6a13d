"""Charts take the place of the pictures of a template whose description names them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from report.conftest import DAY
from xlreview.model.review import Review
from xlreview.report import render_report
from xlreview.report.templates import shipped_template


def pictures(document) -> list[tuple[str, int, int]]:
    """Description, width and height of every picture."""
    return [
        (frame.find(qn("wp:docPr")).get("descr"), int(size.get("cx")), int(size.get("cy")))
        for frame in document.element.body.iter(qn("wp:inline"))
        if (size := frame.find(qn("wp:extent"))) is not None
    ]


def media(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as container:
        return {name: container.read(name) for name in container.namelist() if "media/" in name}


def changed(path: Path, before: str, after: str) -> Path:
    """The usual template of the final report with one thing changed in its body."""
    with zipfile.ZipFile(shipped_template("final")) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                assert before.encode() in part
                part = part.replace(before.encode(), after.encode())
            target.writestr(name, part)
    return path


def texts_of(svg: bytes) -> list[str]:
    return [one.text for one in etree.fromstring(svg) if one.text]


def test_the_chart_says_in_words_what_it_shows(team: Review, render):
    ((about, width, height),) = pictures(render(team, "final", language="fi"))
    assert about == (
        "Väittämät arvioittain. Governance (fi): Ryhmä: alittaa 1, epäselvä 1, ei arvioitu 3; "
        "Governance (fi): Kaupunki: ylittää 1, ei arvioitu 4; "
        "Partnership (fi): Ryhmä: ylittää 1, ei sovellu 1, ei arvioitu 3; "
        "Partnership (fi): Kaupunki: ei arvioitu 5."
    )
    assert (width, height > 0) == (160 * 36_000, True)


def test_the_chart_of_the_sample_is_gone_and_both_formats_hold_the_new_one(team: Review, tmp_path: Path):
    render_report(team, "final", tmp_path / "out.docx", language="en", dated=DAY)
    found = media(tmp_path / "out.docx")
    assert sorted(found) == ["word/media/xlreview-chart-1.emf", "word/media/xlreview-chart-1.svg"]
    assert {"Governance (en)", "Team", "City"} <= set(texts_of(found["word/media/xlreview-chart-1.svg"]))


def test_where_nothing_is_rated_there_is_no_chart(team: Review, tmp_path: Path, render):
    bare = replace(team, entries={})
    assert pictures(render(bare, "final")) == []
    assert media(tmp_path / "final.docx") == {}


def test_nor_where_a_template_asks_for_it_all_the_same(team: Review, tmp_path: Path, render):
    own = changed(tmp_path / "own.docx", "{%p if ratings_chart %}", "{%p if 1 %}")
    bare = replace(team, entries={})
    assert pictures(render(bare, "final", template=own)) == []


def test_a_picture_keeps_the_width_that_somebody_gave_it(team: Review, tmp_path: Path, render):
    usual = str(160 * 36_000)
    own = changed(tmp_path / "own.docx", f'cx="{usual}"', 'cx="3600000"')
    (_, wide, high), (_, narrow, low) = pictures(render(team, "final")) + pictures(
        render(team, "final", template=own)
    )
    assert (wide, narrow) == (160 * 36_000, 3_600_000)
    assert abs(high / wide - low / narrow) < 0.001


def test_a_picture_with_words_of_its_own_stays(team: Review, tmp_path: Path, render):
    own = changed(tmp_path / "own.docx", 'descr="{{ ratings_chart }}"', 'descr="Arms of {{ city }}"')
    assert [about for about, _, _ in pictures(render(team, "final", template=own))] == ["Arms of Haldersund"]
    assert sorted(media(tmp_path / "final.docx")) == ["word/media/chart.emf", "word/media/chart.svg"]


def test_a_template_may_print_the_words_of_the_chart(team: Review, tmp_path: Path, render):
    own = changed(tmp_path / "own.docx", "{{ lead }}", "{{ ratings_chart }}")
    document = render(team, "final", template=own)
    lines = [one.text for one in document.paragraphs if one.text.startswith("Statements by rating. Gov")]
    assert len(lines) == 1
    assert "\ufddf" not in Document(str(tmp_path / "final.docx")).element.xml
