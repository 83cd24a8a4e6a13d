"""Records out of files: whole, or refused by the name of their class."""

from dataclasses import replace

import pytest

from support.packs import ODD, SMALL
from support.reviews import review
from xlreview.model.fitting import check_fits


def test_what_was_made_here_fits() -> None:
    for pack in (SMALL, ODD):
        check_fits(pack)
    check_fits(review().stamp)


@pytest.mark.parametrize(
    "about",
    [
        {"title": None},
        {"title": "Small pack"},
        {"title": {"en": ["Small pack"]}},
        {"title": {5: "Small pack"}},
        {"languages": ["en", "fi"]},
        {"languages": ("en", None)},
        {"indicators": (None,)},
        {"indicators": (replace(SMALL.indicators[0], aliases=([],)),)},
        {"indicators": (replace(SMALL.indicators[0], pillar={}),)},
        {"themes": SMALL.indicators},
    ],
)
def test_a_part_of_another_type_does_not(about: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="not a whole Pack"):
        check_fits(replace(SMALL, **about))
