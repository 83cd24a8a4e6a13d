"""What is wrong in a workbook: code, place, a plain sentence and what to do about it.

Two channels, never mixed. Anything that a person can mend in a sheet is a `Problem`, and reading goes
on. Input that cannot be used at all (no workbook, somebody else's file, a broken pack) is raised as
`UnusableInput`, which carries the same kind of problem, so that both print alike.

`SEVERITIES_BY_GROUP` is the table of all codes. The words stand in the catalogues under
`problem.CODE.message` and `problem.CODE.hint`, in every shipped language, and are looked up when
somebody reads them. Where the details say what was probably meant (`near`), `problem.CODE.hint_near`
takes the place of the hint.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from xlreview.a1 import parse_cell
from xlreview.i18n import FALLBACK, Filling, Label, has_text, placeholders, translate


class Severity(StrEnum):
    """How much a problem matters; only errors make `check` end with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

SEVERITIES_BY_GROUP: Mapping[str, Mapping[str, Severity]] = {
    # Files that cannot be used at all.
    "file": {
        "FILE_MISSING": _ERROR,
        "FILE_IS_FOLDER": _ERROR,
        "FILE_UNREADABLE": _ERROR,
        "FILE_EMPTY": _ERROR,
        "FILE_TOO_LARGE": _ERROR,
        "UNPACKS_TOO_LARGE": _ERROR,
        "SHEET_TOO_LARGE": _ERROR,
        "LOCK_FILE": _ERROR,
        "NO_WORKBOOKS": _ERROR,
        "NOT_A_WORKBOOK": _ERROR,
        "OLD_EXCEL_FORMAT": _ERROR,
        "BINARY_WORKBOOK": _ERROR,
        "OPEN_DOCUMENT_FORMAT": _ERROR,
        "MACRO_WORKBOOK": _ERROR,
        "PASSWORD_PROTECTED": _ERROR,
        "PASSWORD_WRONG": _ERROR,
        "DAMAGED_WORKBOOK": _ERROR,
        "UNSAFE_WORKBOOK": _ERROR,
        "READER_STOPPED": _ERROR,
        "FOREIGN_WORKBOOK": _ERROR,
        "NEWER_FORMAT": _ERROR,
        "STAMP_DAMAGED": _ERROR,
    },
    # Packs, templates and places to write to.
    "order": {
        "ROLE_CANNOT_REPORT": _ERROR,
        "PACK_UNKNOWN": _ERROR,
        "PACK_BROKEN": _ERROR,
        "LANGUAGE_NOT_IN_PACK": _ERROR,
        "EARLIER_OTHER_PACK": _ERROR,
        "EARLIER_OTHER_CITY": _ERROR,
        "MERGE_OTHER_REVIEW": _ERROR,
        "MERGE_OTHER_PACK": _ERROR,
        "MERGE_REDACTED": _ERROR,
        "TEMPLATE_BROKEN": _ERROR,
        "TEMPLATE_SYNTAX": _ERROR,
        "TEMPLATE_FIELD_UNKNOWN": _ERROR,
        "TEMPLATE_NOT_ALLOWED": _ERROR,
        "TEMPLATE_CARRIES": _ERROR,
        "PDF_NOT_POSSIBLE": _ERROR,
        "OUTPUT_EXISTS": _ERROR,
        "OUTPUT_UNWRITABLE": _ERROR,
        "OUTPUT_IS_INPUT": _ERROR,
        "OUTPUT_ENDING": _ERROR,
        "OUTPUT_NOT_MERGED": _ERROR,
        "OUTPUT_READS_OTHERWISE": _ERROR,
        "MARK_FILE_CHANGED": _ERROR,
        "MARK_NOT_STRICT": _ERROR,
        "MARK_WOULD_UNLOCK": _ERROR,
    },
    # The shape of a workbook.
    "shape": {
        "SHEET_MISSING": _ERROR,
        "HEADINGS_MISSING": _ERROR,
        "STAMP_COPIED": _NOTE,
        "STAMP_LOST": _WARNING,
        "COLUMN_MISSING": _ERROR,
        "SHEET_ADDED": _NOTE,
        "SHEET_RENAMED": _NOTE,
        "SHEET_COPIED": _ERROR,
        "COLUMN_ADDED": _NOTE,
        "FOUND_BY_LABEL": _NOTE,
        "FOUND_BY_KEY": _NOTE,
        "COLUMNS_MOVED": _NOTE,
        "HEADING_OF_ANOTHER": _WARNING,
        "CELLS_MERGED": _WARNING,
        "ROW_FOUND_BY_TEXT": _NOTE,
        "ROWS_MISSING": _WARNING,
        "ROW_WITHOUT_ID": _NOTE,
        "ROWS_WITHOUT_ID": _NOTE,
        "ROW_WITHOUT_CODE": _ERROR,
        "ROW_UNKNOWN": _ERROR,
        "ROW_DOUBLED": _ERROR,
        "GIVEN_TEXT_CHANGED": _NOTE,
        "COMPUTED_TEXT_TYPED": _NOTE,
        "OUTSIDE_TABLE": _NOTE,
        "TYPED_ON_PAGE": _NOTE,
        "PAGE_CHANGED": _NOTE,
    },
    # Values.
    "value": {
        "NOT_ON_LIST": _ERROR,
        "READ_AS": _NOTE,
        "CODE_UNKNOWN": _ERROR,
        "CODE_RENAMED": _NOTE,
        "ONE_CODE_ONLY": _ERROR,
        "ID_UNKNOWN": _ERROR,
        "NOT_A_NUMBER": _ERROR,
        "ONE_NUMBER_ONLY": _ERROR,
        "NOT_CALCULATED": _ERROR,
        "NOT_A_PERCENTAGE": _ERROR,
        "NOT_A_DATE": _ERROR,
        "DATE_AMBIGUOUS": _ERROR,
        "ONE_DAY_ONLY": _ERROR,
        "NOT_A_TIME": _ERROR,
        "ONE_TIME_ONLY": _ERROR,
        "CELL_HAS_ERROR": _ERROR,
        "TEXT_TOO_LONG": _WARNING,
    },
    # What comes up when workbooks are merged.
    "merge": {
        "CONFLICT_OPEN": _WARNING,
        "ROWS_SHARE_ID": _WARNING,
        "ROW_KEPT_TWICE": _WARNING,
        "INTERVIEWS_SHARE_NUMBER": _WARNING,
        "CHOICE_UNKNOWN": _ERROR,
        "CHOICE_WITHOUT_TEXT": _ERROR,
        "OWN_TEXT_UNUSABLE": _ERROR,
        "CANNOT_KEEP_BOTH": _ERROR,
    },
    # What a report leaves out or changes.
    "report": {
        "REPORT_CONFLICTS_OPEN": _WARNING,
        "REPORT_NOT_TRANSLATED": _WARNING,
        "REPORT_LEFT_OUT": _NOTE,
        "REPORT_TEXT_CLEANED": _NOTE,
        "NAMES_IN_REPORT": _NOTE,
        "NAME_MAY_REMAIN": _WARNING,
        "NAME_DOUBTFUL": _NOTE,
        "TEMPLATE_TEXT_LOST": _WARNING,
        "TEMPLATE_PARTS_UNUSED": _NOTE,
    },
    # Rules of the method.
    "method": {
        "RATING_WITHOUT_REASON": _WARNING,
        "REASON_WITHOUT_RATING": _WARNING,
        "NOT_APPLICABLE_WITHOUT_CONTEXT": _ERROR,
        "WISH_AS_ACHIEVEMENT": _WARNING,
        "EVIDENCE_WITHOUT_CODE": _ERROR,
        "EVIDENCE_WITHOUT_STATEMENT": _WARNING,
        "EVIDENCE_WITHOUT_INTERVIEW": _ERROR,
        "EVIDENCE_WITHOUT_DIRECTION": _WARNING,
        "EVIDENCE_NOT_COUNTED": _WARNING,
        "EVIDENCE_ALIKE": _NOTE,
        "EVIDENCE_UNDER_TWO_NUMBERS": _WARNING,
        "INTERVIEW_UNKNOWN": _ERROR,
        "INTERVIEWS_EMPTY": _WARNING,
        "INTERVIEWS_ALIKE": _WARNING,
        "INTERVIEWS_COUNT_AS_ONE": _WARNING,
        "INTERVIEW_ENDS_EARLY": _WARNING,
        "OPINION_AS_FACT": _WARNING,
        "ACTION_DUE_EARLY": _WARNING,
        "FINDINGS_WITHOUT_EVIDENCE": _WARNING,
        "FINDING_UNCONFIRMED": _WARNING,
        "FINDING_AGAINST_EVIDENCE": _WARNING,
        "FINDING_CONTRADICTED": _WARNING,
    },
}
"""All codes and how much they matter, by what they are about, in the order of the list for people."""

