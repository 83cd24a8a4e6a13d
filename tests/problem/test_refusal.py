"""Input that cannot be used at all says why, one line for each reason."""

from xlreview.i18n import Label
from xlreview.problem import UnusableInput, unusable


def test_unusable_input_prints_its_problems() -> None:
    refusal = unusable("NOT_A_WORKBOOK", "a.xlsx", kind=Label("file_kind.pdf"))
    assert isinstance(refusal, UnusableInput)
    assert str(refusal).startswith("a.xlsx  This is not an Excel workbook but a PDF. Open")
