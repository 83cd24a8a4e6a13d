"""A pack file as plain mappings, lists and text, with the line on which each part stands.

Every scalar is read as the text that stands there. That spares authors the surprises of YAML: the code
01 stays 01, version 1.0 stays 1.0, and `no` is Norwegian rather than false. A key with nothing behind
it (or `null`, `~`) counts as left out.

A stranger's file can do no harm: no tags, no references to other parts of the file (which can unfold
without end), no deep nesting; and no part of it is built before that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from xlreview.i18n import Filling

Path = tuple[str | int, ...]
"""Where in a pack: `("indicators", 12, "statement", "fi")`."""

DEEPEST = 8
"""Levels of nesting allowed; a pack needs six (indicators, one, examples, one, text, language)."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a pack: where, what kind (a key in the catalogues), the words to fill in."""

    path: Path
    kind: str
    fillings: Mapping[str, Filling] = field(default_factory=dict)
    line: int | None = None


class UnreadableDocument(Exception):
    """Text that cannot be read as a pack document at all; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Document:
    """What a pack file says: its content, the line of every part, and keys that stand twice."""

    content: Any
    lines: Mapping[Path, int]
    faults: tuple[Fault, ...] = ()


def read_document(text: str) -> Document:
    """The document in a YAML text; raises UnreadableDocument where there is none to read."""
    try:
        return _Reading(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as refusal:
        mark = refusal.problem_mark or refusal.context_mark
        line = None if mark is None else mark.line + 1
        reason = refusal.problem or refusal.context or ""
        raise UnreadableDocument(Fault((), "not_yaml", {"reason": reason}, line)) from refusal
    except yaml.reader.ReaderError as refusal:
        found = _FORBIDDEN.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else None
        raise UnreadableDocument(Fault((), "forbidden_character", {}, line)) from refusal


class _Reading:
    """One pass over the events of a YAML text."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._lines: dict[Path, int] = {}
        self._faults: list[Fault] = []

    def document(self) -> Document:
        next(self._events)  # the stream starts
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise UnreadableDocument(Fault((), "empty"))
        content = self._part(next(self._events), ())
        next(self._events)  # the document ends
        beyond = next(self._events)
        if not isinstance(beyond, yaml.StreamEndEvent):
            raise UnreadableDocument(self._fault((), "second_document", beyond))
        return Document(content, self._lines, tuple(self._faults))

    def _part(self, event: yaml.Event, path: Path) -> Any:
        self._lines[path] = event.start_mark.line + 1
        self._refuse_harm(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in _NOTHING else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return self._mapping(path)

    def _list(self, path: Path) -> list[Any]:
        parts: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            parts.append(self._part(event, (*path, len(parts))))
        return parts

    def _mapping(self, path: Path) -> dict[str, Any]:
        parts: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            self._refuse_harm(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise UnreadableDocument(self._fault(path, "key_not_text", event))
            inside = (*path, event.value)
            if inside in self._lines:
                self._faults.append(self._fault(inside, "key_doubled", event))
            part = self._part(next(self._events), inside)
            if part is not None:
                parts[event.value] = part
        return parts

    def _refuse_harm(self, event: yaml.Event, path: Path) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableDocument(self._fault(path, "reference", event))
        if len(path) > DEEPEST:
            raise UnreadableDocument(self._fault((), "too_deep", event))
        if event.tag not in (None, "!", "tag:yaml.org,2002:str"):
            raise UnreadableDocument(self._fault(path, "tag", event, tag=event.tag))

    def _fault(self, path: Path, kind: str, event: yaml.Event, **fillings: Filling) -> Fault:
        return Fault(path, kind, fillings, event.start_mark.line + 1)
