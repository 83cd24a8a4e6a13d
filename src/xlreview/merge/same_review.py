"""Only workbooks of one review and one version of its pack are merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from xlreview.i18n import FALLBACK, LANGUAGES
from xlreview.model.review import Review, Stamp
from xlreview.problem import Place, Problem, UnusableInput


def demand_one_review(reviews: Sequence[Review]) -> None:
    """Refuses workbooks of different reviews, or made with different packs.

    Raises UnusableInput with a problem for every file that is not of the review, or the pack, that most
    of the files are of; where no review has most files, for every file. The reasons do not depend on
    the order of the files. A copy in which names were replaced is refused too (MERGE_REDACTED): it would
    bring in its numbers as answers.
    """
    redacted = [_refused("MERGE_REDACTED", review, {}) for review in reviews if review.stamp.is_redacted]
    if redacted:
        raise UnusableInput(*redacted)
    for code, facts in (("MERGE_OTHER_REVIEW", _review), ("MERGE_OTHER_PACK", _pack)):
        files: dict[tuple[str, ...], list[Review]] = defaultdict(list)
        for review in reviews:
            files[facts(review.stamp)].append(review)
        if len(files) > 1:
            raise UnusableInput(*_problems(code, files))


def _problems(code: str, files: dict[tuple[str, ...], list[Review]]) -> list[Problem]:
    counts = Counter({kind: len(some) for kind, some in files.items()})
    (usual, most), (_, next_most) = counts.most_common(2)
    problems = []
    for kind in sorted(files):
        if most > next_most and kind == usual:
            continue
        others = [other for other in sorted(files) if other != kind]
        shown = "; ".join(
            _named(code, files[other][0].stamp) for other in ([usual] if most > next_most else others)
        )
        for review in files[kind]:
            problems.append(_refused(code, review, {"this": _named(code, review.stamp), "others": shown}))
    return sorted(problems, key=lambda problem: problem.place.file)


def _refused(code: str, review: Review, details: Mapping[str, str]) -> Problem:
    file = review.receipts[0].file if review.receipts else review.stamp.workbook_id
    language = review.stamp.language if review.stamp.language in LANGUAGES else FALLBACK
    return Problem(code, Place(file), details, language)


def _review(stamp: Stamp) -> tuple[str, ...]:
    return (stamp.review_id,)


def _pack(stamp: Stamp) -> tuple[str, ...]:
    return (stamp.pack_id, stamp.pack_version)


def _named(code: str, stamp: Stamp) -> str:
    if code == "MERGE_OTHER_PACK":
        return f"{stamp.pack_id} {stamp.pack_version}"
    return ", ".join(filter(None, (stamp.city, stamp.round))) + f" ({stamp.pack_id})"
