"""All codes of problems and how much each matters.

The words stand in the catalogues under `problem.CODE.message` and `problem.CODE.hint`, in every shipped
language, and are looked up when somebody reads them. Where the details say what was probably meant
(`near`), `problem.CODE.hint_near` takes the place of the hint.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


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
