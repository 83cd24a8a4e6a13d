"""One text made fit for others: people, addresses and numbers replaced, and what was replaced noted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xlreview.i18n import translate
from xlreview.model.emphasis import joined, part_of
from xlreview.privacy.chains import begins_sentence
from xlreview.privacy.contacts import Contact, contacts_in
from xlreview.privacy.initials import InitialsFinder
from xlreview.privacy.mentions import Doubt, Finder, Mention
from xlreview.privacy.people import Person

_ID = re.compile(r"(?<![\w-])[^\W_]{1,10}(?:#\w+)?-[A-Z]?\d{1,6}(?:#\w+)?(?![\w#-])")
"""What an id of a row looks like: `JB-001`, `JB-R01`, `JB-001#kqvtb`."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was replaced in a text: what stood there, what stands there now, and whether that is sure.

    `people` are those who were meant, none for an address, a number, and somebody of whom nothing is known.
    """

    start: int
    end: int
    was: str
    now: str
    people: tuple[Person, ...] = ()
    contact: Contact | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Replacer:
    """Replaces in texts, in words of one language.

    `ids` are ids of rows that name a reviewer, with those that take their place.
    """

    language: str
    finder: Finder
    initials: InitialsFinder
    ids: Mapping[str, str]

    def replaced(self, text: str) -> tuple[str, tuple[Change, ...]]:
        """The text without what leads to people, and the changes in it, in order."""
        changes: list[Change] = []
        for change in self._found(text):
            place = bisect_left(changes, change.start, key=_start)
            beside = changes[max(place - 1, 0) : place + 1]
            if not any(change.start < one.end and one.start < change.end for one in beside):
                changes.insert(place, change)
        if not changes:
            return text, ()
        parts, place = [], 0
        for change in changes:
            parts += [part_of(text, place, change.start), change.now]
            place = change.end
        return joined("", (*parts, part_of(text, place))), tuple(changes)

    def _found(self, text: str) -> Iterator[Change]:
        """What to replace; where two overlap, the one that comes first here is taken."""
        for start, end, contact in contacts_in(text):
            yield Change(start, end, text[start:end], self._words(f"removed.{contact}"), contact=contact)
        for match in _ID.finditer(text) if self.ids else ():
            if match[0] in self.ids:
                yield Change(*match.span(), match[0], self.ids[match[0]])
        for mention in (*self.finder.in_text(text), *self.initials.in_text(text)):
            yield self._change(text, mention)

    def _change(self, text: str, mention: Mention) -> Change:
        now = self.called(mention.people, mention.case)
        if begins_sentence(text, mention.start):
            now = now[:1].upper() + now[1:]
        if text[mention.end : mention.end + 1].isdigit():
            now += " "  # Interviewee 1 is not Interviewee 12
        was = text[mention.start : mention.end]
        return Change(mention.start, mention.end, was, now, mention.people, doubt=mention.doubt)

    def called(self, people: Iterable[Person], case: str) -> str:
        """What stands for one person, or for all of whom one is meant."""
        labels = [person.label(self.language, case) for person in people]
        if not labels:
            return self._words(f"another.{case}")
        *others, last = labels
        return self._words("either", people=", ".join(others), last=last) if others else last

    def _words(self, key: str, **fillings: str) -> str:
        return translate(f"privacy.{key}", self.language, **fillings)


def _start(change: Change) -> int:
    return change.start
