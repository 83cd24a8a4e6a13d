"""The review team's final report."""

from __future__ import annotations

from builder import blocks, conclusions
from builder.wordxml import (
    cell,
    each,
    head,
    labelled,
    link,
    marked,
    p,
    row,
    run,
    space,
    table,
    when,
)


def _side_by_side(left: tuple[str, str], right: tuple[str, str]) -> str:
    """Two columns of equal weight, each with a heading."""
    return table(
        (blocks.HALF, blocks.HALF),
        head((blocks.HALF, blocks.HALF), left[0], right[0], light=True),
        row(cell(blocks.HALF, left[1], top=True), cell(blocks.HALF, right[1], top=True)),
    )


def _named(findings: str, *more: str) -> str:
    """Indicators as a list in a cell, or a dash."""
    return when(
        findings,
        each(
            f"one in {findings}",
            p("{{ one.rating.symbol }} ", *blocks.CODE_AND_TITLE, style="TableBullet"),
        ),
        *more,
        otherwise=(p("–", style="TableText"),),
    )


def _summary() -> str:
    shown = [
        _named(
            f"{key}.lines",
            when(f"{key}.more", p(f"{{{{ {key}.more }}}}", style="TableSmall")),
        )
        for key in ("does_well", "falls_short")
    ]
    return (
        p("{{ words.summary }}", style="Heading1", page_break=True)
        + p("{{ lead }}", style="BodyText")
        + when("unsettled", p("{{ unsettled }}", style="MissingEvidence"))
        + when("heat_map", blocks.heat_map(), otherwise=(blocks.ratings_chart(number=2),))
        + when(
            "does_well.lines or falls_short.lines",
            _side_by_side(
                ("{{ words.does_well }}", shown[0]),
                ("{{ words.falls_short }}", shown[1]),
            ),
            space(),
        )
        + when(
            "first_steps",
            p("{{ words.first_steps }}", style="MinorHeading"),
            each(
                "one in first_steps",
                p(
                    link("recommendation_{{one.anchor}}", run("{{ one.id }}", "Code")),
                    run("  {{ one.short }}"),
                    style="ListBullet",
                ),
            ),
        )
    )


def _how_done() -> str:
    return (
        p("{{ words.how_done }}", style="Heading1", page_break=True)
        + when("visit", p("{{ visit }}", style="BodyText"))
        + when("evidence_noted", p("{{ evidence_noted }}", style="BodyText"))
        + p("{{ rule }}", style="BodyText")
    )


def _in_figures() -> str:
    return when(
        "ratings_chart",
        p("{{ words.in_figures }}", style="Heading1"),
        when("compared", p("{{ compared }}", style="BodyText")),
        when("heat_map", blocks.ratings_chart()),
        blocks.counts(),
    )


def _strengths_and_weaknesses() -> str:
    """Side by side where there are both, else as a paragraph."""
    strengths, weaknesses = "{{ words.strengths }}", "{{ words.weaknesses }}"
    return when(
        "one.strengths and one.weaknesses",
        _side_by_side(
            (strengths, p("{{ one.strengths }}", style="TableText", kept=True)),
            (weaknesses, p("{{ one.weaknesses }}", style="TableText", kept=True)),
        ),
        space("RatingSpace"),
        otherwise=(
            when("one.strengths", labelled(strengths, "{{ one.strengths }}", kept=True)),
            when("one.weaknesses", labelled(weaknesses, "{{ one.weaknesses }}", kept=True)),
        ),
    )


def _evidence_line(*, kept: bool = False) -> str:
    return p(
        run("{{ words.evidence }}: "),
        link("evidence_{{one.anchor}}", run("{{ one.evidence }}", "Hyperlink")),
        run(
            ".{% if one.opposing %} {{ one.opposing }}{% endif %}"
            "{% if one.own %} {{ words.own_rating }}: {{ one.own }}.{% endif %}"
        ),
        style="EvidenceLine",
        kept=kept,
    )


def _finding() -> str:
    """One block: rating, what was seen, the evidence, and on the same page the first recommendation."""
    return (
        blocks.indicator_head("one")
        + when("one.flag", p("{{ one.flag }}", style="MissingEvidence"))
        + when("one.reason", labelled("{{ words.what_we_saw }}", "{{ one.reason }}", kept=True))
        + _strengths_and_weaknesses()
        + when("one.dissent", labelled("{{ words.dissent }}", "{{ one.dissent }}", kept=True))
        + blocks.added_columns("one")
        + when("one.recommendations", _evidence_line(kept=True), otherwise=(_evidence_line(),))
        + each(
            "advice in one.recommendations",
            p(
                link(
                    "recommendation_{{advice.anchor}}",
                    run("{{ words.recommendation }} {{ advice.id }}.", "RunInLabel"),
                ),
                run(" {{ advice.text }}{% if advice.more %} {{ advice.more }}{% endif %}"),
                style="Recommendation",
            ),
        )
    )


def _cutting_across(title: str, texts: str) -> str:
    return when(
        texts,
        p(title, style="Heading3"),
        each(
            f"one in {texts}",
            p(blocks.CODE, run("  {{ one.text }}"), style="BodyText"),
        ),
    )


def _pillar() -> str:
    return (
        blocks.pillar_head()
        + p("{{ pillar.tally }}", style="Note", kept=True)
        + when(
            "pillar.strong or pillar.weak",
            p("{{ words.strengths_and_weaknesses }}", style="Heading2"),
            _side_by_side(
                ("{{ words.strengths }}", _named("pillar.strong")),
                ("{{ words.weaknesses }}", _named("pillar.weak")),
            ),
            space(),
        )
        + when(
            "pillar.obstacles or pillar.context",
            p("{{ words.obstacles_and_context }}", style="Heading2"),
            _cutting_across("{{ words.obstacles }}", "pillar.obstacles"),
            _cutting_across("{{ words.context }}", "pillar.context"),
        )
        + when(
            "pillar.findings",
            p("{{ words.one_by_one }}", style="Heading2"),
            each("one in pillar.findings", _finding()),
        )
        + when(
            "pillar.brief",
            p("{{ words.rated_briefly }}", style="Heading2"),
            each(
                "brief in pillar.brief",
                p(
                    marked("indicator_{{brief.anchor}}", run("{{ brief.code }}", "Code")),
                    "  {{ brief.title }}: {{ brief.rating.label }}",
                    style="ListBullet",
                ),
            ),
        )
    )


def body() -> str:
    """The whole document."""
    return (
        blocks.cover(
            "{{ words.peer_review }}",
            "{{ words.final_report }}",
            (
                ("benchmarks", "pack.title"),
                ("round", "round"),
                ("visited", "visited"),
                ("dated", "dated"),
                ("team", "team"),
                ("responsible", "responsible"),
            ),
        )
        + blocks.contents()
        + _summary()
        + _how_done()
        + _in_figures()
        + each("pillar in pillars", _pillar())
        + conclusions.good_practices()
        + blocks.circumstances()
        + conclusions.recommendations()
        + conclusions.needs_evidence()
        + conclusions.next_steps()
        + p("{{ words.annexes }}", style="Heading1", page_break=True)
        + conclusions.interviews()
        + conclusions.evidence()
        + conclusions.all_indicators()
        + blocks.method_and_receipt()
    )
