"""Everybody who appears in a review: interviewees and reviewers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from xlreview.layout.columns import Holds
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.model.entry import Entry
from xlreview.model.merged import Views
from xlreview.model.pack import Pack
from xlreview.model.rating import Audience, Role
from xlreview.model.review import Review
from xlreview.privacy.initials import InitialsFinder
from xlreview.privacy.letters import WORD, folded
from xlreview.privacy.mentions import Finder
from xlreview.privacy.names import people_named
from xlreview.privacy.people import Person, Stands, interviewees, is_label
from xlreview.privacy.texts import Replacer

_LONGEST_INITIALS = 4


@dataclass(frozen=True)
class Cast:
    """The people of a review, and how to find them in its texts.

    `by_cell` are the interviewees by what stands in a cell for names, `by_reviewer` reviewers by what they
    are called in the review, for an audience that shall not know them, `reviewers` what all are called.
    """

    pack: Pack
    interviewees: tuple[Person, ...]
    by_cell: Mapping[str, list[Person]]
    by_reviewer: Mapping[str, Person]
    reviewers: frozenset[str]
    kept: frozenset[str]
    is_word: Callable[[str], bool]

    @property
    def in_order(self) -> tuple[Person, ...]:
        """Everybody once: interviewees, then reviewers."""
        return (*self.interviewees, *dict.fromkeys(self.by_reviewer.values()))

    @property
    def initials(self) -> frozenset[str]:
        """What the reviewers are called who only go on as numbers."""
        return frozenset(self.by_reviewer)

    def called(self, who: str, language: str) -> str:
        """What a reviewer is called for this audience: as before, or by a number."""
        person = self.by_reviewer.get(who.partition("#")[0])
        if person is None:
            return who
        label = person.label(language)
        return label[:1].upper() + label[1:]

    @property
    def name_parts(self) -> frozenset[str]:
        """The folded words of all names."""
        return frozenset(word for person in self.in_order for word in person.words)

    def finder(self) -> Finder:
        """Finds everybody by name."""
        return Finder(self.in_order, is_word=self.is_word, kept=self.kept)

    def initials_finder(self) -> InitialsFinder:
        """Finds everybody by initials."""
        parts = (*self.pack.pillars_by_code, *self.pack.areas_by_code, *self.pack.indicators_by_code)
        return InitialsFinder(self.in_order, codes=parts, reviewers=self.reviewers)

    def replacer(self, language: str, ids: Mapping[str, str]) -> Replacer:
        """Replaces everybody, and ids of rows by others."""
        return Replacer(language, self.finder(), self.initials_finder(), ids)


def cast_of(review: Review, audience: Audience, views: Views) -> Cast:
    """Who appears in a review, as far as this audience is not to read their names."""
    words = words_of_pack(review.pack)
    is_word = words.__contains__
    place = f"{review.stamp.city} {review.stamp.round}"
    kept = frozenset(folded(word) for word in WORD.findall(place))
    common = words | kept | _small_words(review)
    met, by_cell = interviewees(
        (*review.of("interviews"), *_earlier_rows(review)), is_word=is_word, is_common=common.__contains__
    )
    reviewers = dict(_reviewers(review, views))
    by_reviewer = reviewers if audience is Audience.PUBLIC else {}
    return Cast(review.pack, tuple(met), by_cell, by_reviewer, frozenset(reviewers), kept, is_word)


def _small_words(review: Review) -> frozenset[str]:
    """The words that stand with a small letter in some answer."""
    texts = (answer for entry in review for answer in entry.answers.values() if isinstance(answer, str))
    return frozenset(folded(word) for text in texts for word in WORD.findall(text) if word[:1].islower())


def _earlier_rows(review: Review) -> Iterator[Entry]:
    """What was once on the programme: people who were to be met may be spoken of still."""
    if review.ledger is not None:
        for key in sorted(key for key in review.ledger.said if key.sheet == "interviews"):
            yield from (one.entry for one in review.ledger.said[key])


def words_of_pack(pack: Pack) -> frozenset[str]:
    """The words that the pack's texts write with a small letter, folded: no names."""
    texts = [*_texts(pack)]
    return frozenset(folded(word) for text in texts for word in WORD.findall(text) if word[:1].islower())


def _texts(pack: Pack) -> Iterator[str]:
    for text in (pack.about, pack.standard, pack.indicator_term):
        yield from text.values()
    for pillar in pack.pillars:
        yield from (*pillar.title.values(), *pillar.standard.values())
    for indicator in pack.indicators:
        for text in (indicator.statement, indicator.explanation, *indicator.questions):
            yield from text.values()
    for topic in pack.topics():
        yield from topic.prompt.values()
    for factor in pack.context_factors:
        yield from factor.involves.values()


def _reviewers(review: Review, views: Views) -> Iterator[tuple[str, Person]]:
    """Reviewers by what they are called, numbered in an order from which nobody can tell who is who."""
    names = {
        *review.stamp.reviewers,
        *_interviewers(review),
        *(who for some in views.values() for who in some),
    }
    plain = {name.partition("#")[0] for name in names} - {"", *(role.value.upper() for role in Role)}
    secret = _secret(review)
    ordered = sorted(
        (name for name in plain if not is_label(name)),
        key=lambda name: hashlib.sha256(f"{secret} {name}".encode("utf-8", "surrogatepass")).digest(),
    )
    for number, name in enumerate(ordered, start=1):
        person = Person(Stands.REVIEWER, str(number), name)
        if " " not in name and len(name) <= _LONGEST_INITIALS:
            person.initials = {name}
        else:
            for known in people_named(name, is_word=lambda _: False):
                person.add(known)
        yield name, person


def _secret(review: Review) -> str:
    """What copies for the public hold nothing of: the random ids of the workbooks that a review came from.

    The id of a review and that of the team's workbook follow from the city's name: whoever has the initials
    on the cover could work out from these which of them has which number.
    """
    copies = review.ledger.copies.values() if review.ledger is not None else ()
    return " ".join(sorted({review.stamp.workbook_id, *(copy.workbook_id for copy in copies)}))


def _interviewers(review: Review) -> Iterable[str]:
    for sheet in ("interviews", "evidence"):
        columns = [one.key for one in SHEETS_BY_KEY[sheet].columns if one.holds is Holds.INITIALS]
        for entry in review.of(sheet):
            for column in columns:
                answer = entry.get(column)
                yield from answer if isinstance(answer, tuple) else ()
