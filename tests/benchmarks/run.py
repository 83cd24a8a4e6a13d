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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from replay import recorded
from timing import Ratio, ratio
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

    yield ratio("merging 200 workbooks ÷ reading them one by one", "<= 2", merge, read, turns=3)
    yield ratio("merging 200 workbooks ÷ merging 100", "<= 2.2", merge, lambda: merge(100), turns=3)
    reviews.clear()
    command = [sys.executable, "-c", _MERGE_IN_A_CHILD, folder / "team.xlsx", *files]
    yield ratio(
        "xlreview merge, written and read back ÷ reading one by one",
        "-",
        lambda: (folder / "team.xlsx").unlink(missing_ok=True) or subprocess.run(command, check=True),
        read,
        turns=1,
    )
    most = (folder / "team.memory").read_text()
    yield f"{'most memory of such a merge, in MiB':<58} {most:>6}   bar < 1024"


_MERGE_IN_A_CHILD = """
import resource, sys
from pathlib import Path
from xlreview.team import merge_workbooks
team = Path(sys.argv[1])
merge_workbooks(sys.argv[2:], team)
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
team.with_suffix(".memory").write_text(f"{most // 1024}")
"""


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

    return issue_workbook(
        load_pack("inti-cities"),
        role=role,
        city="Haldersund",
        round="2026",
        language="en",
        reviewers=("JB",) if role == "reviewer" else (),
        workbook_id="benchmark",
    )


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
