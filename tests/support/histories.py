"""Random histories of a review: what people do to workbooks between sending out and the last merge.

A history is told by a seed. Workbooks lie on desks, where people fill, sort, paste and delete rows, save
and mail them; a desk may be a forwarded copy of another one. The team leader merges what has come so
far, settles conflicts, goes on typing in the team workbook and mails that too. How the merged review
gets to the leader's desk is a `ReadBack`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from support.desks import Desk, ReadBack, Row, desk_of, through_stamp
from support.packs import SMALL
from support.reviews import review as blank_review
from xlreview.layout.columns import Holds
from xlreview.layout.sheets import SHEETS_BY_KEY, Rows
from xlreview.merge import merge_reviews
from xlreview.model.comment import Comment
from xlreview.model.emphasis import text_of
from xlreview.model.review import AddedSheet, Answer, Review
from xlreview.problem import Place

_FILLS = {
    "city": ("self_assessment", "background", "context"),
    "reviewer": ("screening", "screening", "interviews", "evidence", "evidence", "context"),
    "plan": ("recommendations", "plan"),
    "team": ("screening", "evidence", "findings", "agenda", "recommendations", "plan", "interviews"),
}
_CODES = tuple(SMALL.indicators_by_code)[:2]
_RATINGS = ("exceeds", "meets", "below")
_ROLES = ("Head of schools", "Imam", "Police", "head of  schools")


@dataclass
class Typed:
    """Something somebody typed into a file that was mailed."""

    sheet: str
    column: str
    value: Answer


class History:
    """One history, with every file that was mailed in it and a story to read when it goes wrong."""

    def __init__(self, seed: int, read_back: ReadBack = through_stamp) -> None:
        self.random = Random(seed)
        self.read_back = read_back
        self.story: list[str] = []
        self.mailed: list[Review] = []
        self._typed_by_team: list[Typed] = []
        self._clock = datetime(2026, 5, 4, 9)
        self._words = 0
        # On a few sheets people meet; spread over all of them they hardly would.
        self._sheets = set(self.random.sample([*dict.fromkeys(sum(_FILLS.values(), ()))], 3))
        self._desks = [self._desk(number) for number in range(self.random.randint(2, 5))]
        for _ in range(self.random.randint(4, 60)):
            self._step()
        for desk in self._desks:
            if self.random.random() < 0.8:
                self._mail(desk)
        if not self.mailed:
            self._mail(self._desks[0])

    def typed(self) -> Iterator[Typed]:
        """Everything typed in any mailed file that was not in it when it was sent out."""
        for review in self.mailed:
            if review.ledger is not None:
                continue
            for entry in review:
                base = entry.id.partition("#")[0]
                sent = review.sent.get((entry.sheet, base), {})
                for column, answer in entry.answers.items():
                    if sent.get(column) != answer:
                        yield Typed(entry.sheet, column, answer)
                for header, answer in entry.extra.items():
                    yield Typed(entry.sheet, f"+{header}", answer)
            for receipt in review.receipts:
                for cell in receipt.ignored:
                    yield Typed("", "", cell.content)
            for added in review.added_sheets:
                for row in added.rows:
                    for cell in row:
                        if cell is not None:
                            yield Typed("", "", cell)
            yield from (Typed("", "", one.text) for one in review.comments)
        yield from self._typed_by_team

    def _typed_into(self, desk: Desk) -> Iterator[Typed]:
        """What the leader typed since the team workbook was merged."""
        for sheet, rows in desk.rows.items():
            for row in rows:
                printed = desk.printed.get((sheet, row.id), {})
                for column, answer in row.answers.items():
                    if printed.get(column) != answer and column != "choice":
                        yield Typed(sheet, column, answer)
                for header, answer in row.extra.items():
                    if printed.get(f"+{header}") != answer:
                        yield Typed(sheet, f"+{header}", answer)
        yield from (Typed("", "", text) for text in desk.aside)
        yield from (Typed("", "", one.text) for one in desk.comments)

    # --- What can happen

    def _step(self) -> None:
        happenings = (
            (self._fill, 9),
            (self._clear, 1),
            (self._sort, 2),
            (self._paste_twice, 2),
            (self._delete, 1),
            (self._add_column, 1),
            (self._add_sheet, 1),
            (self._scribble, 1),
            (self._comment, 2),
            (self._set_off, 2),
            (self._mail, 4),
            (self._forward, 1),
            (self._lead, 3),
        )
        [happen] = self.random.choices([one for one, _ in happenings], [weight for _, weight in happenings])
        happen(self.random.choice(self._desks))

    def _desk(self, number: int) -> Desk:
        role = self.random.choice(("reviewer", "reviewer", "reviewer", "city", "team", "plan"))
        who = self.random.choice((("JB",), ("FC",), ("AK",))) if role == "reviewer" else ()
        issued = blank_review({}, role=role, reviewers=who)
        stamp = replace(issued.stamp, workbook_id=f"{self.random.getrandbits(64):016x}")
        desk = Desk(stamp, name=f"{(who or (role,))[0]}{number}")
        if self.random.random() < 0.5:
            self._send_out_with_answers(desk)
        self.story.append(f"{desk.name}: workbook {stamp.workbook_id[:4]} for {role} {who}")
        return desk

    def _send_out_with_answers(self, desk: Desk) -> None:
        """As `new --from` does it: the same earlier answers for everybody."""
        carried = {
            ("interviews", "1"): {"role": "Mayor", "day": date(2026, 6, 1)},
            ("self_assessment", _CODES[0]): {"why": "As ever."},
            ("screening", _CODES[0]): {"self_rating": "meets"},
            ("recommendations", "TEAM-R01"): {"text": "Do it."},
            ("context", "law"): {"effect": "Strict."},
        }
        fills = {*_FILLS[desk.stamp.role.value]}
        for (sheet, id), answers in carried.items():
            if sheet in fills:
                desk.sent[sheet, id] = answers
                desk.rows.setdefault(sheet, []).append(Row(id, dict(answers)))

    def _fill(self, desk: Desk) -> None:
        fills = _FILLS[desk.stamp.role.value]
        sheet = self.random.choice([one for one in fills if one in self._sheets] or fills)
        id = self._some_id(desk, sheet)
        column = self.random.choice([one for one in _columns(sheet) if one != "self_rating"])
        row = next((one for one in desk.rows.get(sheet, ()) if one.id == id), None)
        if row is None:
            row = Row(id)
            desk.rows.setdefault(sheet, []).append(row)
        row.answers[column] = self._answer(sheet, column)
        self.story.append(f"{desk.name}: {sheet} {id} {column} = {row.answers[column]!r}")

    def _clear(self, desk: Desk) -> None:
        row = self._some_row(desk)
        if row is not None and row.answers:
            del row.answers[self.random.choice(sorted(row.answers))]
            self.story.append(f"{desk.name}: clears a cell of {row.id}")

    def _sort(self, desk: Desk) -> None:
        for some in desk.rows.values():
            self.random.shuffle(some)
        self.story.append(f"{desk.name}: sorts")

    def _paste_twice(self, desk: Desk) -> None:
        sheet = self.random.choice([key for key in desk.rows if key not in ("conflicts", "history")] or [""])
        if sheet and desk.rows[sheet]:
            row = self.random.choice(desk.rows[sheet])
            pasted = Row(row.id, dict(row.answers), dict(row.extra))
            if self.random.random() < 0.8:
                column = self.random.choice([one for one in _columns(sheet) if one != "self_rating"])
                pasted.answers[column] = self._answer(sheet, column)
            desk.rows[sheet].insert(self.random.randint(0, len(desk.rows[sheet])), pasted)
            self.story.append(f"{desk.name}: {sheet} {row.id} pasted twice {pasted.answers}")

    def _delete(self, desk: Desk) -> None:
        row = self._some_row(desk)
        for sheet, some in desk.rows.items():
            desk.rows[sheet] = [one for one in some if one is not row]
        if row is not None:
            self.story.append(f"{desk.name}: deletes row {row.id}")

    def _add_column(self, desk: Desk) -> None:
        row = self._some_row(desk)
        if row is not None:
            row.extra[self.random.choice(("Our remark", "Huom!"))] = self._word()
            self.story.append(f"{desk.name}: extra {row.id} {row.extra}")

    def _add_sheet(self, desk: Desk) -> None:
        sheet = AddedSheet("Notes", ((self._word(), None), (None, self._word())))
        kept = [one for one in desk.added if one.title != "Notes"] if desk.ledger is None else desk.added
        desk.added = [*kept, sheet] if all(one.title != "Notes" for one in kept) else kept

    def _scribble(self, desk: Desk) -> None:
        desk.aside.append(self._word())

    def _set_off(self, desk: Desk) -> None:
        """Somebody sets a text in bold or italics, or takes that back."""
        row = self._some_row(desk)
        texts = (
            [key for key, one in row.answers.items() if isinstance(one, str) and "word" in one] if row else []
        )
        if row is not None and texts:
            column = self.random.choice(texts)
            marks = self.random.choice(("b", "i", ""))
            row.answers[column] = text_of([(str(row.answers[column]), marks)])
            self.story.append(f"{desk.name}: sets {row.id} {column} off as {marks!r}")

    def _comment(self, desk: Desk) -> None:
        """Somebody writes beside a cell: below what stands there, instead of it, or on a row still blank."""
        sheet = self.random.choice(_FILLS[desk.stamp.role.value])
        id = self._some_id(desk, sheet)
        column = self.random.choice([*_columns(sheet), "+Huom!"])
        word = self._word()
        there = next(
            (one for one in desk.comments if (one.sheet, one.row, one.column) == (sheet, id, column)), None
        )
        if there is not None:
            desk.comments.remove(there)
            if desk.ledger is not None or self.random.random() < 0.5:
                word = f"{there.text}\n{word}"
        place = Place("", sheet, f"C{len(desk.comments) + 3}")
        desk.comments.append(Comment(place, self.random.choice(("", "Maria")), word, sheet, id, column))
        self.story.append(f"{desk.name}: beside {sheet} {id} {column}: {word!r}")

    def _forward(self, desk: Desk) -> None:
        self._desks.append(desk.forwarded())
        self.story.append(f"{desk.name}: forwarded")

    def _mail(self, desk: Desk) -> None:
        self._clock += timedelta(seconds=self.random.randint(1, 4000))
        at = None if self.random.random() < 0.1 else self._clock
        if desk.ledger is not None and at is None:
            at = self._clock
        self.mailed.append(desk.saved(at))
        if desk.ledger is not None:
            self._typed_by_team.extend(self._typed_into(desk))
        self.story.append(f"{desk.name}: mailed as {self.mailed[-1].receipts[0].file}")

    def _lead(self, _desk: Desk) -> None:
        """The leader merges some of what has come and takes the team workbook to the desk."""
        if not self.mailed:
            return
        some = self.random.sample(self.mailed, self.random.randint(1, len(self.mailed)))
        merged = merge_reviews(some)
        desk = desk_of(self.read_back(merged))
        desk.name = f"team{len(self._desks)}"
        names = [one.receipts[0].file for one in some]
        self.story.append(f"{desk.name}: merged from {names}")
        for row in desk.rows.get("conflicts", ()):
            if self.random.random() < 0.6:
                row.answers["choice"] = self.random.choice(
                    ("A", "B", "b ", "own text", "keep both", "pidetään kaikki", "Z")
                )
                if row.answers["choice"] == "own text":
                    row.answers["own_text"] = self._word()
                if self.random.random() < 0.3:
                    row.answers["note"] = self._word()
                self.story.append(f"{desk.name}: settles {row.id} {row.answers}")
        self._desks.append(desk)

    # --- Out of what it is made

    def _some_id(self, desk: Desk, sheet: str) -> str:
        match SHEETS_BY_KEY[sheet].rows:
            case Rows.INDICATORS:
                return self.random.choice(_CODES)
            case Rows.NUMBERED:
                return str(self.random.randint(1, 2))
            case Rows.TOPICS:
                return "profile"
            case Rows.FACTORS:
                return self.random.choice(("law", f"{_prefix(desk)}-C1"))
        middle = {"evidence": "-00", "recommendations": "-R0", "plan": "-P0"}[sheet]
        own = f"{_prefix(desk)}{middle}{self.random.randint(1, 2)}"
        known = [row.id for row in desk.rows.get(sheet, ())]
        return self.random.choice([own, *known])

    def _some_row(self, desk: Desk) -> Row | None:
        rows = [
            row for sheet, some in desk.rows.items() if sheet not in ("conflicts", "history") for row in some
        ]
        return self.random.choice(rows) if rows else None

    def _answer(self, sheet: str, column: str) -> Answer:
        if (sheet, column) == ("interviews", "role"):
            return self.random.choice(_ROLES)
        holds = SHEETS_BY_KEY[sheet].column(column).holds
        if holds is Holds.CHOICE and SHEETS_BY_KEY[sheet].column(column).choices == "rating":
            return self.random.choice(_RATINGS)
        if holds is Holds.DAY:
            return date(2026, 6, self.random.randint(1, 3))
        if holds is Holds.REFERENCES:
            return self.random.choice((("TEAM-R01",), ("PLAN-R01", "TEAM-R01")))
        if (sheet, column) == ("evidence", "interview"):
            return self.random.randint(1, 2)
        return self._word()

    def _word(self) -> str:
        self._words += 1
        return f"word{self._words}"


def _prefix(desk: Desk) -> str:
    return (desk.stamp.reviewers or (desk.stamp.role.value.upper(),))[0]


def _columns(sheet: str) -> tuple[str, ...]:
    return {
        "background": ("answer",),
        "self_assessment": ("rating", "why"),
        "context": ("effect",),
        "screening": ("rating", "hypothesis"),
        "interviews": ("role", "name", "day"),
        "evidence": ("statement", "interview", "note", "points_to"),
        "findings": ("rating", "reason"),
        "agenda": ("outcome", "reason"),
        "recommendations": ("text", "addressee"),
        "plan": ("objective", "recommendations"),
    }[sheet]
