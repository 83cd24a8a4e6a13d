"""Where reviewers differ, as a small table for the team, with Krippendorff's alpha as its footnote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlreview.i18n import translate
from xlreview.method.agreement import Standing
from xlreview.method.reviewers import Agreement, Group, Pair
from xlreview.model.pack import Pack, words


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line: what is looked at, and on how many of the indicators compared the reviewers stand how."""

    label: str
    counts: tuple[int, ...]
    compared: int


@dataclass(frozen=True, slots=True)
class AgreementTable:
    """The table in a language: headings over label, counts (a column for each `Standing`) and sum.

    `lines` are all indicators together, each pillar (where there are several), each pair of reviewers (where
    there are several). `apart` names the indicators on which reviewers are furthest apart, in pack order.
    """

    headings: tuple[str, ...]
    lines: tuple[TableLine, ...]
    apart: tuple[str, ...]
    footnote: str


def agreement_table(agreement: Agreement, pack: Pack, language: str) -> AgreementTable | None:
    """The table of a comparison; None as long as no indicator has been rated by two reviewers.

    `language` is one that workbooks ship in.
    """
    if not agreement.whole.compared:
        return None
    headings = ("what", *Standing, "compared")
    return AgreementTable(
        tuple(translate(f"analysis.agreement.{heading}", language) for heading in headings),
        tuple(_lines(agreement, pack, language)),
        tuple(one.code for one in agreement.whole.differences if one.standing is Standing.APART),
        alpha_footnote(agreement.alpha, language),
    )


def alpha_footnote(alpha: float | None, language: str) -> str:
    """Alpha with two decimals and its caveat, or why there is none."""
    if alpha is None:
        return translate("analysis.agreement.no_alpha", language)
    # Babel takes its time to import, and only a merged workbook has this figure.
    from babel.numbers import format_decimal

    rounded = round(alpha, 2) + 0.0  # never "-0.00"
    return translate("analysis.agreement.alpha", language, alpha=format_decimal(rounded, "0.00", language))


def _lines(agreement: Agreement, pack: Pack, language: str) -> Iterator[TableLine]:
    yield _line(translate("analysis.agreement.all", language), agreement.whole)
    if len(agreement.pillars) > 1:
        for group in agreement.pillars:
            pillar = pack.pillars_by_code.get(group.pillar or "")
            elsewhere = translate("guide.dashboard.elsewhere", language)
            yield _line(words(pillar.title, language) if pillar else elsewhere, group)
    if len(agreement.pairs) > 1:
        for pair in agreement.pairs:
            yield _line(f"{pair.one} – {pair.other}", pair)


def _line(label: str, counted: Group | Pair) -> TableLine:
    return TableLine(label, tuple(counted.counted[one] for one in Standing), counted.compared)
