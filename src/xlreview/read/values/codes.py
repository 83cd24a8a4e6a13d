"""Cells with indicator codes, or with ids of rows elsewhere, alone or several in one cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import cache, cached_property

from xlreview.model.pack import Pack
from xlreview.model.review import Answer
from xlreview.read.engine.grid import Cell
from xlreview.read.values.answers import (
    Doubtful,
    Flaw,
    Reader,
    is_blank,
    plain_key,
    plain_text,
    quoted,
    read_as,
    refused,
)

_LOOK_ALIKES = str.maketrans("Iil|Oo", "111100")
_RUN = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[,;&+\n|]|\s(?:and|ja|och|und|et|y|sekä)\s", re.IGNORECASE)


def code_key(text: str) -> str:
    """What is left of a code once separators, case, width and leading zeros are set aside.

    `GG/I/3`, `gg / i / 3`, `GG-I-3` and `GG/I/03` share a key.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "/".join(run.lstrip("0") or "0" if run.isdecimal() else run for run in _RUN.findall(folded))


class Codebook:
    """The codes of a pack, and what people may write for them."""

    def __init__(self, pack: Pack) -> None:
        self.codes: Mapping[str, str] = {code: code for code in pack.indicators_by_code}
        self._aliases = pack.codes_by_alias
        self._meant: dict[str, str | None] = {}

    @cached_property
    def _near(self) -> Mapping[str, str]:
        """Codes and earlier codes by what is left of them; most workbooks never ask."""
        return _unambiguous((*self.codes, *self._aliases))

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
        if text not in self._meant:
            # The same slip mostly stands in a whole column.
            self._meant[text] = self._probably(text)
        if (probably := self._meant[text]) is not None:
            details["near"] = self._aliases.get(probably, probably)
        return None, (Flaw("CODE_UNKNOWN", details),)

    def _probably(self, text: str) -> str | None:
        """The code that somebody meant: a code with words around it, a letter for a digit, a slip."""
        among = {self._near[key] for word in text.split() if (key := code_key(word)) in self._near}
        if among:
            return among.pop() if len(among) == 1 else None
        alike = [code for code in self._near.values() if _drawn(code) == _drawn(text)]
        return alike[0] if len(alike) == 1 else _closest(text, self._near, cutoff=0.6)

    def read_code(self, cell: Cell) -> Answer | Doubtful | None:
        """One indicator code."""
        if type(cell) is str and cell in self.codes:
            return cell
        text = plain_text(cell)
        if not plain_key(text):
            return None
        code, flaws = self.find(text)
        if code is None and len(known := self._several(text)) > 1:
            return refused("ONE_CODE_ONLY", cell, first=known[0])
        return Doubtful(code, flaws) if flaws else code

    def read_codes(self, cell: Cell) -> Answer | Doubtful | None:
        """Several indicator codes; the known ones are taken even where others are unknown."""
        text = plain_text(cell)
        if text in self.codes:
            return (text,)
        codes: dict[str, None] = {}
        flaws: list[Flaw] = []
        for part in self._parts(text):
            code, said = self.find(part)
            flaws.extend(said)
            if code is not None:
                codes[code] = None
        answer = tuple(codes) or None
        if answer is not None and len(flaws) > 1 and all(flaw.code == "READ_AS" for flaw in flaws):
            return read_as(answer, cell)
        return Doubtful(answer, tuple(flaws)) if flaws else answer

    def _several(self, text: str) -> list[str]:
        return [code for part in self._parts(text) if (code := self.find(part)[0]) is not None]

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
            elif plain_key(part):
                pieces.append(part)
        return pieces


def references_reader(ids: Collection[str]) -> Reader:
    """Reads ids of rows on another sheet; `ids` are those that stand there. Any id will do if none do."""

    @cache
    def near_ids() -> Mapping[str, str]:
        return _unambiguous(ids)

    def read(cell: Cell) -> Answer | Doubtful | None:
        found: dict[str, None] = {}
        flaws: list[Flaw] = []
        for part in _BETWEEN.split(plain_text(cell)):
            text = " ".join(part.split())
            if is_blank(text):
                continue
            if text in ids or not ids:
                found[text] = None
            elif (meant := near_ids().get(code_key(text))) is not None:
                found[meant] = None
                flaws.append(Flaw("READ_AS", {"seen": quoted(text), "read": meant}))
            else:
                endings = [id for key, id in near_ids().items() if key.endswith(f"/{code_key(text)}")]
                near = endings[0] if len(endings) == 1 else _closest(text, near_ids(), cutoff=0.75)
                probably = {} if near is None else {"near": near}
                flaws.append(Flaw("ID_UNKNOWN", {"seen": quoted(text), **probably}))
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
