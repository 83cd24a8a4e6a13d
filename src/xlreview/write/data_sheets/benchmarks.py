"""The texts of the benchmarks sheet: everything the pack says about an indicator, in one row."""

from __future__ import annotations

from collections.abc import Mapping

from xlreview.model.pack import Indicator, Pack, words

_BULLET = "• "


def benchmark_texts(pack: Pack, language: str) -> dict[str, Mapping[str, str]]:
    """The printed texts in `language`, by indicator code and column key."""
    return {one.code: _texts(one, pack, language) for one in pack.indicators}


def _texts(indicator: Indicator, pack: Pack, language: str) -> dict[str, str]:
    pillar = pack.pillars_by_code.get(indicator.pillar or "")
    area = pack.areas_by_code.get(indicator.area or "")
    statement = [words(indicator.statement, language), words(indicator.explanation, language)]
    return {
        "pillar": words(pillar.title, language) if pillar else "",
        "area": words(area.title, language) if area else "",
        "title": words(indicator.title, language),
        "statement": "\n\n".join(filter(None, statement)),
        "questions": "\n".join(_BULLET + words(question, language) for question in indicator.questions),
        "examples": "\n\n".join(
            f"{words(one.city, language)} – {words(one.title, language)}: {words(one.text, language)}"
            for one in indicator.examples
        ),
    }
