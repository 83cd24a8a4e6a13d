"""Names for rows that share an id, and for workbooks and reviewers that share initials."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from xlreview.layout.stamp import answer_as_json
from xlreview.model.ledger import Copy
from xlreview.model.review import Entry

_LETTERS = "bcdfghjkmnpqrstvwxz"
"""No vowels, so that no words come about; no letter that looks like a digit."""
_LENGTH = 5


def mark(of: str) -> str:
    """Five letters that stand for a longer name: always the same, and the same for nobody else."""
    number = int.from_bytes(hashlib.sha256(of.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    letters = ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return letters


def marked(id: str, of: str) -> str:
    """An id that tells a row from another one with the same id: `JB-001#kqvtb`.

    A reader that meets one id twice in a sheet counts (`JB-001#2`); these have letters instead.
    """
    return f"{id}#{mark(of)}"


def mark_of_entry(entry: Entry) -> str:
    """What tells a row that stands twice in one workbook from the other one: its own words.

    The same for a row just read and for one that a ledger has kept, where a rating is plain text.
    """
    words = [{key: answer_as_json(one) for key, one in some.items()} for some in (entry.answers, entry.extra)]
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def names_of_workbooks(copies: Iterable[Copy], team_id: str) -> Mapping[str, str]:
    """What each workbook is called beside its answers: initials, marked where two share them."""
    latest: dict[str, Copy] = {}
    for copy in sorted(copies, key=lambda copy: copy.order):
        latest[copy.workbook_id] = copy
    names: dict[str, str] = {}
    taken: set[str] = set()
    for workbook, copy in sorted(latest.items(), key=lambda one: (one[0] == team_id, one[0])):
        names[workbook] = copy.who if copy.who not in taken else marked(copy.who, workbook)
        taken.add(copy.who)
    return names
