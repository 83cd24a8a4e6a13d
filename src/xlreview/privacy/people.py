"""Who is who: the people of a review, each with the one word that stands for them in copies for others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from xlreview.a1 import column_letters
from xlreview.i18n import LANGUAGES, in_all_languages, translate
from xlreview.model.review import Entry
from xlreview.privacy.inflection import NOMINATIVE
from xlreview.privacy.names import Name, people_named

_DIGITS = re.compile(r"\d+")


class Stands(StrEnum):
    """As what a person appears, by the keys of the catalogues."""

    INTERVIEWEE = "interviewee"
    REVIEWER = "reviewer"


@dataclass(eq=False)
class Person:
    """One person: as what and under which number they appear, and the folded words of their name.

    `spellings` are other ways to write words of the name, by the way.
    """

    stands: Stands
    number: str
    text: str
    given: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    spellings: dict[str, str] = field(default_factory=dict)

    def label(self, language: str, case: str = NOMINATIVE) -> str:
        """What stands for the person: `Interviewee 3`, `haastateltavalle 3`."""
        return translate(f"privacy.{self.stands}.{case}", language, number=self.number)

    @property
    def words(self) -> frozenset[str]:
        """The words of the name, without initials."""
        return frozenset(one for one in self.given | self.family if len(one) > 1)

    def add(self, name: Name) -> None:
        """Takes over another way to write the same person's name."""
        self.given.update(name.given)
        self.family.update(name.family)
        self.initials.update(name.initials)
        self.spellings.update(name.spellings)


def interviewees(
    interviews: Iterable[Entry], *, is_word: Callable[[str], bool], is_common: Callable[[str], bool]
) -> tuple[list[Person], Mapping[str, list[Person]]]:
    """Everybody whom these rows of a programme name, and those whom each cell names, by what stands in it.

    `is_word` tells whether a folded word is one of the benchmarks, `is_common` whether it is a word at
    all: beside roles, where offices and organisations stand, no such word is part of a name.
    A person who is met twice has the number of the first interview. Several in one interview have letters.
    """
    rows = [(entry, _named(entry, is_word=is_word, is_common=is_common)) for entry in interviews]
    spelled = {way: word for _, names in rows for name in names for way, word in name.spellings}
    rows = [(entry, [name.with_words(spelled) for name in names]) for entry, names in rows]
    every = [(entry.id, name) for entry, names in rows for name in names]
    of_name: dict[Name, Person] = {}
    # Whole names first: a first name alone belongs to one of them, if only one of them has it.
    for _, name in sorted(every, key=lambda one: not one[1].is_whole):
        if name not in of_name:
            person = _same(name, dict.fromkeys(of_name.values()))
            of_name[name] = person or Person(Stands.INTERVIEWEE, "", name.text)
            of_name[name].add(name)
    firsts: dict[Person, str] = {}
    for id, name in every:
        firsts.setdefault(of_name[name], id)
    _number(firsts)
    by_cell = {entry.text("name"): [*dict.fromkeys(of_name[name] for name in names)] for entry, names in rows}
    return [*firsts], by_cell


def _named(entry: Entry, *, is_word: Callable[[str], bool], is_common: Callable[[str], bool]) -> list[Name]:
    """Whom a row names: where the cell for names is blank, somebody may have put them beside the role."""
    text = entry.text("name")
    if not text.strip():
        return people_named(entry.text("role"), is_word=is_common, strictly=True)
    return [] if is_label(text) else people_named(text, is_word=is_word)


def _number(firsts: Mapping[Person, str]) -> None:
    """Gives each person the number of their first interview, with a letter where several have the same."""
    by_number: dict[str, list[Person]] = defaultdict(list)
    for person, interview in firsts.items():
        digits = _DIGITS.search(interview)
        by_number[digits[0] if digits else interview].append(person)
    for number, several in by_number.items():
        for place, person in enumerate(several):
            person.number = number + (column_letters(place).lower() if len(several) > 1 else "")


def _same(name: Name, people: Iterable[Person]) -> Person | None:
    """The one person known already who may go by this name; None where there is none, or several."""
    fitting = [person for person in people if _fits(name, person)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(name: Name, person: Person) -> bool:
    words = frozenset(name.words)
    if not words & person.words:
        return False
    if words == person.words:
        return True
    if name.is_whole:
        return words <= person.words or words >= person.words > frozenset(name.family)
    starts = {one[0] for one in person.given}
    return words <= person.words and all(one[0] in starts for one in name.given if len(one) == 1)


def is_label(text: str) -> bool:
    """Whether a cell holds nothing but what stands for people: it has been redacted before."""
    return any(one.fullmatch(text.strip()) for one in _LABELS)


def _label_pattern(stands: Stands, language: str) -> re.Pattern[str]:
    text = in_all_languages(f"privacy.{stands}.{NOMINATIVE}")[language]
    before, _, after = text.partition("{number}")
    one = rf"{re.escape(before)}[0-9]+[a-z]*{re.escape(after)}"
    return re.compile(rf"{one}(?:, {one})*", re.IGNORECASE)


_LABELS = [_label_pattern(stands, language) for stands in Stands for language in LANGUAGES]
