"""A chart as the field of a template: it takes the place of a picture whose description names it."""

from __future__ import annotations

from dataclasses import dataclass

from xlreview.report.charts.drawing import Drawing


@dataclass(frozen=True)
class Picture:
    """A drawing, and the words that say the same to those who cannot see it.

    Without a drawing it is no picture at all: false in a condition, and the place for it goes away.
    """

    drawing: Drawing | None
    about: str

    def __bool__(self) -> bool:
        """Whether there is anything to see."""
        return self.drawing is not None

    def __str__(self) -> str:
        """The words, for a template that prints them."""
        return self.about


NO_PICTURE = Picture(None, "")
