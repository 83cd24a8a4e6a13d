"""Weighing evidence with plain formulas, to the same result as `method.evidence.weigh`.

People sort, insert and delete rows of evidence, and type interview numbers as text. So the hidden lists
mirror the evidence by position, and every formula copes with whatever stands there:

- `tally.code`: `#` and the code. The sign keeps COUNTIFS from taking `1.1` and `1.10` for one number.
- `tally.voice`: code and interview, where the row counts (a fact, heard in a numbered interview or
  workshop); empty otherwise.
- `tally.points`: where a voice points: 1 below, 2 meets, 4 exceeds, 0 nowhere.
- `tally.said`: on the first row of each voice everything that this interview said about the indicator:
  1 below, 2 favourable, 4 in part exceeding, added up; 0 on its further rows, so that an interview
  counts once.

Per indicator it is then enough to count voices by what they said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlreview.layout.choices import label_of
from xlreview.method.evidence import CONFIRMING_INTERVIEWS, NO_WEIGHT, Weight, counts
from xlreview.model.rating import HEARD_IN, EvidenceState, Nature, Rating, Source
from xlreview.model.review import Entry
from xlreview.write.book.laid import LaidSheet
from xlreview.write.book.open_book import Book
from xlreview.write.book.ranges import Formula, Range
from xlreview.write.hidden.ledger import Ledger

LIVE_ROWS = 5_000
"""Above so many rows of evidence the results are written as they are: formulas would slow typing down."""

_POINTS = {Rating.BELOW: 1, Rating.MEETS: 2, Rating.EXCEEDS: 4}


@dataclass(frozen=True)
class Tally:
    """State of the evidence and suggested rating of every indicator, in pack order.

    `columns` holds their ranges by column key of the findings (`evidence_state`, `suggested`), `results`
    the present labels by column key and code. `live` says whether they follow what people type or are
    as of the day the workbook was made. `codes` is the range of the codes beside them.
    """

    codes: Range
    columns: Mapping[str, Range]
    results: Mapping[str, Mapping[str, str]]
    live: bool

    def look_up(self, column: str, code: str, code_cell: str) -> Formula:
        """A formula for the row of a code that finds its result wherever the row is sorted to.

        `code_cell` names the code's cell in the same row, free to move with it.
        """
        found = f"INDEX({self.columns[column]},MATCH({code_cell},{self.codes},0))"
        return Formula(f'=IFERROR({found},"")', self.results[column].get(code, ""))


@dataclass(frozen=True)
class _Mirror:
    codes: Range
    said: Range


@dataclass(frozen=True)
class _Voices:
    """Per indicator: interviews in all, and those that say one thing only."""

    heard: Range
    below: Range
    meets: Range
    exceeds: Range

    def of(self, number: int) -> tuple[str, str, str, str]:
        """The four cells of an indicator."""
        heard, below, meets, exceeds = (
            one.cell_here(number) for one in (self.heard, self.below, self.meets, self.exceeds)
        )
        return heard, below, meets, exceeds


def write_tally(book: Book, ledger: Ledger) -> Tally | None:
    """Writes the tally where a workbook has both findings and the evidence they rest on; else None."""
    evidence = book.laid.get("evidence")
    if evidence is None or "findings" not in book.laid:
        return None
    weighed = book.weights
    weights = {code: weighed.get(code, NO_WEIGHT) for code in book.pack.indicators_by_code}
    states = [label_of("evidence_state", one.state, book.pack, book.language) for one in weights.values()]
    ratings = [label_of("rating", one.suggested, book.pack, book.language) for one in weights.values()]
    live = len(evidence.rows) <= LIVE_ROWS
    if live:
        voices = _write_voices(book, list(weights.values()), _write_mirror(book, evidence))
        state_range = book.lists.add("tally.state", _state_formulas(book, voices, states))
        rating_range = book.lists.add(
            "tally.suggested", _suggestion_formulas(book, voices, state_range, ratings)
        )
    else:
        state_range = book.lists.add("tally.state", states)
        rating_range = book.lists.add("tally.suggested", ratings)
    return Tally(
        ledger.codes,
        {"evidence_state": state_range, "suggested": rating_range},
        {
            "evidence_state": dict(zip(weights, states, strict=True)),
            "suggested": dict(zip(weights, ratings, strict=True)),
        },
        live,
    )


def _write_mirror(book: Book, evidence: LaidSheet) -> _Mirror:
    """One line for every row of evidence, prepared and spare ones included."""
    lines = evidence.reach - evidence.range("code").first_row + 1
    entries = [row.entry for row in evidence.rows] + [None] * (lines - len(evidence.rows))
    codes = book.lists.add("tally.code", _codes(entries, evidence))
    voices = book.lists.add("tally.voice", _voices(book, entries, evidence, codes))
    points = book.lists.add("tally.points", _points(book, entries, evidence, voices))
    said = book.lists.add("tally.said", _said(entries, voices, points))
    return _Mirror(codes, said)


def _codes(entries: list[Entry | None], evidence: LaidSheet) -> list[Formula]:
    column = str(evidence.range("code"))
    return [
        Formula(
            f'=IFERROR("#"&TRIM(INDEX({column},{number})),"#")',
            f"#{entry.text('code') if entry else ''}",
        )
        for number, entry in enumerate(entries, 1)
    ]


def _voices(book: Book, entries: list[Entry | None], evidence: LaidSheet, codes: Range) -> list[Formula]:
    nature, source, interview = (str(evidence.range(key)) for key in ("nature", "source", "interview"))
    fact = book.lists.weighing("nature", {str(Nature.FACT): 1})
    heard = book.lists.weighing("source", {str(one): 1 for one in Source if one in HEARD_IN})
    formulas = []
    for number, entry in enumerate(entries, 1):
        is_fact = fact(f"TRIM(INDEX({nature},{number}))")
        is_heard = heard(f"TRIM(INDEX({source},{number}))")
        asked = f"INDEX({interview},{number})"
        code = codes.cell_here(number - 1)
        formulas.append(
            Formula(
                f"=IFERROR(IF(AND({is_fact},{is_heard},LEN({code})>1,"
                f'LEN({asked})>0,INT({asked}+0)={asked}+0),{code}&"|"&({asked}+0)&"|",""),"")',
                _voice(entry),
            )
        )
    return formulas


def _points(book: Book, entries: list[Entry | None], evidence: LaidSheet, voices: Range) -> list[Formula]:
    column = str(evidence.range("points_to"))
    points = book.lists.weighing("rating", {str(rating): weight for rating, weight in _POINTS.items()})
    formulas = []
    for number, entry in enumerate(entries, 1):
        pointed = points(f"TRIM(INDEX({column},{number}))")
        formulas.append(
            Formula(
                f'=IFERROR(IF({voices.cell_here(number - 1)}="",0,{pointed}),0)',
                _points_of(entry),
            )
        )
    return formulas


def _said(entries: list[Entry | None], voices: Range, points: Range) -> list[Formula]:
    all_voices, all_points = voices.here, points.here
    formulas = []
    for number, result in enumerate(_said_results(entries), 1):
        voice = voices.cell_here(number - 1)
        below, meets, exceeds = (
            f"COUNTIFS({all_voices},{voice},{all_points},{weight})" for weight in _POINTS.values()
        )
        formulas.append(
            Formula(
                f'=IF({voice}="",0,IF(MATCH({voice},{all_voices},0)<{number},0,'
                f"({below}>0)*1+({meets}+{exceeds}>0)*2+({exceeds}>0)*4))",
                result,
            )
        )
    return formulas


def _voice(entry: Entry | None) -> str:
    if entry is None or not counts(entry):
        return ""
    return f"#{entry.text('code')}|{entry['interview']}|"


def _points_of(entry: Entry | None) -> int:
    if entry is None or not counts(entry):
        return 0
    return {str(rating): weight for rating, weight in _POINTS.items()}.get(entry.text("points_to"), 0)


def _said_results(entries: list[Entry | None]) -> list[int]:
    pointed: dict[str, set[int]] = {}
    for entry in entries:
        pointed.setdefault(_voice(entry), set()).add(_points_of(entry))
    pointed.pop("")
    results = []
    for entry in entries:
        said = pointed.pop(_voice(entry), set())
        results.append((1 in said) * 1 + bool(said & {2, 4}) * 2 + (4 in said) * 4)
    return results


def _write_voices(book: Book, weights: Sequence[Weight], mirror: _Mirror) -> _Voices:
    wanted = book.lists.add("tally.indicator", [f"#{one.code}" for one in book.pack.indicators])

    def saying(heading: str, said: str, results: Iterable[frozenset[int]]) -> Range:
        formulas = [
            Formula(
                f"=COUNTIFS({mirror.codes.here},{wanted.cell_here(number)},{mirror.said.here},{said})",
                len(interviews),
            )
            for number, interviews in enumerate(results)
        ]
        return book.lists.add(heading, formulas)

    return _Voices(
        heard=saying("tally.heard", '">0"', (one.interviews for one in weights)),
        below=saying("tally.only_below", "1", (one.below - one.favourable for one in weights)),
        meets=saying(
            "tally.only_meets", "2", (one.favourable - one.exceeding - one.below for one in weights)
        ),
        exceeds=saying("tally.only_exceeds", "6", (one.exceeding - one.below for one in weights)),
    )


def _state_formulas(book: Book, voices: _Voices, results: Sequence[str]) -> list[Formula]:
    """None; thin; contradicted, where neither side has all voices to itself; else confirmed."""
    label = {state: book.lists.label("evidence_state", state) for state in EvidenceState}
    formulas = []
    for number, result in enumerate(results):
        heard, below, meets, exceeds = voices.of(number)
        formulas.append(
            Formula(
                f"=IF({heard}=0,{label[EvidenceState.NONE]},"
                f"IF({heard}<{CONFIRMING_INTERVIEWS},{label[EvidenceState.THIN]},"
                f"IF(AND({below}<{heard},{meets}+{exceeds}<{heard}),"
                f"{label[EvidenceState.CONTRADICTED]},{label[EvidenceState.CONFIRMED]})))",
                result,
            )
        )
    return formulas


def _suggestion_formulas(book: Book, voices: _Voices, states: Range, results: Sequence[str]) -> list[Formula]:
    """Unclear unless confirmed; exceeds only where every voice says so."""
    label = {rating: book.lists.label("rating", rating) for rating in Rating}
    confirmed = book.lists.label("evidence_state", EvidenceState.CONFIRMED)
    formulas = []
    for number, result in enumerate(results):
        _, below, meets, _ = voices.of(number)
        formulas.append(
            Formula(
                f"=IF({states.cell_here(number)}<>{confirmed},{label[Rating.UNCLEAR]},"
                f"IF({below}>0,{label[Rating.BELOW]},"
                f"IF({meets}=0,{label[Rating.EXCEEDS]},{label[Rating.MEETS]})))",
                result,
            )
        )
    return formulas
