"""Texts that a language lacks are found wherever they stand in a pack."""

from __future__ import annotations

from dataclasses import replace

from support.packs import SMALL
from xlreview.model.pack import Example
from xlreview.pack import load_pack
from xlreview.pack.untranslated import untranslated


def test_a_text_is_told_by_the_part_of_the_pack_that_it_is_in():
    first, *others = SMALL.indicators
    half = replace(
        first,
        statement={"en": "Only English"},
        questions=({"en": "Why?", "fi": "Miksi?"}, {"en": "How?"}),
        examples=(Example(city={"en": "Gent", "fi": "Gent"}, title={"en": "T"}, text={"fi": "Teksti"}),),
    )
    pack = replace(SMALL, about={"en": "About"}, indicators=(half, *others))
    assert untranslated(pack, "fi") == [
        *("about", "GG/I/1 statement"),
        *("GG/I/1 questions 2", "GG/I/1 examples 1 title"),
    ]
    assert untranslated(pack, "en") == ["GG/I/1 examples 1 text"]


def test_what_no_language_has_is_not_missing_in_one():
    assert untranslated(replace(SMALL, standard={}), "fi") == []


def test_the_shipped_packs_lack_nothing():
    for pack in ("inti-cities", "mixities-anti-discrimination"):
        assert [untranslated(load_pack(pack), language) for language in ("en", "fi")] == [[], []]
