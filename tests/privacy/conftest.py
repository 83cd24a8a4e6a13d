"""Reviews in which somebody is named, and what others get to read of them."""

from collections.abc import Callable, Sequence

import pytest

from support.reviews import review
from xlreview.model.review import Review
from xlreview.privacy import Redaction, redact_review

Names = Sequence[str] | dict[str, str]


def review_with(names: Names, *statements: str, language: str = "en") -> Review:
    """A review with an interview for each name, from number 1 on, and evidence with these statements."""
    numbered = names if isinstance(names, dict) else dict(enumerate(names, start=1))
    return review(
        {
            "interviews": {
                str(number): {"name": name, "role": "Principal"} for number, name in numbered.items()
            },
            "evidence": {
                f"JB-{number:03d}": {"code": "A1", "statement": statement}
                for number, statement in enumerate(statements, start=1)
            },
        },
        language=language,
    )


def statements_of(redaction: Redaction) -> list[str]:
    """What the evidence says, row by row."""
    return [entry.text("statement") for entry in redaction.review.of("evidence")]


Retold = Callable[..., str]


@pytest.fixture
def retold() -> Retold:
    """What others read of a text: `retold(text, "Anna Virtanen", "Matti Mäki")`."""

    def tell(text: str, *names: str, language: str = "en", audience: str = "city") -> str:
        made = redact_review(review_with(names, text, language=language), audience, language=language)
        (statement,) = statements_of(made)
        return statement

    return tell
