"""Cells with indicator codes, or with ids of rows elsewhere, alone or several in one cell."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import cache, cached_property

from xlreview.i18n import Filling
from xlreview.model.pack import Pack
from xlreview.model.review import Answer
from xlreview.read.engine.grid import Cell
from xlreview.read.values.answers import (
    Doubtful,
    Flaw,
    Reader,
    is_blank,
    latin_digits,
    plain_text,
    quoted,
    read_as,
    refused,
)

_LOOK_ALIKES = str.maketrans("Iil|Oo", "111100")
_RUN = re.compile(r"\d+|[^\W\d_]+")
_LAST_NUMBER = re.compile(r"\d+$")
_RANGE = re.compile(r"(.*?)(\d{1,4})\s*(?:[-–—…]|\.{2,3}|\s(?:to|till|bis|through|til)\s)\s*(.*?)(\d{1,4})")
_BETWEEN = re.compile(r"[,;&+\n|]|\s(?:and|ja|och|und|et|y|sekä)\s", re.IGNORECASE)


MOST_COMPARISONS = 200_000
"""How often a text that is no code is held against one, for the whole of a workbook: some seconds' work.

Past that, what was probably meant is left to whoever typed it.
"""
LONGEST_SLIP = 60
"""Letters; what is longer is no slip of the pen for a code."""

_Named = tuple[tuple[str, ...], tuple[Flaw, ...]]
"""Codes, and what there is to say about how they were written."""


def code_key(text: str) -> str:
    """What is left of a code once separators, case, width and leading zeros are set aside.

    `GG/I/3`, `gg / i / 3`, `GG-I-3` and `GG/I/03` share a key.
    """
    folded = latin_digits(unicodedata.normalize("NFKC", text)).casefold()
    return "/".join(run.lstrip("0") or "0" if run.isdecimal() else run for run in _RUN.findall(folded))


class Codebook:
    """The codes of a pack, and what people may write for them."""

    def __init__(self, pack: Pack) -> None:
        self.codes: Mapping[str, str] = {code: code for code in pack.indicators_by_code}
        self._aliases = pack.codes_by_alias
        self._meant: dict[str, str | None] = {}
        self._guesses = MOST_COMPARISONS // (1 + len(self.codes))

    @cached_property
    def _near(self) -> Mapping[str, str]:
        """Codes and earlier codes by what is left of them; most workbooks never ask."""
        return _unambiguous((*self.codes, *self._aliases))

    @cached_property
    def _drawn(self) -> Mapping[str, Sequence[str]]:
        """Codes by what they look like on paper."""
        drawn: dict[str, list[str]] = {}
        for code in self._near.values():
            drawn.setdefault(_drawn(code), []).append(code)
        return drawn

    def find(self, text: str) -> tuple[str | None, tuple[Flaw, ...]]:
        """The present code that `text` stands for, with a note unless it is written exactly so.

        None with CODE_UNKNOWN, and the code probably meant, where there is no such code.
        """
        text = text.strip()
        if text in self.codes:
            return text, ()
        written = text if text in self._aliases else self._near.get(code_key(text))
        if written is not None:
            present = self._aliases.get(written)
            if present is not None:
                return present, (Flaw("CODE_RENAMED", {"seen": quoted(text), "code": present}),)
            return written, (Flaw("READ_AS", {"seen": quoted(text), "read": written}),)
        details = {"seen": quoted(text)}
        if text not in self._meant and len(self._meant) < self._guesses:
            # The same slip mostly stands in a whole column.
            self._meant[text] = self._probably(text)
        if (probably := self._meant.get(text)) is not None:
            details["near"] = self._aliases.get(probably, probably)
        return None, (Flaw("CODE_UNKNOWN", details),)

    def _probably(self, text: str) -> str | None:
        """The code that somebody meant: a code with words around it, a letter for a digit, a slip."""
        among = {self._near[key] for word in text.split() if (key := code_key(word)) in self._near}
        if among:
            return among.pop() if len(among) == 1 else None
        if len(text) > LONGEST_SLIP:
            return None
        alike = self._drawn.get(_drawn(text), ())
        return alike[0] if len(alike) == 1 else _closest(text, self._near, cutoff=0.6)

    def read_code(self, cell: Cell) -> Answer | Doubtful | None:
        """One indicator code."""
        if type(cell) is str and cell in self.codes:
            return cell
        text = plain_text(cell)
        if is_blank(text):
            return None
        code, flaws = self.find(text)
        if code is None:
            known = [one for codes, _ in self._listed(text) for one in codes]
            if len(known) > 1:
                return refused("ONE_CODE_ONLY", cell, first=known[0])
        return Doubtful(code, flaws) if flaws else code

    def read_codes(self, cell: Cell) -> Answer | Doubtful | None:
        """Several indicator codes; the known ones are taken even where others are unknown.

        `GG/O/1-3` and `GG/O/1, 2 and 3` stand for three codes, where the pack has all of them.
        """
        text = plain_text(cell)
        if text in self.codes:
            return (text,)
        if is_blank(text):
            return None
        listed = list(self._listed(text)) or [self._named(text)]
        answer = tuple(dict.fromkeys(code for codes, _ in listed for code in codes)) or None
        flaws = tuple(flaw for _, said in listed for flaw in said)
        if answer is not None and len(flaws) > 1 and all(flaw.code == "READ_AS" for flaw in flaws):
            return read_as(answer, cell)
        return Doubtful(answer, flaws) if flaws else answer

    def _listed(self, text: str) -> Iterator[_Named]:
        """What each piece of a list names; bare numbers go on from the code before them."""
        before = ""
        for part in self._parts(text):
            codes, flaws = self._named(part)
            if not codes:
                further = before + part
                meant = self._range(part) or self._named(further)[0] or self._range(further)
                if meant and (before or len(meant) > 1):
                    note = Flaw("READ_AS", {"seen": quoted(part), "read": ", ".join(meant)})
                    codes, flaws = meant, (note,)
            if codes:
                before = _LAST_NUMBER.sub("", codes[-1])
            yield codes, flaws

    def _named(self, part: str) -> _Named:
        code, flaws = self.find(part)
        return () if code is None else (code,), flaws

    def _range(self, part: str) -> tuple[str, ...]:
        """All codes of `GG/O/1-3` or `GG/O/1 – GG/O/3`; none where one of them is no code of the pack."""
        match = _RANGE.fullmatch(latin_digits(part))
        if match is None or (match[3] and code_key(match[3]) != code_key(match[1])):
            return ()
        first, last = int(match[2]), int(match[4])
        if not first < last <= first + len(self.codes):
            return ()
        found = [self.find(f"{match[1]}{number}")[0] for number in range(first, last + 1)]
        return tuple(code for code in found if code is not None) if None not in found else ()

    def _parts(self, text: str) -> list[str]:
        """The pieces of a list; one that is no code is cut at blanks where codes come of it.

        Words without a digit in them are no slips of the pen for a code, but words.
        """
        pieces: list[str] = []
        for part in _BETWEEN.split(text):
            words = part.split()
            if (
                len(words) > 1
                and self.find(part)[0] is None
                and any(self.find(word)[0] for word in words)
                and all(self.find(word)[0] or any(map(str.isdecimal, word)) for word in words)
            ):
                pieces.extend(words)
            elif not is_blank(part):
                pieces.append(part)
        return pieces


def references_reader(ids: Collection[str]) -> Reader:
    """Reads ids of rows on another sheet; `ids` are those that stand there. Any id will do if none do."""

    guesses = itertools.count()

    @cache
    def near_ids() -> Mapping[str, str]:
        return _unambiguous(ids)

    @cache
    def probably(text: str) -> Mapping[str, Filling]:
        """The id that somebody meant, if it can be told."""
        if len(text) > LONGEST_SLIP or next(guesses) * len(ids) > MOST_COMPARISONS:
            return {}
        endings = [id for key, id in near_ids().items() if key.endswith(f"/{code_key(text)}")]
        near = endings[0] if len(endings) == 1 else _closest(text, near_ids(), cutoff=0.75)
        return {} if near is None else {"near": near}

    def read(cell: Cell) -> Answer | Doubtful | None:
        found: dict[str, None] = {}
        flaws: list[Flaw] = []
        typed = plain_text(cell)
        if is_blank(typed):
            return None
        parts = [" ".join(part.split()) for part in _BETWEEN.split(typed) if not is_blank(part)]
        # What names nothing, a lone comma for one, is an unknown id like any other.
        for text in parts or [typed.strip()]:
            if text in ids or not ids:
                found[text] = None
            elif (meant := near_ids().get(code_key(text))) is not None:
                found[meant] = None
                flaws.append(Flaw("READ_AS", {"seen": quoted(text), "read": meant}))
            else:
                flaws.append(Flaw("ID_UNKNOWN", {"seen": quoted(text), **probably(text)}))
        answer = tuple(found) or None
        return Doubtful(answer, tuple(flaws)) if flaws else answer

    return read


def _closest(text: str, spellings: Mapping[str, str], *, cutoff: float) -> str | None:
    """The spelling nearest to a text; None where two are equally near, because either would be a guess."""
    key = code_key(text)
    close = get_close_matches(key, spellings, n=2, cutoff=cutoff)
    if len(close) == 2 and _likeness(key, close[0]) == _likeness(key, close[1]):
        return None
    return spellings[close[0]] if close else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, other, one).ratio()


def _drawn(text: str) -> str:
    """What a code looks like on paper, where 1, I and l are one stroke and 0 and O one ring."""
    return code_key(text.translate(_LOOK_ALIKES)).replace("/", "")


def _unambiguous(spellings: Iterable[str]) -> dict[str, str]:
    """Each spelling by its key, leaving out keys that more than one spelling shares."""
    by_key: dict[str, str | None] = {}
    for spelling in spellings:
        key = code_key(spelling)
        by_key[key] = None if by_key.get(key, spelling) != spelling else spelling
    return {key: spelling for key, spelling in by_key.items() if spelling is not None and key}
