"""Prints the ratios of the bars: how long xlreview takes beside plain use of the same libraries.

    python tests/benchmarks/run.py            all of them
    python tests/benchmarks/run.py reading    one

Ratios of two things timed in turns in the same run, so that a slow machine says the same as a fast one.
Nothing here is asserted; a figure over its bar is marked.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from replay import recorded
from timing import Ratio, of_processors, on_the_wall, ratio
from workload import filled_review, reviewers_workbooks

from xlreview.write import write_workbook


def reading(folder: Path) -> Iterator[Ratio]:
    """Reading and checking one filled workbook, against pandas with openpyxl and against bare calamine."""
    import pandas
    from python_calamine import CalamineWorkbook

    from xlreview.read import read_review

    for role in ("team", "reviewer", "city"):
        path = folder / f"{role}.xlsx"
        write_workbook(path, filled_review(role))

        def parse(path: Path = path) -> None:
            workbook = CalamineWorkbook.from_path(str(path))
            for name in workbook.sheet_names:
                workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)

        def read(path: Path = path) -> None:
            read_review(path)

        def frames(path: Path = path) -> None:
            pandas.read_excel(path, sheet_name=None, engine="openpyxl")

        yield ratio(f"pandas.read_excel ÷ read + check ({role})", ">= 5", read, frames, turns=5, inverse=True)
        yield ratio(f"read + check ÷ calamine parsing only ({role})", "<= 2.5", read, parse)


def reading_many(folder: Path) -> Iterator[Ratio]:
    """Many reviewers' workbooks of 500 pieces of evidence, side by side against one after another."""
    from xlreview.read import read_reviews

    path = folder / "reviewer.xlsx"
    write_workbook(path, filled_review("reviewer"))

    def read(files: int, workers: int) -> None:
        for _ in read_reviews([path] * files, workers=workers):
            pass

    for files in (5, 20, 50, 200):
        yield ratio(
            f"{files} workbooks, two processes ÷ one after another",
            "-",
            lambda files=files: read(files, 2),
            lambda files=files: read(files, 1),
            turns=3,
        )


def merging(folder: Path) -> Iterator[object]:
    """200 reviewers' workbooks with 100,000 pieces of evidence: merging them against reading them."""
    from xlreview.merge import merge_reviews
    from xlreview.read import read_reviews

    files = reviewers_workbooks(folder, 200)
    reviews = [*read_reviews(files)]

    def read() -> None:
        for _ in read_reviews(files, workers=1):
            pass

    def merge(number: int = len(files)) -> None:
        merge_reviews(reviews[:number], language="en")

    for name, bar, other in (
        ("merging 200 workbooks ÷ reading them one by one", "<= 2", read),
        ("merging 200 workbooks ÷ merging 100", "<= 2.2", lambda: merge(100)),
    ):
        yield ratio(name, bar, merge, other, turns=3, clock=of_processors)
    reviews.clear()
    yield from _whole_merge(folder, files, read)


def _whole_merge(folder: Path, files: list[Path], read: Callable[[], None]) -> Iterator[object]:
    """The command: files read, merged, the team's workbook written and held against what was put in."""
    team = folder / "team.xlsx"

    def merge(number: int = len(files)) -> None:
        team.unlink(missing_ok=True)
        command = [sys.executable, "-c", _MERGE_IN_A_CHILD, team, *files[:number]]
        subprocess.run(command, check=True)

    for name, clock in (("processors", of_processors), ("the wall", on_the_wall)):
        yield ratio(
            f"all of merging 200 workbooks ÷ reading them, by {name}", "-", merge, read, turns=1, clock=clock
        )
    most, of_children = team.with_suffix(".memory").read_text().split()
    yield f"{'most memory of such a merge, in MiB':<58} {most:>6}   bar < 1024"
    yield f"{'most memory of a process that it starts, in MiB':<58} {of_children:>6}   bar < 1024"
    yield ratio(
        "all of merging 200 workbooks ÷ all of merging 100",
        "<= 2.2",
        merge,
        lambda: merge(100),
        turns=1,
        clock=of_processors,
    )
    merge()
    yield ratio(
        "writing their workbook ÷ its cells by xlsxwriter, no more",
        "-",
        _team_writer(files, folder),
        _plain_writer(team, folder),
        turns=1,
        clock=of_processors,
    )


_MERGE_IN_A_CHILD = """
import resource, sys
from pathlib import Path
from xlreview.team import merge_workbooks
team = Path(sys.argv[1])
merge_workbooks(sys.argv[2:], team)
most = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
team.with_suffix(".memory").write_text(" ".join(f"{one // 1024}" for one in most))
"""


