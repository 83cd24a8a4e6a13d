"""What a merge took from each file: the rows of the merged review that its words stand in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from xlreview.model.entry import Entry
from xlreview.model.ledger import Copy, Ledger
from xlreview.model.merged import Merged, MergedRow


def rows_taken(merged: Merged) -> Mapping[str, Mapping[str, int]]:
    """By fingerprint of a file, the number of rows by sheet that something of it stands in.

    A reviewer's screening counts where it stands beside those of the others, agreed with or not, and so
    does an answer that is in conflict with others.
    """
    in_conflict: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for conflict in merged.conflicts:
        sources = (source for proposal in conflict.proposals for source in proposal.sources)
        in_conflict[conflict.sheet, conflict.row].update(source.fingerprint for source in sources)
    taken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (sheet, id), row in merged.rows.items():
        if row.by_column is None and len(row.said) == 1 and (sheet, id) not in in_conflict:
            # Nearly every piece of evidence.
            taken[row.said[0].copy.fingerprint][sheet] += 1
            continue
        views = _views_behind(row, merged.views(sheet).get(id, {}))
        for fingerprint in {*_behind(row), *views, *in_conflict.get((sheet, id), ())}:
            taken[fingerprint][sheet] += 1
    return taken


def later_copies(ledger: Ledger) -> Mapping[str, Copy]:
    """By fingerprint of a copy, the latest copy of the same workbook; the latest itself is not in it."""
    latest: dict[str, Copy] = {}
    for copy in ledger.copies.values():
        if copy.workbook_id not in latest or latest[copy.workbook_id].order < copy.order:
            latest[copy.workbook_id] = copy
    return {
        copy.fingerprint: latest[copy.workbook_id]
        for copy in ledger.copies.values()
        if latest[copy.workbook_id] is not copy
    }


def _behind(row: MergedRow) -> Iterator[str]:
    said = row.said[:1] if row.by_column is None else (one for some in row.by_column.values() for one in some)
    yield from (one.copy.fingerprint for one in said)


def _views_behind(row: MergedRow, views: Mapping[str, Entry]) -> Iterator[str]:
    files = {entry.file for entry in views.values()}
    yield from (one.copy.fingerprint for one in row.said if one.entry.file in files)
