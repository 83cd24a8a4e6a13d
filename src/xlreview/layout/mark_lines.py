"""Comments in a workbook: the lines that marking puts there, and the notes in which a merge hands them on.

A comment of marking begins with the line `xlreview:`, as Excel begins a comment with its author's name,
also where it goes on below somebody's own text. A merge joins what several people wrote beside one cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from xlreview.i18n import LANGUAGES, translate
from xlreview.layout.check_sheet import CheckRecord
from xlreview.model.comment import Comment
from xlreview.problem import Severity

AUTHOR = "xlreview"
HEAD = f"{AUTHOR}:"
"""First line of what marking says about a cell."""
ARROW = "→"
"""Before what to do."""
LONGEST_NOTE = 32_000
"""Characters, those beyond the first 65,536 counted twice; a comment in Excel takes 32,767."""


def is_line_of_ours(line: str, record: CheckRecord) -> bool:
    """Whether marking wrote a line below its head; its form tells for want of a record that knows."""
    return record.knows(line) or (not record.texts and line.startswith(_beginnings()))


@cache
def _beginnings() -> tuple[str, ...]:
    words = {
        translate(f"check_sheet.severity.{severity}", language)
        for language in LANGUAGES
        for severity in Severity
    }
    return (f"{ARROW} ", *sorted(f"{word}: " for word in words))


def said_by_people(text: str, record: CheckRecord) -> str:
    """What a comment says besides the lines that marking put there."""
    lines = text.split("\n")
    begun = next((place for place, line in enumerate(lines) if line.strip() == HEAD), len(lines))
    below = (line for line in lines[begun + 1 :] if not is_line_of_ours(line, record))
    return "\n".join((*lines[:begun], *below)).strip()


def note_of(comments: Sequence[Comment]) -> str:
    """What a merge writes beside a cell: what everybody wrote there, one below the other."""
    return "\n\n".join(one.signed for one in comments)


def added_to(text: str, comments: Iterable[Comment]) -> str:
    """What somebody wrote into such a note, without what it handed on."""
    left = text.split("\n")
    plain = [" ".join(line.split()) for line in left]
    for comment in comments:
        words = [" ".join(line.split()) for line in comment.signed.split("\n")]
        for place in range(len(plain) - len(words) + 1):
            if plain[place : place + len(words)] == words:
                del left[place : place + len(words)], plain[place : place + len(words)]
                break
    return "\n".join(left).strip()
