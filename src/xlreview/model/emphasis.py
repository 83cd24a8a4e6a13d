"""Text in which somebody set words off: bold, in italics, underlined or struck out.

It is a text like any other: equal to its plain words and found like them, so that nobody who compares,
merges or exports answers sees a difference. Only what writes or prints it asks for its runs. Whoever
takes it apart with the usual methods of texts gets plain words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

BOLD, ITALIC, UNDERLINED, STRUCK = "b", "i", "u", "s"
MARKS = f"{BOLD}{ITALIC}{STRUCK}{UNDERLINED}"
"""All marks, in the order in which those of one span are written."""

Run = tuple[str, str]
"""A piece of a text and its marks, which are none for plain words."""


class Span(NamedTuple):
    """Letters from `start` up to `end` that carry `marks` (`b`, `bi` …)."""

    start: int
    end: int
    marks: str


class Emphasised(str):
    """A text with words set off; `spans` are in order, apart from each other, and not empty."""

    __slots__ = ("spans",)

    spans: tuple[Span, ...]

    def __new__(cls, text: str, spans: Iterable[Span] = ()) -> Emphasised:
        """The text with these spans; raises ValueError or TypeError for spans that it cannot have."""
        made = super().__new__(cls, text)
        made.spans = tuple(spans)
        end = 0
        for span in made.spans:
            if not (end <= span.start < span.end <= len(made) and span.marks):
                raise ValueError(f"{span} in a text of {len(made)} letters")
            if not set(span.marks) <= set(MARKS):
                raise ValueError(f"{span.marks!r} is no emphasis")
            end = span.end
        return made


def spans_of(text: str) -> tuple[Span, ...]:
    """Where words are set off in a text; nowhere in a plain one."""
    return text.spans if isinstance(text, Emphasised) else ()


def runs_of(text: str) -> Iterator[Run]:
    """The whole text in pieces, plain ones too."""
    plain, place = str(text), 0
    for start, end, marks in spans_of(text):
        if place < start:
            yield plain[place:start], ""
        yield plain[start:end], marks
        place = end
    if place < len(plain):
        yield plain[place:], ""


def text_of(runs: Iterable[Run]) -> str:
    """The text that the pieces make, plain where none of them carries marks.

    Neighbours with the same marks are one span, and blanks alone are never set off.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    place = 0
    for piece, marks in runs:
        end = place + len(piece)
        if marks and spans and spans[-1][1:] == (place, marks):
            spans[-1] = Span(spans[-1].start, end, marks)
        elif marks and not piece.isspace() and piece:
            spans.append(Span(place, end, marks))
        pieces.append(piece)
        place = end
    text = "".join(pieces)
    return Emphasised(text, spans) if spans else text


def part_of(text: str, start: int, end: int | None = None) -> str:
    """The letters from `start` up to `end`, set off as they were."""
    plain = str(text)[start:end]
    cut = [(max(one.start - start, 0), min(one.end - start, len(plain)), one.marks) for one in spans_of(text)]
    spans = [Span(*one) for one in cut if one[0] < one[1]]
    return Emphasised(plain, spans) if spans else plain


def trimmed(text: str) -> str:
    """A text without the blanks around it."""
    start = len(text) - len(text.lstrip())
    return part_of(text, start, start + len(text.strip()))


def text_as_typed(answer: object) -> str:
    """An answer as text, set off as it was typed."""
    return answer if isinstance(answer, Emphasised) else str(answer)


def joined(between: str, texts: Iterable[str]) -> str:
    """`between.join(texts)`, each set off as it was."""
    runs: list[Run] = []
    for text in texts:
        if runs:
            runs.append((between, ""))
        # An empty first text still counts as one.
        runs.extend(runs_of(text) if text else [("", "")])
    return text_of(runs)


def is_set_off_otherwise(text: object, other: object) -> bool:
    """Whether a text has words set off, and not just as in another one of the same words."""
    return isinstance(text, Emphasised) and (not isinstance(other, Emphasised) or text.spans != other.spans)
