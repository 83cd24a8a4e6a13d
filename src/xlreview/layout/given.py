"""The text that a workbook prints beside each row of a data sheet: what is given, never answered."""

from __future__ import annotations

from collections.abc import Mapping

from xlreview.layout.sheets import Rows, Sheet
from xlreview.model.pack import Pack, words


def given_texts(sheet: Sheet, pack: Pack, language: str) -> dict[str, Mapping[str, str]]:
    """The printed texts of a data sheet in `language`, by row id and column key.

    Indicator rows carry the statement, topics what they ask, the pack's context factors their name and
    what they may involve. Rows that people or a merge add carry none.
    """
    match sheet.rows:
        case Rows.INDICATORS:
            return {one.code: {"statement": words(one.statement, language)} for one in pack.indicators}
        case Rows.TOPICS:
            return {
                topic.id: {"topic": words(topic.title, language), "prompt": words(topic.prompt, language)}
                for topic in pack.topics()
            }
        case Rows.FACTORS:
            return {
                factor.id: {
                    "factor": words(factor.title, language),
                    "involves": words(factor.involves, language),
                }
                for factor in pack.context_factors
            }
        case _:
            return {}
