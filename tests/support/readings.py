"""What came of reading one cell, in a form that a test can expect."""

from xlreview.read.values.answers import Doubtful


def seen(reading: object) -> object:
    """The answer; with a flaw, the answer and the codes; so that a test can say it in one line."""
    if isinstance(reading, Doubtful):
        return reading.answer, *(flaw.code for flaw in reading.flaws)
    return reading


def near(reading: object) -> object:
    """What a refusal suggests."""
    assert isinstance(reading, Doubtful)
    return reading.flaws[0].details.get("near")
