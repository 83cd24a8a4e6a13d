"""The sheets `conflicts` and `history` as rows in the language of the team workbook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from xlreview.i18n import Filling, has_text, translate
from xlreview.layout.choices import label_of
from xlreview.layout.columns import Holds
from xlreview.layout.days import day_in_words
from xlreview.layout.given import given_texts
from xlreview.layout.rows import row_name
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.layout.whose import shown_who
from xlreview.merge.opinions import LONGEST_CELL, within_a_cell
from xlreview.model.emphasis import text_as_typed
from xlreview.model.merged import Conflict, Earlier, Merged, Proposal, Source
from xlreview.model.pack import Pack
from xlreview.model.review import Answer, Entry

_LONG = 90
"""Characters of a line beyond which answers in conflict stand apart."""
_ROOM = 40
"""Characters that an answer in conflict gets at least."""


def found_rows(
    merged: Merged, pack: Pack, language: str, *, most: int = LONGEST_CELL
) -> dict[str, tuple[Entry, ...]]:
    """The entries of both sheets, by sheet key; none of a sheet that would be blank.

    `most` is how many characters of an answer in conflict are shown.
    """
    spelled = _Spelled(pack, language, most)
    rows = {
        "conflicts": tuple(spelled.conflict(conflict) for conflict in merged.conflicts),
        "history": tuple(spelled.earlier(f"H{n}", one) for n, one in enumerate(merged.history, start=1)),
    }
    return {sheet: some for sheet, some in rows.items() if some}


def sheet_title(sheet: str, language: str) -> str:
    """What people call a sheet; a sheet that is not ours has the title that it was given."""
    return translate(f"sheet.{sheet}", language) if sheet in SHEETS_BY_KEY else sheet


def column_label(sheet: str, column: str, language: str) -> str:
    """The heading of a column, its own heading for one that people added."""
    key = f"column.{sheet}.{column}"
    return translate(key, language) if has_text(key) else column.removeprefix("+")


class _Spelled:
    """Records in words of one language."""

    def __init__(self, pack: Pack, language: str, most: int) -> None:
        self._pack = pack
        self._language = language
        self._most = most
        self._given: dict[str, Mapping[str, Mapping[str, str]]] = {}

    def conflict(self, conflict: Conflict) -> Entry:
        sent = (self._answer(conflict.sheet, conflict.column, one) for one in conflict.ancestor)
        answers = {
            "sheet": sheet_title(conflict.sheet, self._language),
            "row": self._row(conflict.sheet, conflict.row),
            "column": column_label(conflict.sheet, conflict.column, self._language),
            "ancestor": within_a_cell("\n".join(sent)),
            "proposals": self._proposals(conflict),
            "choice": conflict.choice,
            "own_text": conflict.own_text,
            "note": conflict.note,
        }
        return _entry("conflicts", conflict.id, answers, conflict.extra)

    def _proposals(self, conflict: Conflict) -> str:
        """Every answer on a line of its own, as the dropdown beside it calls it; long ones apart.

        Each gets its share of what a cell can hold, so that none of the letters is missing.
        """
        share = LONGEST_CELL // len(conflict.proposals) - 2
        lines = [self._proposal(conflict, proposal, share) for proposal in conflict.proposals]
        return ("\n\n" if max(map(len, lines)) > _LONG else "\n").join(lines)

    def _proposal(self, conflict: Conflict, proposal: Proposal, share: int) -> str:
        by = "; ".join(dict.fromkeys(" · ".join(filter(None, self._origin(one))) for one in proposal.sources))
        answer = self._answer(conflict.sheet, conflict.column, proposal.value)
        room = min(max(share - len(by) - len(proposal.letter) - 6, _ROOM), self._most)
        return f"{proposal.letter} = {_cut(answer, room)} · {by}"[:share]

    def _origin(self, source: Source) -> tuple[str, str, str]:
        saved = source.saved.at
        who = shown_who(source.who, self._language)
        return who, place_of(source), day_in_words(saved, self._language) if saved else ""

    def earlier(self, id: str, earlier: Earlier) -> Entry:
        source = earlier.source
        why = translate(f"history.{earlier.why}", self._language, **self._fillings(earlier))
        if earlier.note and earlier.why != "set_aside":
            why = self._say("history.with_note", why=why, note=earlier.note)
        answers: dict[str, Answer | None] = {
            "sheet": sheet_title(earlier.sheet, self._language) if earlier.sheet else source.sheet_title,
            "row": self._row(earlier.sheet, earlier.row),
            "column": column_label(earlier.sheet, earlier.column, self._language),
            "earlier": within_a_cell(self._answer(earlier.sheet, earlier.column, earlier.value)),
            "who": shown_who(source.who, self._language),
            "file": source.file,
            "place": f"{source.sheet_title}!{source.cell}" if source.cell else source.sheet_title,
            "saved": source.saved.at.date() if source.saved.at else None,
            "why": within_a_cell(why),
        }
        return _entry("history", id, answers, {})

    def _fillings(self, earlier: Earlier) -> dict[str, Filling]:
        if earlier.why not in ("changed", "carried", "spelled"):
            return {}
        return {"by": shown_who(earlier.by, self._language)}

    def _row(self, sheet: str, id: str) -> str:
        """What people call a row: by the title printed beside it where its id says nothing to them."""
        if sheet not in SHEETS_BY_KEY:
            return id
        if sheet not in self._given:
            self._given[sheet] = given_texts(SHEETS_BY_KEY[sheet], self._pack, self._language)
        return row_name(SHEETS_BY_KEY[sheet], id, self._given[sheet])

    def _say(self, key: str, **fillings: Filling) -> str:
        return translate(key, self._language, **fillings)

    def _answer(self, sheet: str, column: str, answer: Answer) -> str:
        """An answer as its own cell would show it."""
        ours = SHEETS_BY_KEY[sheet].column(column) if sheet and column and column[0] != "+" else None
        if isinstance(answer, tuple):
            return (" & " if ours is not None and ours.holds is Holds.INITIALS else ", ").join(answer)
        if isinstance(answer, date):
            return day_in_words(answer, self._language)
        if isinstance(answer, time):
            return f"{answer:%H:%M}"
        if ours is not None and ours.holds is Holds.CHOICE and isinstance(answer, str):
            try:
                return label_of(ours.choices or "", answer, self._pack, self._language)
            except KeyError:
                return answer
        if ours is not None and ours.holds is Holds.PERCENT and isinstance(answer, int | float):
            return f"{answer * 100:g} %"
        return text_as_typed(answer)


def place_of(source: Source) -> str:
    """File, sheet and cell, as far as they are known: `jb.xlsx Evidence!G7`."""
    if not source.cell:
        return source.file
    return f"{source.file} {source.sheet_title}!{source.cell}"


def _cut(answer: str, room: int) -> str:
    return answer if len(answer) <= room else f"{answer[: room - 1].rstrip()}…"


def _entry(sheet: str, id: str, answers: Mapping[str, Answer | None], extra: Mapping[str, Answer]) -> Entry:
    filled: dict[str, Answer] = {column: answer for column, answer in answers.items() if answer}
    return Entry(sheet, id, filled, extra=extra)
