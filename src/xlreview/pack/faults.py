"""Everything that is wrong with a pack, at once: the mapping of its file in, faults out.

A pack without faults can be built by `pack_from_mapping` and written into a workbook whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from xlreview.i18n import Filling
from xlreview.pack.codes import faults_of_codes
from xlreview.pack.document import Fault, Path
from xlreview.pack.mapping import PACK_FORMAT
from xlreview.pack.parts import (
    EXAMPLE,
    LONGEST_CODE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    PACK_FACTS,
    PACK_TEXTS,
    PARTS,
    Field,
    Kind,
)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){0,3}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CODE = re.compile(r"[^\W_]+([/.-][^\W_]+)*")
_NAME = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML, and so neither Excel nor Word, can hold."""


def faults_in(content: Any) -> list[Fault]:
    """All faults of a pack mapping, in the order of the model; none for a pack that can be used."""
    if not isinstance(content, Mapping):
        return [Fault((), "not_a_pack")]
    declared = _declared(content)
    spoken = frozenset(_spoken(content, frozenset(declared)))
    # A language without a single text is one slip in the list of languages, not one in every text.
    silent = [language for language in declared if spoken and language not in spoken]
    languages = tuple(language for language in declared if language not in silent)
    unknown = [*_unknown_keys((), content, (*PACK_FACTS, *(one.key for one in PACK_TEXTS), *PARTS))]
    misspelt = _meant(unknown)
    return [
        *unknown,
        *(fault for fault in _faults_of_facts(content) if fault.path[0] not in misspelt),
        *(Fault(("languages",), "language_nowhere", {"language": language}) for language in silent),
        *_of_one_cause(
            [
                *_faults_of_fields((), content, PACK_TEXTS, languages, misspelt),
                *_faults_of_parts(content, languages, misspelt),
            ],
            slip_in_list=len(declared) < _listed(content),
        ),
        *faults_of_codes(content, languages),
    ]


def _declared(content: Mapping[str, Any]) -> tuple[str, ...]:
    languages = content.get("languages")
    if not isinstance(languages, list):
        return ()
    return tuple(dict.fromkeys(one for one in languages if isinstance(one, str) and _LANGUAGE.fullmatch(one)))


def _listed(content: Mapping[str, Any]) -> int:
    languages = content.get("languages")
    return len(languages) if isinstance(languages, list) else 0


def _spoken(part: Any, declared: frozenset[str]) -> Iterator[str]:
    """Every declared language that some text of this part is in."""
    if isinstance(part, Mapping):
        for key, inside in part.items():
            if key in declared and isinstance(inside, str):
                yield key
            yield from _spoken(inside, declared)
    elif isinstance(part, list):
        for inside in part:
            yield from _spoken(inside, declared)