def _team_writer(files: list[Path], folder: Path) -> Callable[[], object]:
    from xlreview.model.bulk import without_collection
    from xlreview.read import read_reviews
    from xlreview.team import unite

    united = unite([*read_reviews(files)])

    def write() -> None:
        with without_collection():
            write_workbook(folder / "written.xlsx", united)

    return write


def _plain_writer(team: Path, folder: Path) -> Callable[[], object]:
    """Every cell of a workbook in one format, by the calls that fit: what XlsxWriter takes at the least."""
    import xlsxwriter
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(team))
    sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]

    def write() -> None:
        plain = xlsxwriter.Workbook(str(folder / "plain.xlsx"))
        boxed = plain.add_format({"border": 1})
        for rows in sheets:
            sheet = plain.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        (sheet.write_string if cell else sheet.write_blank)(number, column, cell, boxed)
                    else:
                        sheet.write(number, column, cell, boxed)
        plain.close()

    return write


def writing(folder: Path) -> Iterator[Ratio]:
    """`new` for each role, against the same calls made on xlsxwriter by hand."""
    for role in ("team", "reviewer", "city"):
        yield _written(folder, f"new --for {role} ÷ xlsxwriter by hand", lambda role=role: _blank(role))
    yield _written(folder, "the filled team workbook ÷ xlsxwriter by hand", lambda: filled_review("team"))


def _written(folder: Path, name: str, prepare: Callable) -> Ratio:
    path = folder / "written.xlsx"
    with recorded() as recording:
        write_workbook(path, prepare())
    return ratio(
        name,
        "<= 1.5",
        lambda: write_workbook(path, prepare()),
        lambda: recording.replay(folder / "by-hand.xlsx"),
    )


def _blank(role: str):
    from xlreview.pack import load_pack
    from xlreview.write import issue_workbook

    blank = issue_workbook(
        load_pack("inti-cities"),
        role=role,
        city="Haldersund",
        round="2026",
        language="en",
        reviewers=("JB",) if role == "reviewer" else (),
    )
    return replace(blank, stamp=replace(blank.stamp, workbook_id="benchmark"))


def reporting(folder: Path) -> Iterator[Ratio]:
    """The final report of 73 findings and 500 pieces of evidence, against docxtpl on the bare template."""
    from docxtpl import DocxTemplate

    import xlreview.report.render as render
    from xlreview.report import render_report

    review = filled_review("team")
    contexts: list[dict] = []
    kept = DocxTemplate.render

    def keep(template: DocxTemplate, context: dict, *args: object, **kwargs: object) -> None:
        contexts.append(context)
        kept(template, context, *args, **kwargs)

    DocxTemplate.render = keep
    try:
        render_report(review, "final", folder / "kept.docx", language="en")
    finally:
        DocxTemplate.render = kept
    template = render.shipped_template("final")

    def bare() -> None:
        document = DocxTemplate(template)
        document.render(contexts[0], autoescape=True)
        document.save(folder / "bare.docx")

    yield ratio(
        "final report ÷ docxtpl on the bare template",
        "<= 1.5",
        lambda: render_report(review, "final", folder / "report.docx", language="en"),
        bare,
        turns=5,
    )


HEAVY = ("pandas", "openpyxl", "docxtpl")


def starting(_folder: Path) -> Iterator[str]:
    """Which heavy libraries `xlreview --help` imports, and how long it takes beside a bare interpreter."""
    listing = (
        "import sys\nfrom xlreview.cli import main\nsys.argv = ['xlreview', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    yield f"{'xlreview --help imports of ' + ', '.join(HEAVY):<58} {ran.stderr.strip() or 'none'}   bar none"

    def command(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    yield str(
        ratio("xlreview --help ÷ python importing click", "-", command(listing), command("import click"))
    )


BENCHMARKS: dict[str, Callable[[Path], Iterator[object]]] = {
    "reading": reading,
    "many": reading_many,
    "merging": merging,
    "writing": writing,
    "reporting": reporting,
    "starting": starting,
}


def main(wanted: list[str]) -> None:
    """Runs the benchmarks named, or all."""
    # openpyxl announces the extensions that it does not read.
    warnings.simplefilter("ignore", UserWarning)
    for name in wanted or BENCHMARKS:
        with tempfile.TemporaryDirectory() as folder:
            for line in BENCHMARKS[name](Path(folder)):
                print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