SEVERITIES: Mapping[str, Severity] = {
    code: severity for group in SEVERITIES_BY_GROUP.values() for code, severity in group.items()
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a file, and in it a sheet (by the title people see) and a cell, as far as they are known."""

    file: str
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """`tampere.xlsx  Evidence!D14`, as far as the place is known."""
        if self.sheet is None:
            return self.file
        inside = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{self.file}  {inside}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: `code` is stable, the words follow the language of whoever reads them.

    `details` fill the placeholders of the message and the hint. Problems compare and sort by what
    they say about which place, never by wording.
    """

    code: str
    place: Place
    details: Mapping[str, Filling] = field(default_factory=dict)
    language: str = FALLBACK

    def __post_init__(self) -> None:
        """Refuses a code that is not in the table: no problem without a severity and words."""
        if self.code not in SEVERITIES:
            raise KeyError(f"{self.code} is no problem code")

    @property
    def severity(self) -> Severity:
        """How much this code matters."""
        return SEVERITIES[self.code]

    @property
    def message(self) -> str:
        """What is wrong, with the value seen."""
        return self._text("message")

    @property
    def hint(self) -> str | None:
        """What to do next, or None where the message says all there is."""
        for part in ("hint_near", "hint"):
            if has_text(f"problem.{self.code}.{part}") and (part == "hint" or "near" in self.details):
                return self._text(part)
        return None

    def spoken_in(self, language: str) -> Problem:
        """The same problem in another shipped language."""
        return self if self.language == language else replace(self, language=language)

    def __str__(self) -> str:
        """Place, message and hint in one line."""
        return " ".join(filter(None, (f"{self.place}  {self.message}", self.hint)))

    def _text(self, part: str) -> str:
        key = f"problem.{self.code}.{part}"
        wanted = placeholders(key, self.language) | {"count"}
        return translate(
            key, self.language, **{name: self.details[name] for name in wanted & self.details.keys()}
        )


class XlreviewError(Exception):
    """Base of everything this package raises on purpose."""


class UnusableInput(XlreviewError):
    """A file, pack, template or output place that cannot be used; `problems` say why, and what to do."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def unusable(code: str, file: str, **details: Filling) -> UnusableInput:
    """The exception for one reason why `file` cannot be used."""
    return UnusableInput(Problem(code, Place(file), details))


_REASONS: Mapping[int, str] = {
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "read_only",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "not_a_folder",
    errno.EISDIR: "is_a_folder",
    errno.EEXIST: "not_a_folder",
    errno.EINVAL: "name_not_allowed",
}


def reason_of(refusal: OSError) -> Filling:
    """Why the system refused, in words of the reader's language where the reason is a usual one."""
    name = _REASONS.get(refusal.errno or 0)
    return Label(f"reason.{name}") if name else refusal.strerror or str(refusal)


def in_reading_order(problems: Iterable[Problem], sheet_titles: Iterable[str] = ()) -> list[Problem]:
    """Problems as a person meets them: file, sheet in workbook order, row, column, code."""
    order = {title: number for number, title in enumerate(sheet_titles)}

    def position(problem: Problem) -> tuple[str, int, str, tuple[int, int], str]:
        place = problem.place
        sheet = place.sheet or ""
        cell = parse_cell(place.cell.split(":")[0]) if place.cell else (-1, -1)
        return place.file, order.get(sheet, -1 if not sheet else len(order)), sheet, cell, problem.code

    return sorted(problems, key=position)
