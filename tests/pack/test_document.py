"""A pack file is read as plain text in plain parts, and can do no harm."""

import pytest

from xlreview.pack import document
from xlreview.pack.document import UnreadableDocument, read_document


def refusal_of(text: str) -> tuple[str, int | None]:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(text)
    return caught.value.fault.kind, caught.value.fault.line


def test_every_scalar_is_the_text_that_stands_there() -> None:
    text = "code: 01\nversion: 1.0\nno: yes\nday: 2026-11-03\nquoted: '01'\nhexadecimal: 0x10"
    assert read_document(text).content == {
        "code": "01",
        "version": "1.0",
        "no": "yes",
        "day": "2026-11-03",
        "quoted": "01",
        "hexadecimal": "0x10",
    }


def test_a_key_with_nothing_behind_it_counts_as_left_out_but_keeps_its_line() -> None:
    read = read_document("a: text\nempty:\ntilde: ~\nnull: null\nquoted: ''\nparts:\n  -\n  - b")
    assert read.content == {"a": "text", "quoted": "", "parts": [None, "b"]}
    assert ("empty",) in read.lines


def test_every_part_knows_its_line() -> None:
    read = read_document("a:\n  - b: 1\n    c: 2\n")
    assert read.lines == {(): 1, ("a",): 2, ("a", 0): 2, ("a", 0, "b"): 2, ("a", 0, "c"): 3}


def test_a_doubled_key_is_a_fault_and_reading_goes_on() -> None:
    read = read_document("a: 1\nb: 2\na: 3\nc:\n  d: 4\n  d: 5")
    assert [(fault.path, fault.kind, fault.line) for fault in read.faults] == [
        (("a",), "key_doubled", 3),
        (("c", "d"), "key_doubled", 6),
    ]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", ("empty", None)),
        ("# a remark, nothing else\n", ("empty", None)),
        ("a: 1\nb: [1, 2", ("not_yaml", 3)),
        ("a: 1\n\tb: 2", ("not_yaml", 2)),
        ("a: 1\n--- \nb: 2", ("second_document", 2)),
        ("a: &all [1]\nb: *all", ("reference", 2)),
        ("a: &all {x: 1}\nb:\n  <<: *all", ("reference", 3)),
        ("a: !!python/object/apply:os.system [ls]", ("tag", 1)),
        ("a: !secret b", ("tag", 1)),
        ("[a, b]: 1", ("key_not_text", 1)),
        ("ä: 1\nb: \x07", ("forbidden_character", 2)),
    ],
)
def test_what_is_no_plain_document_is_refused_with_its_line(text: str, refusal: tuple) -> None:
    found_kind, found_line = refusal_of(text)
    expected_kind, expected_line = refusal
    assert found_kind == expected_kind
    if expected_kind != "not_yaml":  # the two parsers of PyYAML count the end of a text differently
        assert found_line == expected_line


def test_text_that_unfolds_without_end_is_refused_before_it_unfolds() -> None:
    layers = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30))
    assert refusal_of(f"l0: &l0 [lol]\n{layers}") == ("reference", 2)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_endless_nesting_is_refused_at_once(
    opening: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import yaml

    if not hasattr(yaml, loader):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(document, "_LOADER", getattr(yaml, loader))
    kind, line = refusal_of(opening * 50_000)
    assert (kind, line) == ("too_deep", 1)
