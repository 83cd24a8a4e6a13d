"""What a workbook is, told by its properties, its sheets and its codes once the stamp is gone.

The pack must be one that ships; the role shows in the sheets, the language in their titles and labels,
the reviewer in the ids. How the rows were sent out nobody can tell any more.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from xlreview.i18n import FALLBACK, LANGUAGES, in_all_languages
from xlreview.layout.rows import printed_ids
from xlreview.layout.sheets import SHEETS, SHEETS_BY_KEY, Access, Rows, access_by_sheet
from xlreview.layout.stamp import BLANK_FINGERPRINT, FORMAT_VERSION, StampedWorkbook
from xlreview.model.pack import Pack
from xlreview.model.rating import Audience, Role
from xlreview.model.review import Stamp
from xlreview.read.engine.grid import Book
from xlreview.read.finding.columns import FoundSheet, find_columns
from xlreview.read.finding.properties import document_facts
from xlreview.read.values.answers import plain_key, plain_text

_ENOUGH_CODES = 0.5
"""Share of a pack's codes that have to stand in a workbook without a stamp for it to be of that pack."""


def restored_stamp(book: Book) -> StampedWorkbook | None:
    """The stamp as far as the rest of the workbook tells it, or None where its pack cannot be told."""
    sheets = {one.sheet.key: one for one in _sheets(book)}
    facts = document_facts(book.container)
    pack = _pack(sheets, facts)
    if pack is None:
        return None
    role = facts.get("role")
    stamp = Stamp(
        workbook_id=facts.get("workbook", book.container.fingerprint[:32]),
        review_id=facts.get("review", ""),
        role=Role(role) if role in tuple(Role) else _role(sheets),
        language=facts.get("language") or _language(sheets),
        city=facts.get("city", ""),
        round=facts.get("round", ""),
        pack_id=pack.id,
        pack_version=facts.get("pack version", pack.version),
        reviewers=_reviewers(facts, sheets),
        format_version=FORMAT_VERSION,
        audience=next((one for one in Audience if one == facts.get("audience")), Audience.TEAM),
    )
    return StampedWorkbook(stamp, pack, _titles(stamp, sheets), _printed(stamp, pack, sheets), {})


def _sheets(book: Book) -> Iterator[FoundSheet]:
    """The sheets with columns of ours; keys or most of the labels have to be there."""
    for title in book.titles:
        grid = book.grid(title)
        for sheet in SHEETS:
            found = find_columns(sheet, grid) if sheet.columns else None
            if found is not None and len(found.columns) * 2 > len(sheet.columns):
                yield found
                break


def _pack(sheets: Mapping[str, FoundSheet], facts: Mapping[str, str]) -> Pack | None:
    """The shipped pack that the properties name or, failing that, whose codes stand on the sheets."""
    # Brings YAML along, and hardly a workbook ever asks.
    from xlreview.pack import shipped_packs

    present = {id for one in sheets.values() if one.sheet.rows is Rows.INDICATORS for id in _ids(one)}
    shares = {
        pack.id: len(present & pack.indicators_by_code.keys()) / len(pack.indicators_by_code)
        for pack in shipped_packs()
    }
    packs = {pack.id: pack for pack in shipped_packs()}
    if not sheets:
        return None
    if (named := facts.get("pack")) is not None:
        return packs.get(named)
    best = max(shares, key=lambda id: shares[id])
    return packs[best] if shares[best] >= _ENOUGH_CODES else None


def _role(sheets: Collection[str]) -> Role:
    """The role whose workbook has most of these sheets and least beside them."""

    def fit(role: Role) -> int:
        known = {sheet.key: access for sheet, access in access_by_sheet(role).items() if sheet.columns}
        filled = {key for key, access in known.items() if access is Access.FILLS}
        return len(filled & set(sheets)) - len(filled - set(sheets)) - 2 * len(set(sheets) - known.keys())

    return max(Role, key=fit)


def _language(sheets: Mapping[str, FoundSheet]) -> str:
    """The language of most labels; titles change more easily."""
    spoken: Counter[str] = Counter()
    for key, one in sheets.items():
        for column, place in one.columns.items():
            label = plain_key(plain_text(one.grid.at(one.header_row, place)))
            for language, text in in_all_languages(f"column.{key}.{column}").items():
                spoken[language] += plain_key(text) == label
    return max(LANGUAGES, key=lambda language: spoken[language]) if spoken else FALLBACK


def _reviewers(facts: Mapping[str, str], sheets: Mapping[str, FoundSheet]) -> tuple[str, ...]:
    """The reviewers as the properties name them, else whoever's initials begin the prepared ids."""
    try:
        named = json.loads(facts["reviewers"])
        return tuple(str(one) for one in named) if isinstance(named, list) else ()
    except (KeyError, ValueError):
        pass
    if _role(sheets) is not Role.REVIEWER:
        return ()
    for key in [key for key in ("context", "evidence") if key in sheets]:
        prefixes = Counter(id.rpartition("-")[0] for id in _ids(sheets[key]) if "-" in id)
        if likely := prefixes.most_common(1):
            return () if likely[0][0] == "REV" else (likely[0][0],)
    return ()


def _titles(stamp: Stamp, sheets: Mapping[str, FoundSheet]) -> dict[str, str]:
    """Present titles; sheets that the role needs and that are gone have their usual ones, to be missed."""
    spoken = stamp.language if stamp.language in LANGUAGES else FALLBACK
    titles = {}
    for sheet, access in access_by_sheet(stamp.role, audience=stamp.audience).items():
        if sheet.key in sheets:
            titles[sheet.key] = sheets[sheet.key].grid.title
        elif access is Access.FILLS or not sheet.columns:
            titles[sheet.key] = in_all_languages(f"sheet.{sheet.key}")[spoken]
    return titles


def _printed(stamp: Stamp, pack: Pack, sheets: Mapping[str, FoundSheet]) -> dict[tuple[str, str], str]:
    """The rows as every such workbook has them."""
    return {
        (key, id): BLANK_FINGERPRINT
        for key in sheets
        if key != "benchmarks"
        for id in printed_ids(SHEETS_BY_KEY[key], pack, stamp)
    }


def _ids(found: FoundSheet) -> Iterator[str]:
    place = found.columns.get(found.sheet.identity)
    if place is not None:
        for row in found.grid.rows:
            if text := plain_text(row[place]).strip():
                yield text
