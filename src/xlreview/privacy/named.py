"""Who is named in texts that go out, such as a finished report."""

from __future__ import annotations

from xlreview.model.rating import Audience
from xlreview.model.review import Review
from xlreview.privacy.cast import cast_of
from xlreview.privacy.people import Person


def interviewees_named(review: Review, text: str) -> tuple[Person, ...]:
    """The interviewees of a review whom a text surely names, in the order of their interviews."""
    cast = cast_of(review, Audience.TEAM, {})
    mentions = cast.finder().in_text(text)
    named = {one.people[0] for one in mentions if one.doubt is None and len(one.people) == 1}
    return tuple(person for person in cast.interviewees if person in named)