def _faults_of_facts(content: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _fault_of_format(content.get("format"))
    for key, shape, kind in (("id", _ID, "bad_id"), ("version", _VERSION, "bad_version")):
        if key not in content:
            yield Fault((key,), "missing")
        elif not isinstance(content[key], str) or not shape.fullmatch(content[key]):
            yield Fault((key,), kind, {"found": _shown(content[key])})
    yield from _faults_of_languages(content.get("languages"))


def _fault_of_format(version: Any) -> Iterator[Fault]:
    if version is None:
        yield Fault(("format",), "missing_format", {"format": PACK_FORMAT})
    elif str(version) != str(PACK_FORMAT):
        yield Fault(("format",), "bad_format", {"found": _shown(version), "format": PACK_FORMAT})


def _faults_of_languages(languages: Any) -> Iterator[Fault]:
    if not isinstance(languages, list) or not languages:
        yield Fault(("languages",), "no_languages")
        return
    for number, language in enumerate(languages):
        path: Path = ("languages", number)
        if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
            yield Fault(path, "bad_language", {"found": _shown(language)})
        elif language in languages[:number]:
            yield Fault(path, "doubled", {"found": language})


def _faults_of_parts(
    content: Mapping[str, Any], languages: tuple[str, ...], misspelt: frozenset[str]
) -> Iterator[Fault]:
    for part, fields in PARTS.items():
        members = content.get(part, [])
        if not isinstance(members, list):
            yield Fault((part,), "not_a_list")
            continue
        if part == "indicators" and not members and part not in misspelt:
            yield Fault((part,), "no_indicators")
        for number, member in enumerate(members):
            yield from _faults_of_member((part, number), member, fields, languages)


def _faults_of_member(
    path: Path, member: Any, fields: tuple[Field, ...], languages: tuple[str, ...]
) -> Iterator[Fault]:
    if not isinstance(member, Mapping):
        yield Fault(path, "not_a_mapping", {"keys": ", ".join(one.key for one in fields if one.required)})
        return
    unknown = [*_unknown_keys(path, member, [one.key for one in fields])]
    yield from unknown
    yield from _faults_of_fields(path, member, fields, languages, _meant(unknown))


def _faults_of_fields(
    path: Path,
    holder: Mapping[str, Any],
    fields: Iterable[Field],
    languages: tuple[str, ...],
    misspelt: frozenset[str],
) -> Iterator[Fault]:
    for one in fields:
        if one.key in holder:
            yield from _faults_of_field((*path, one.key), holder[one.key], one.kind, languages)
        elif one.required and one.key not in misspelt:
            yield Fault((*path, one.key), "missing")


def _faults_of_field(path: Path, found: Any, kind: Kind, languages: tuple[str, ...]) -> Iterator[Fault]:
    match kind:
        case Kind.TEXT:
            yield from _faults_of_text(path, found, LONGEST_TEXT, languages)
        case Kind.TITLE:
            yield from _faults_of_text(path, found, LONGEST_TITLE, languages)
        case Kind.CODE:
            yield from _faults_of_code(path, found, _CODE, "bad_code")
        case Kind.NAME:
            yield from _faults_of_code(path, found, _NAME, "bad_name", longest=2 * LONGEST_CODE)
        case _ if not isinstance(found, list):
            yield Fault(path, "not_a_list")
        case Kind.CODES:
            for number, code in enumerate(found):
                yield from _faults_of_code((*path, number), code, _CODE, "bad_code")
        case Kind.TEXTS:
            for number, text in enumerate(found):
                yield from _faults_of_text((*path, number), text, LONGEST_TEXT, languages)
            yield from _fault_of_length_together(path, found, languages)
        case Kind.EXAMPLES:
            for number, example in enumerate(found):
                yield from _faults_of_member((*path, number), example, EXAMPLE, languages)
            texts = [text for one in found if isinstance(one, Mapping) for text in one.values()]
            yield from _fault_of_length_together(path, texts, languages)


def _faults_of_text(path: Path, found: Any, longest: int, languages: tuple[str, ...]) -> Iterator[Fault]:
    if found is None or found == {}:
        yield Fault(path, "missing")
        return
    if not isinstance(found, Mapping):
        yield Fault(path, "not_by_language", {"languages": ", ".join(languages) or "en"})
        return
    for language in languages:
        text = found.get(language)
        inside = (*path, language)
        if text is None or (isinstance(text, str) and not text.strip()):
            yield Fault(inside, "missing_language", {"language": language})
        elif not isinstance(text, str):
            yield Fault(inside, "not_text")
        elif len(text) > longest:
            yield Fault(inside, "too_long", {"length": len(text), "longest": longest})
        elif _FORBIDDEN.search(text):
            yield Fault(inside, "forbidden_character")
    for language in found:
        if languages and language not in languages:
            yield Fault((*path, language), "language_not_declared", {"language": language})


def _fault_of_length_together(path: Path, texts: list[Any], languages: tuple[str, ...]) -> Iterator[Fault]:
    """The questions of an indicator share one cell, and so do its examples."""
    for language in languages:
        told = [str(text.get(language, "")) for text in texts if isinstance(text, Mapping)]
        length = sum(len(text) + len("•  – : \n") for text in told)
        if length > LONGEST_TEXT and max(map(len, told)) <= LONGEST_TEXT:
            yield Fault(path, "too_long_together", {"length": length, "longest": LONGEST_TEXT})
            return


def _faults_of_code(
    path: Path, found: Any, shape: re.Pattern[str], kind: str, longest: int = LONGEST_CODE
) -> Iterator[Fault]:
    if found is None or (isinstance(found, str) and not found.strip()):
        yield Fault(path, "missing")
    elif not isinstance(found, str) or not shape.fullmatch(found):
        yield Fault(path, kind, {"found": _shown(found)})
    elif len(found) > longest:
        yield Fault(path, "too_long", {"length": len(found), "longest": longest})


def _unknown_keys(path: Path, holder: Mapping[str, Any], known: Iterable[str]) -> Iterator[Fault]:
    known = tuple(known)
    for key in holder:
        if key not in known:
            nearest = get_close_matches(key, known, n=1)
            if nearest:
                yield Fault((*path, key), "unknown_key_near", {"key": key, "nearest": nearest[0]})
            else:
                yield Fault((*path, key), "unknown_key", {"key": key, "known": ", ".join(known)})


def _of_one_cause(faults: list[Fault], *, slip_in_list: bool) -> Iterator[Fault]:
    """The faults, but a whole language that is not listed is told once, where the title has it.

    After a slip in the list of languages itself nothing more is said about languages not listed.
    """
    told = {fault.path[1] for fault in faults if _is_undeclared(fault) and fault.path[0] == "title"}
    for fault in faults:
        if not _is_undeclared(fault) or (
            not slip_in_list and (fault.path[0] == "title" or fault.fillings["language"] not in told)
        ):
            yield fault


def _is_undeclared(fault: Fault) -> bool:
    return fault.kind == "language_not_declared"


def _meant(unknown: Iterable[Fault]) -> frozenset[str]:
    """Keys that were probably meant by unknown ones: a slip of the pen is not a missing part as well."""
    return frozenset(str(fault.fillings["nearest"]) for fault in unknown if "nearest" in fault.fillings)


def _shown(found: Any) -> Filling:
    text = found if isinstance(found, str) else str(found)
    return text if len(text) <= 40 else f"{text[:39]}…"
