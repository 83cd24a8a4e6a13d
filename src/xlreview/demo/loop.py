"""Runs the loop on the sample review: workbooks out, filled, read back and checked, data, Word reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from xlreview.demo.filling import sent_and_filled
from xlreview.demo.story import Story, load_story
from xlreview.export import export_review
from xlreview.i18n import FALLBACK, translate
from xlreview.model.review import Review
from xlreview.outputs import finished_folder
from xlreview.problem import Severity
from xlreview.read import read_review
from xlreview.report import render_report
from xlreview.write import write_workbook

DEMO_STORY = "haldersund"

SENT, RETURNED, JSON, REPORTS = "1-sent-out", "2-returned", "3-data", "4-reports"
"""Folders of the demo in the order in which a review runs through them."""


def make_demo(
    folder: Path, *, say: Callable[[str], None], language: str = FALLBACK, force: bool = False
) -> None:
    """Makes the sample review in `folder` and says, in `language`, what it made and what to open first.

    The folder is there when everything is done, or not at all. The same files come out every time.
    Raises UnusableInput (OUTPUT_EXISTS, OUTPUT_UNWRITABLE) when the folder is taken, unless `force`.
    """
    with finished_folder(folder, force=force) as aside:
        story = load_story(DEMO_STORY)
        say(translate("demo.begin", language, city=story.city))
        _write_both(story, aside)
        say(translate("demo.sent", language, folder=SENT, count=len(story.workbooks)))
        returned = _read_back(story, aside / RETURNED, language)
        say(translate("demo.returned", language, folder=RETURNED))
        for file, review in returned.items():
            say(_reading(file, review, language))
        (aside / JSON).mkdir()
        for file, review in returned.items():
            export_review(review, aside / JSON / f"{file}.json")
        say(translate("demo.exported", language, folder=JSON, count=len(returned)))
        (aside / REPORTS).mkdir()
        reports = _render(story, returned, aside / REPORTS)
        say(translate("demo.reports", language, folder=REPORTS, count=len(reports)))
    first = folder / RETURNED / f"{story.workbooks[0].file}.xlsx"
    last = folder / REPORTS / _in_language(reports, language)
    say(translate("demo.open_first", language))
    say(f"    {first}")
    say(f"    {last}")
    say(translate("demo.look_closer", language, file=str(first)))


def write_returned(story: Story, folder: Path) -> None:
    """Writes the filled workbooks of a story into an existing folder."""
    for file, (_, filled) in sent_and_filled(story).items():
        write_workbook(folder / f"{file}.xlsx", filled)


def _write_both(story: Story, aside: Path) -> None:
    for name in (SENT, RETURNED):
        (aside / name).mkdir()
    for file, (sent, filled) in sent_and_filled(story).items():
        write_workbook(aside / SENT / f"{file}.xlsx", sent)
        write_workbook(aside / RETURNED / f"{file}.xlsx", filled)


def _read_back(story: Story, folder: Path, language: str) -> dict[str, Review]:
    return {one.file: read_review(folder / f"{one.file}.xlsx", language=language) for one in story.workbooks}


def _reading(file: str, review: Review, language: str) -> str:
    noticed = sum(problem.severity is not Severity.ERROR for problem in review.problems)
    wrong = len(review.problems) - noticed
    cells = sum(receipt.cells_read for receipt in review.receipts)
    said = [translate("demo.cells_read", language, count=cells)]
    if noticed:
        said.append(translate("demo.noticed", language, count=noticed))
    if wrong:
        said.append(translate("demo.wrong", language, count=wrong))
    return f"    {file}.xlsx: {', '.join(said)}"


def _render(story: Story, returned: Mapping[str, Review], folder: Path) -> list[tuple[str, str]]:
    """Renders the story's reports; file name and language of each."""
    made = []
    for report in story.reports:
        for language in report.languages:
            name = f"{story.name}-{report.kind}-{language}.docx"
            render_report(
                returned[report.workbook], report.kind, folder / name, language=language, dated=report.dated
            )
            made.append((name, language))
    return made


def _in_language(reports: list[tuple[str, str]], language: str) -> str:
    """The last report in a language, or the last of all where none speaks it."""
    return next((name for name, spoken in reversed(reports) if spoken == language), reports[-1][0])
