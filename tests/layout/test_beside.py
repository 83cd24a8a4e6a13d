"""Columns that a merge prints beside answers are known by key and by label in every language."""

from xlreview.layout.beside import is_beside_key, is_beside_label, view_key, view_label


def test_keys_belong_to_their_sheet():
    assert view_key("rating", "JB") == "rating@JB"
    assert is_beside_key("screening", "screening.rating@JB")
    assert is_beside_key("evidence", "evidence.from")
    assert not is_beside_key("evidence", "screening.from")
    assert not is_beside_key("evidence", "evidence.rating@JB")
    assert not is_beside_key("screening", "screening.rating")


def test_labels_are_known_in_every_language():
    assert view_label("rating", "JB", "fi") == "JB · Ensiarvio"
    for label in ("JB · First rating", "A · B · Hypoteesi", "From", "Mistä"):
        assert is_beside_label("screening", label)
    assert not is_beside_label("evidence", "JB · First rating")
    assert not is_beside_label("screening", "First rating")
