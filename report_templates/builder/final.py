"""The review team's final report."""

from __future__ import annotations

from builder import blocks
from builder.wordxml import (
    caption,
    cell,
    each,
    head,
    labelled,
    p,
    rating_cell,
    row,
    rows,
    rows_when,
    run,
    space,
    table,
    when,
)
from xlreview import look

_HALF = 80
_CODE_AND_TITLE = (run("{{ one.code }}", "Code"), run("  {{ one.title }}"))


def _side_by_side(left: tuple[str, str], right: tuple[str, str]) -> str:
    """Two columns of equal weight, each with a heading."""
    return table(
        (_HALF, _HALF),
        head((_HALF, _HALF), left[0], right[0], light=True),
        row(cell(_HALF, left[1], top=True), cell(_HALF, right[1], top=True)),
    )


def _named(findings: str, *more: str) -> str:
    """Indicators as a list in a cell, or a dash."""
    return when(
        findings,
        each(
            f"one in {findings}",
            p("{{ one.rating.symbol }} ", *_CODE_AND_TITLE, style="TableBullet"),
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
        + when("heat_map", blocks.heat_map(), otherwise=(blocks.counts(),))
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
                p(run("{{ one.id }}", "Code"), run("  {{ one.short }}"), style="ListBullet"),
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


def _finding() -> str:
    """One block: rating, what was seen, and last the evidence, held on the page of what it is for."""
    strengths, weaknesses = "{{ words.strengths }}", "{{ words.weaknesses }}"
    return (
        blocks.indicator_head("one")
        + when("one.flag", p("{{ one.flag }}", style="MissingEvidence"))
        + when("one.reason", labelled("{{ words.what_we_saw }}", "{{ one.reason }}", kept=True))
        + when(
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
        + when("one.dissent", labelled("{{ words.dissent }}", "{{ one.dissent }}", kept=True))
        + blocks.added_columns("one")
        + p(
            "{{ words.evidence }}: {{ one.evidence }}.{% if one.opposing %} {{ one.opposing }}{% endif %}"
            "{% if one.own %} {{ words.own_rating }}: {{ one.own }}.{% endif %}",
            style="EvidenceLine",
        )
        + each(
            "advice in one.recommendations",
            p(
                run("{{ words.recommendation }} {{ advice.id }}.", "RunInLabel"),
                run(" {{ advice.text }}"),
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
            p(run("{{ one.code }}", "Code"), run("  {{ one.text }}"), style="BodyText"),
        ),
    )


def _pillar() -> str:
    return (
        p("{{ pillar.title }}", style="Heading1")
        + when(
            "pillar.standard",
            p(run("{{ words.standard }}.", "RunInLabel"), run(" {{ pillar.standard }}"), style="Standard"),
        )
        + p("{{ pillar.tally }}", style="Note")
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
            p("{{ words.findings }}", style="Heading2"),
            each("one in pillar.findings", _finding()),
        )
        + when(
            "pillar.brief",
            p("{{ words.rated_briefly }}", style="Heading2"),
            each(
                "one in pillar.brief",
                p(*_CODE_AND_TITLE, ": {{ one.rating.label }}", style="ListBullet"),
            ),
        )
    )


def _good_practices() -> str:
    return when(
        "good_practices",
        p("{{ words.good_practices }}", style="Heading1"),
        each(
            "theme in good_practices",
            when("theme.title", p("{{ theme.title }}", style="Heading2")),
            each(
                "one in theme.practices",
                p(*_CODE_AND_TITLE, style="MinorHeading"),
                p("{{ one.text }}", style="BodyText"),
                when("one.transferable", labelled("{{ words.transfers }}", "{{ one.transferable }}")),
            ),
        ),
    )


def _recommendations() -> str:
    widths = (20, 61, 30, 20, 29)
    small = "TableSmall"
    line = row(
        cell(widths[0], p(run("{{ one.id }}", "Code"), style="TableText"), top=True),
        cell(
            widths[1],
            p("{{ one.text }}", style="TableText"),
            when("one.codes", p("{{ words.concerns }}: {{ one.codes }}", style=small)),
            when("one.evidence", p("{{ words.evidence }}: {{ one.evidence }}", style=small)),
            when("one.flag", p("{{ one.flag }}", style=small)),
            each("note in one.also", p("{{ note.label }}: {{ note.text }}", style=small)),
            top=True,
        ),
        cell(widths[2], p("{{ one.addressee }}", style="TableText"), top=True),
        cell(
            widths[3],
            p("{{ one.term }}", style="TableText"),
            when("one.priority", p("{{ one.priority }}", style=small)),
            top=True,
        ),
        cell(
            widths[4],
            p(run("{{ one.response }}", "RunInLabel"), style="TableText"),
            when("one.note", p("{{ one.note }}", style="TableText")),
            top=True,
        ),
    )
    titles = ("code", "recommendation", "addressee", "when", "response")
    return when(
        "recommendations",
        p("{{ words.recommendations }}", style="Heading1"),
        p("{{ words.recommendations_intro }}", style="BodyText", kept=True),
        caption("{{ words.recommendations_caption }}"),
        table(
            widths,
            head(widths, *(f"{{{{ words.{title} }}}}" for title in titles)),
            rows("one in recommendations", 5, line),
            about="{{ words.recommendations_intro }}",
        ),
        space(),
    )


def _needs_evidence() -> str:
    return when(
        "needs_evidence",
        p("{{ words.needs_evidence }}", style="Heading1"),
        p("{{ words.needs_evidence_intro }}", style="BodyText", kept=True),
        each(
            "one in needs_evidence",
            p(*_CODE_AND_TITLE, ": {{ one.rating.label }} – {{ one.why }}", style="ListBullet"),
        ),
    )


def _next_steps() -> str:
    widths = (_HALF, _HALF)
    return (
        p("{{ words.next_steps }}", style="Heading1")
        + each("step in next_steps", p("{{ step }}", style="ListBullet"))
        + space()
        + table(
            widths,
            head(widths, "{{ words.for_team }}", "{{ words.for_city }}", light=True),
            *(
                row(
                    *(cell(_HALF, p(f"{{{{ words.{word} }}}}", style="TableSmall"), top=True),) * 2,
                    height=height,
                )
                for word, height in (("place_and_date", 14), ("signature", 20))
            ),
        )
        + space()
    )


def _interviews() -> str:
    widths = (14, 24, 26, 70, 26)
    keys = ("number", "day", "kind", "role", "interviewers")
    titles = ("number", "day", "interview_kind", "role", "interviewers")
    return when(
        "interviews",
        p("{{ words.interviews }}", style="Heading2"),
        p("{{ words.interviews_intro }}", style="BodyText", kept=True),
        caption("{{ words.interviews_caption }}"),
        table(
            widths,
            head(widths, *(f"{{{{ words.{title} }}}}" for title in titles)),
            rows(
                "meeting in interviews",
                5,
                row(
                    *(
                        cell(width, p(f"{{{{ meeting.{key} }}}}", style="TableText"))
                        for width, key in zip(widths, keys, strict=True)
                    )
                ),
            ),
        ),
        space(),
    )


def _all_indicators() -> str:
    widths = (18, 86, 28, 28)
    code_and_title = (
        cell(widths[0], p(run("{{ one.code }}", "Code"), style="TableText")),
        cell(widths[1], p("{{ one.title }}", style="TableText")),
    )
    return (
        p("{{ words.all_indicators }}", style="Heading2")
        + when("heat_map", blocks.counts())
        + caption("{{ words.all_caption }}")
        + table(
            widths,
            head(
                widths,
                "{{ words.code }}",
                "{{ words.in_short }}",
                "{{ words.team_rating }}",
                "{{ words.city_rating }}",
            ),
            rows(
                "group in all_indicators",
                4,
                rows_when(
                    "group.title",
                    4,
                    row(cell(160, p("{{ group.title }}", style="TableGroup"), fill=look.GIVEN_FILL, span=4)),
                ),
                rows(
                    "one in group.indicators",
                    4,
                    row(*code_and_title, rating_cell(28, "one.rating"), rating_cell(28, "one.own")),
                ),
            ),
        )
        + space()
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
                ("dated", "dated"),
                ("team", "team"),
                ("responsible", "responsible"),
            ),
        )
        + blocks.contents()
        + _summary()
        + _how_done()
        + each("pillar in pillars", _pillar())
        + _good_practices()
        + blocks.circumstances()
        + _recommendations()
        + _needs_evidence()
        + _next_steps()
        + p("{{ words.annexes }}", style="Heading1", page_break=True)
        + _interviews()
        + _all_indicators()
        + blocks.method_and_receipt()
    )
