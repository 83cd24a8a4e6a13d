"""A redaction in words, for the team leader alone: who is called what, what to look at, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from xlreview.cli.checked import problem_as_mapping
from xlreview.cli.speech import Speech
from xlreview.i18n import Filling, Label, spell, translate
from xlreview.problem import Place, Problem

if TYPE_CHECKING:
    from xlreview.privacy import Redaction
    from xlreview.privacy.people import Person

_MOST_CELLS = 5
"""Cells for each person that are shown on a terminal."""
_MOST_PROBLEMS = 40
_INDENT = "    "


def note_lines(
    redaction: Redaction, file: str, speech: Speech, *, most_cells: int | None = _MOST_CELLS
) -> Iterator[str]:
    """All there is to know about a copy, with so many cells for each person, or all of them."""
    audience = Label(f"privacy.audience.{redaction.review.stamp.audience}")
    yield _say(speech, "title", file=file, audience=audience)
    yield _say(speech, "keep")
    yield ""
    yield from _people_lines(redaction, speech, most_cells)
    yield from _removed_lines(redaction, speech, most_cells)
    if redaction.left_out:
        names = ", ".join(
            ": ".join(spell(part, speech.language) for part in parts) for parts in redaction.left_out
        )
        yield ""
        yield _say(speech, "left_out", names=names)
    yield _say(speech, "pictures")
    for key, problems in (("doubts", doubts(redaction)), ("remaining", remaining(redaction))):
        if problems:
            yield ""
            yield _say(speech, key)
            yield from _some(problems, speech, _MOST_PROBLEMS if most_cells else None)


def redaction_as_mapping(redaction: Redaction, file: str, language: str) -> dict[str, Any]:
    """The same for programs, with every cell."""
    spoken = redaction.review.stamp.language
    return {
        "file": file,
        "for": redaction.review.stamp.audience.value,
        "people": [
            {
                "label": _capital(person.label(spoken)),
                "name": _name(person),
                "cells": _cell_names(
                    one.place for one in redaction.replaced if one.change.people == (person,)
                ),
            }
            for person in redaction.people
        ],
        "removed": [
            {"kind": one.change.contact.value, "cell": f"{one.place.sheet}!{one.place.cell}"}
            for one in redaction.replaced
            if one.change.contact is not None
        ],
        "left_out": [[spell(part, language) for part in parts] for parts in redaction.left_out],
        "problems": [
            problem_as_mapping(one.spoken_in(language)) for one in (*doubts(redaction), *remaining(redaction))
        ],
    }


def doubts(redaction: Redaction) -> list[Problem]:
    """Replacements that somebody has to look at, the same one in the same cell once."""
    found = {
        (one.place, one.change.was): Problem(
            "NAME_DOUBTFUL",
            one.place,
            {
                "seen": one.change.was,
                "read": one.change.now,
                "reason": Label(f"privacy.doubt.{one.change.doubt}"),
            },
        )
        for one in redaction.replaced
        if one.change.doubt is not None
    }
    return [*found.values()]


def remaining(redaction: Redaction) -> list[Problem]:
    """What may still name somebody, at the first cell that has it."""
    return [
        Problem(
            "NAME_MAY_REMAIN",
            one.place,
            {"words": one.words, "reason": Label(f"privacy.trace.{one.trace}")},
        )
        for one in redaction.remaining
    ]


def _people_lines(redaction: Redaction, speech: Speech, most_cells: int | None) -> Iterator[str]:
    if not redaction.people:
        yield _say(speech, "nobody")
        return
    yield _say(speech, "people")
    language = redaction.review.stamp.language
    for person in redaction.people:
        cells = (one.place for one in redaction.replaced if one.change.people == (person,))
        label = _capital(person.label(language))
        line = _say(speech, "person", label=label, name=_name(person))
        yield f"{_INDENT}{line} {_cells(cells, speech, most_cells)}".rstrip()


def _removed_lines(redaction: Redaction, speech: Speech, most_cells: int | None) -> Iterator[str]:
    lines = []
    for contact, key in (("email", "emails"), ("phone", "phones")):
        places = [one.place for one in redaction.replaced if one.change.contact == contact]
        if places:
            said = _say(speech, key, number=len(places))
            lines.append(f"{_INDENT}{said} {_cells(places, speech, most_cells)}")
    if lines:
        yield ""
        yield _say(speech, "removed")
        yield from lines


def _cells(places: Iterable[Place], speech: Speech, most: int | None) -> str:
    """Cells in brackets, each once; only how many more there are, where they are too many."""
    names = _cell_names(places)
    shown = names[:most] if most is not None else names
    if len(names) > len(shown):
        shown.append(_say(speech, "more", number=len(names) - len(shown)))
    return _say(speech, "places", cells=", ".join(shown)) if shown else ""


def _cell_names(places: Iterable[Place]) -> list[str]:
    return list(dict.fromkeys(f"{one.sheet}!{one.cell}" if one.cell else str(one.sheet) for one in places))


def _some(problems: Sequence[Problem], speech: Speech, most: int | None) -> Iterator[str]:
    for problem in problems[:most]:
        yield f"{_INDENT}{problem.place}  {problem.spoken_in(speech.language).message}"
    if most is not None and len(problems) > most:
        yield f"{_INDENT}{_say(speech, 'more', number=len(problems) - most)}"


def _name(person: Person) -> str:
    return " ".join(person.text.split())


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _say(speech: Speech, key: str, **fillings: Filling) -> str:
    return translate(f"privacy.note.{key}", speech.language, **fillings)
