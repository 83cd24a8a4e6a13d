"""Runs the loop on the sample review: workbooks out, filled, read back and checked, data, Word reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from xlreview.demo.play import Folders, Played, play
from xlreview.demo.story import Story, load_story
from xlreview.export import export_review
from xlreview.i18n import FALLBACK, translate
from xlreview.model.review import Review
from xlreview.outputs import finished_folder
from xlreview.problem import Severity
from xlreview.report import render_report

DEMO_STORY = "haldersund"

SENT, RETURNED, MERGED, SETTLED, TEAM, JSON, REPORTS = (
    "1-sent-out",
    "2-returned",
    "3-merged",
    "4-settled",
    "5-merged-again",
    "6-data",
    "7-reports",
)
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
        played = play(story, _folders(aside), language=language)
        for line in _lines(story, played, language):
            say(line)
        (aside / JSON).mkdir()
        for file, review in played.read.items():
            export_review(review, aside / JSON / f"{file}.json")
        say(translate("demo.exported", language, folder=JSON, count=len(played.read)))
        (aside / REPORTS).mkdir()
        reports = _render(story, played.read, aside / REPORTS)
        say(translate("demo.reports", language, folder=REPORTS, count=len(reports)))
    team = folder / MERGED / f"{next(iter(played.merged_first))}.xlsx"
    say(translate("demo.open_first", language))
    say(f"    {team}")
    say(f"    {folder / REPORTS / _in_language(reports, language)}")
    say(
        translate(
            "demo.look_closer", language, file=str(folder / RETURNED / f"{story.workbooks[0].file}.xlsx")
        )
    )


def write_returned(story: Story, folder: Path) -> None:
    """Writes the filled workbooks of a story, and the team's as merged in the end, into a folder."""
    with TemporaryDirectory() as elsewhere:
        aside = Path(elsewhere)
        play(story, Folders(aside / SENT, folder, aside / MERGED, aside / SETTLED, folder))


def _folders(aside: Path) -> Folders:
    return Folders(*(aside / name for name in (SENT, RETURNED, MERGED, SETTLED, TEAM)))


def _lines(story: Story, played: Played, language: str) -> Iterator[str]:
    """What has come about so far, folder by folder."""
    yield translate("demo.sent", language, folder=SENT, count=len(played.sent))
    yield translate("demo.returned", language, folder=RETURNED)
    for workbook in story.workbooks:
        if not workbook.merges:
            yield _reading(workbook.file, played.read[workbook.file], language)
    for file, review in played.merged_first.items():
        assert review.merged is not None
        conflicts = len(review.merged.conflicts)
        yield translate("demo.merged", language, folder=MERGED, count=conflicts)
        yield translate("demo.settled", language, folder=SETTLED)
        yield translate("demo.merged_again", language, folder=TEAM)
        yield _reading(file, played.read[file], language)


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
