"""Plays a story: workbooks go out, come back filled, are merged, settled by the team and merged again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from xlreview.demo.filling import filled, issued, rows_of
from xlreview.demo.story import Story, StoryWorkbook
from xlreview.model.review import Review
from xlreview.read import read_review
from xlreview.team import unite
from xlreview.write import write_workbook


@dataclass(frozen=True)
class Folders:
    """Where workbooks lie: sent out, returned; a team's first merged, then settled, then merged again."""

    sent: Path
    returned: Path
    merged: Path
    settled: Path
    team: Path

    def make(self) -> None:
        """Makes the folders that are missing."""
        for folder in (self.sent, self.returned, self.merged, self.settled, self.team):
            folder.mkdir(parents=True, exist_ok=True)


@dataclass(frozen=True)
class Played:
    """What came of a story, by file name: as sent out; as filled, or merged in the end; as read back.

    `merged_first` is what a merge made before the team settled what people differ on.
    """

    sent: dict[str, Review] = field(default_factory=dict)
    told: dict[str, Review] = field(default_factory=dict)
    read: dict[str, Review] = field(default_factory=dict)
    merged_first: dict[str, Review] = field(default_factory=dict)


def play(story: Story, folders: Folders, *, language: str | None = None) -> Played:
    """Plays all workbooks of a story in their order; problems of what is read speak `language`."""
    folders.make()
    played = Played()
    for workbook in story.workbooks:
        if workbook.merges:
            _merge(story, workbook, folders, played, language)
        else:
            _send_and_return(story, workbook, folders, played, language)
    return played


def _send_and_return(
    story: Story, workbook: StoryWorkbook, folders: Folders, played: Played, language: str | None
) -> None:
    if workbook.copy_of is not None:
        sent = played.sent[workbook.copy_of]
    else:
        earlier = played.told[workbook.made_from] if workbook.made_from else None
        sent = played.sent[workbook.file] = issued(story, workbook, earlier)
        write_workbook(folders.sent / f"{workbook.file}.xlsx", sent)
    back = folders.returned / f"{workbook.file}.xlsx"
    played.told[workbook.file] = filled(sent, rows_of(story, workbook))
    write_workbook(back, played.told[workbook.file], saved=workbook.saved)
    played.read[workbook.file] = read_review(back, language=language)


def _merge(
    story: Story, workbook: StoryWorkbook, folders: Folders, played: Played, language: str | None
) -> None:
    """What `xlreview merge` makes, what the team types into it, and what the next merge makes of that."""
    name = f"{workbook.file}.xlsx"
    files = [played.read[one] for one in workbook.merges]
    first = played.merged_first[workbook.file] = unite(files, language=workbook.language)
    write_workbook(folders.merged / name, first)
    settled = filled(first, rows_of(story, workbook))
    write_workbook(folders.settled / name, settled, saved=workbook.saved)
    team = read_review(folders.settled / name, language=language)
    again = played.told[workbook.file] = unite([*files, team], language=workbook.language)
    write_workbook(folders.team / name, again)
    played.read[workbook.file] = read_review(folders.team / name, language=language)
