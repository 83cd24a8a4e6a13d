"""Which reader takes which column."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property, partial

from xlreview.layout.columns import Column, Holds
from xlreview.model.pack import Pack
from xlreview.model.review import Stamp
from xlreview.read.values.answers import Reader, initials_reader, read_share, read_text, read_whole_number
from xlreview.read.values.choices import choice_reader
from xlreview.read.values.codes import Codebook, references_reader
from xlreview.read.values.days import DAY_ZERO, DAY_ZERO_1904, read_day
from xlreview.read.values.times import read_time


@dataclass
class Readers:
    """The readers of one workbook, made once for each list and column that it has.

    `from_1904` says that the workbook numbers its days from 1904 on.
    """

    pack: Pack
    stamp: Stamp
    from_1904: bool = False
    _choices: dict[str, Reader] = field(default_factory=dict)

    @cached_property
    def codebook(self) -> Codebook:
        """The codes of the workbook's pack."""
        return Codebook(self.pack)

    def reader(self, column: Column, *, ids: Collection[str] = ()) -> Reader:
        """The reader of a column; `ids` are the rows that a column of references may name."""
        match column.holds:
            case Holds.CHOICE:
                assert column.choices is not None
                if column.choices not in self._choices:
                    self._choices[column.choices] = choice_reader(
                        column.choices, self.pack, self.stamp.language
                    )
                return self._choices[column.choices]
            case Holds.CODE:
                return self.codebook.read_code
            case Holds.CODES:
                return self.codebook.read_codes
            case Holds.NUMBER:
                return read_whole_number
            case Holds.PERCENT:
                return read_share
            case Holds.DAY:
                return partial(read_day, day_zero=DAY_ZERO_1904 if self.from_1904 else DAY_ZERO)
            case Holds.TIME:
                return read_time
            case Holds.INITIALS:
                return initials_reader(self.stamp.reviewers)
            case Holds.REFERENCES:
                return references_reader(ids)
            case Holds.TEXT:
                return read_text
