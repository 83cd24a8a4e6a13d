"""People by their initials: reviewers, who are known by them, and interviewees now and then."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from re import Pattern

from xlreview.privacy.inflection import NOMINATIVE, case_of_sign
from xlreview.privacy.mentions import Doubt, Mention
from xlreview.privacy.people import Person, Stands
from xlreview.privacy.words import ABBREVIATIONS

_SIGN = r"(?:['’:](s|n|t?[aä]|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|n[aä]|ksi|hin|iin|een))?"
_AT_LINE = re.compile(r"[ \t]*:")


class InitialsFinder:
    """Finds initials in texts, as whole words in capitals: `JB`, `J.B.`, `M. E.`

    Codes of the pack (`PA/I/3`) and what everybody takes for an abbreviation (`HR`) are left, unless they
    stand before a colon at the beginning of a line, where a merge says whose words follow. Initials of
    `reviewers` mean them and no interviewee.
    """

    def __init__(
        self, people: Iterable[Person], *, codes: Collection[str], reviewers: Collection[str] = ()
    ) -> None:
        by_initials: dict[str, list[Person]] = {}
        for person in people:
            for initials in _initials_of(person):
                if _is_reviewer(person) or initials not in reviewers:
                    by_initials.setdefault(initials, []).append(person)
        self._people: Mapping[str, list[Person]] = by_initials
        self._common = {code.casefold() for code in codes} | ABBREVIATIONS

    @cached_property
    def _pattern(self) -> Pattern[str] | None:
        if not self._people:
            return None
        ways = [way for initials in sorted(self._people, key=len, reverse=True) for way in _ways(initials)]
        return re.compile(rf"(?<![\w/.@-])({'|'.join(ways)}){_SIGN}(?![\w/@]|-\w|\.\w)")

    def in_text(self, text: str) -> Iterator[Mention]:
        """The mentions in a text, in order."""
        if self._pattern is None or (text.isupper() and len(text) > len("J. B.")):
            return
        for match in self._pattern.finditer(text):
            initials = re.sub(r"[.\s\u00a0‐‑-]", "", match[1])
            people = tuple(self._people.get(initials) or self._people[match[1]])
            if self._is_common(match, initials, text):
                continue
            case = case_of_sign(match[2]) if match[2] else NOMINATIVE
            yield Mention(*match.span(), people, case, self._doubt(people, match[1]))

    def left_in(self, text: str) -> Iterator[str]:
        """Initials that were left because they mean something else as well."""
        if self._pattern is not None:
            for match in self._pattern.finditer(text):
                if self._is_common(match, match[1], text):
                    yield match[1]

    def _is_common(self, match: re.Match[str], initials: str, text: str) -> bool:
        if "." in match[1] or initials.casefold() not in self._common:
            return False
        begins = not text[: match.start()].rpartition("\n")[2].strip()
        return not (begins and _AT_LINE.match(text, match.end()) and _is_reviewer(self._people[initials][0]))

    def _doubt(self, people: tuple[Person, ...], written: str) -> Doubt | None:
        if len(people) > 1:
            return Doubt.SEVERAL
        return None if "." in written or _is_reviewer(people[0]) else Doubt.INITIALS


def _is_reviewer(person: Person) -> bool:
    return person.stands is Stands.REVIEWER


def _initials_of(person: Person) -> Iterator[str]:
    if _is_reviewer(person) or len(person.words) > 1:
        yield from sorted(person.initials)


def _ways(initials: str) -> list[str]:
    """Initials as they are written: together, and each letter with its full stop."""
    plain = re.escape(initials)
    if not initials.isalpha() or len(initials) > 4:
        return [plain]
    letters = [re.escape(letter) for letter in initials]
    return [r"\.[ \u00a0]?".join(letters) + r"\.", r"\.?[-‐‑]".join(letters) + r"\.?", plain]
