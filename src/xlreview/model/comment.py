"""What people write beside a cell instead of in it: comments, which newer versions of Excel call notes."""

from __future__ import annotations

from dataclasses import dataclass

from xlreview.problem import Place


@dataclass(frozen=True)
class Comment:
    """A comment, or one contribution to a conversation beside a cell.

    `sheet`, `row` and `column` are the keys of the cell (`+` and its header for a column that people
    added), all empty where it belongs to no row of the review. `author` is whoever the file names, which
    may be nobody; `who` says in a merged review whose workbook the comment is from.
    """

    place: Place
    author: str
    text: str
    sheet: str = ""
    row: str = ""
    column: str = ""
    who: str = ""

    @property
    def signature(self) -> str:
        """Who wrote it, as far as anybody knows: `Maria (JB)`."""
        known = dict.fromkeys(filter(None, (self.author.strip(), self.who)))
        first, *rest = known or [""]
        return f"{first} ({rest[0]})" if rest else first

    @property
    def signed(self) -> str:
        """The text, with whoever wrote it in front."""
        return ": ".join(filter(None, (self.signature, self.text)))
