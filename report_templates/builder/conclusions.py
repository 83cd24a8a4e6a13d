"""The second half of the final report: what follows from the findings, and the annexes."""

from __future__ import annotations

from builder import blocks
from builder.wordxml import (
    caption,
    cell,
    each,
    head,
    labelled,
    link,
    marked,
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


def good_practices() -> str:
    """Good practices by theme, each with for whom it transfers."""
    return when(
        "good_practices",
        p("{{ words.good_practices }}", style="Heading1"),
        each(
            "theme in good_practices",
            when("theme.title", p("{{ theme.title }}", style="Heading2")),
            each(
                "one in theme.practices",
                p(*blocks.CODE_AND_TITLE, style="MinorHeading"),
                when(
                    "one.transferable",
                    p("{{ one.text }}", style="BodyText", kept=True),
                    labelled("{{ words.transfers }}", "{{ one.transferable }}"),
                    otherwise=(p("{{ one.text }}", style="BodyText"),),
                ),
            ),
        ),
    )


def _concerns() -> tuple[str, ...]:
    """The codes that a recommendation is about, each leading to its finding."""
    return (
        run("{% for about in one.concerns %}"),
        link("indicator_{{about.anchor}}", run("{{ about.code }}")),
        run("{% if not loop.last %}, {% endif %}{% endfor %}"),
    )


_ADVICE_WIDTHS = (20, 61, 30, 20, 29)


def _advice_row() -> str:
    """A recommendation with what it is about, to whom it goes, when, and what the city says."""
    widths = _ADVICE_WIDTHS
    small = "TableSmall"
    number = marked("recommendation_{{one.anchor}}", run("{{ one.id }}", "Code"))
    return row(
        cell(widths[0], p(number, style="TableText"), top=True),
        cell(
            widths[1],
            p("{{ one.text }}", style="TableText"),
            when("one.codes", p("{{ words.concerns }}: ", *_concerns(), style=small)),
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
        blocks.response_cell(widths[4]),
    )


def recommendations() -> str:
    """The table of recommendations with the city's responses."""
    widths = _ADVICE_WIDTHS
    titles = ("code", "recommendation", "addressee", "when", "response")
    return when(
        "recommendations",
        p("{{ words.recommendations }}", style="Heading1"),
        p("{{ words.recommendations_intro }}", style="BodyText", kept=True),
        caption("{{ words.recommendations_caption }}"),
        table(
            widths,
            head(widths, *(f"{{{{ words.{title} }}}}" for title in titles)),
            rows("one in recommendations", 5, _advice_row()),
            about="{{ words.recommendations_intro }}",
        ),
        space(),
    )


def needs_evidence() -> str:
    """The findings left out, in a short list."""
    return when(
        "needs_evidence",
        p("{{ words.needs_evidence }}", style="Heading1"),
        p("{{ words.needs_evidence_intro }}", style="BodyText", kept=True),
        each(
            "one in needs_evidence",
            p(*blocks.CODE_AND_TITLE, ": {{ one.rating.label }} – {{ one.why }}", style="ListBullet"),
        ),
    )


def next_steps() -> str:
    """What happens now, and on the same page the signatures."""
    widths = (blocks.HALF, blocks.HALF)
    return (
        p("{{ words.next_steps }}", style="Heading1")
        + each("step in next_steps", p("{{ step }}", style="ListBullet", kept=True))
        + space("RatingSpace")
        + table(
            widths,
            head(widths, "{{ words.for_team }}", "{{ words.for_city }}", light=True),
            *(
                row(
                    *(
                        cell(
                            blocks.HALF,
                            p(f"{{{{ words.{word} }}}}", style="TableSmall", kept=word != "signature"),
                            top=True,
                        ),
                    )
                    * 2,
                    height=height,
                )
                for word, height in (("place_and_date", 14), ("signature", 20))
            ),
        )
        + space()
    )


def interviews() -> str:
    """The annex that lists the interviews by role."""
    widths = (12, 23, 24, 67, 34)
    keys = ("day", "kind", "role", "interviewers")
    number = marked("interview_{{meeting.anchor}}", run("{{ meeting.number }}"))
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
                    cell(widths[0], p(number, style="TableText")),
                    *(
                        cell(width, p(f"{{{{ meeting.{key} }}}}", style="TableText"))
                        for width, key in zip(widths[1:], keys, strict=True)
                    ),
                ),
            ),
        ),
        space(),
    )


def all_indicators() -> str:
    """The annex with every rating of the team beside the city's."""
    widths = (18, 86, 28, 28)
    code_and_title = (
        cell(widths[0], p(blocks.CODE, style="TableText")),
        cell(widths[1], p("{{ one.title }}", style="TableText")),
    )
    return (
        p("{{ words.all_indicators }}", style="Heading2")
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


_EVIDENCE_WIDTHS = (20, 84, 28, 28)


def _evidence_group() -> str:
    """The finding that the pieces below it are about, leading back to it."""
    back = link("indicator_{{group.anchor}}", run("{{ group.code }}  {{ group.title }}"))
    return row(
        cell(
            sum(_EVIDENCE_WIDTHS),
            p(
                marked("evidence_{{group.anchor}}", back),
                run("  {{ group.rating.label }}"),
                style="TableGroup",
            ),
            fill=look.GIVEN_FILL,
            span=len(_EVIDENCE_WIDTHS),
        )
    )


def _evidence_piece() -> str:
    """One piece of evidence: what, where from, what it speaks for."""
    widths = _EVIDENCE_WIDTHS
    return row(
        cell(widths[0], p(run("{{ one.id }}", "Code"), style="TableText"), top=True),
        cell(
            widths[1],
            p("{{ one.statement }}", style="TableText"),
            when("one.nature", p("{{ one.nature }}", style="TableSmall")),
            top=True,
        ),
        cell(
            widths[2],
            p(link("interview_{{one.anchor}}", run("{{ one.heard_in }}")), style="TableText"),
            top=True,
        ),
        cell(widths[3], p("{{ one.points_to }}", style="TableText"), top=True),
    )


def evidence() -> str:
    """The annex with what was noted about each finding, and back to the finding."""
    widths = _EVIDENCE_WIDTHS
    pieces = rows("one in group.pieces", len(widths), _evidence_piece())
    titles = ("code", "noted", "heard_in", "speaks_for")
    return when(
        "evidence_bank",
        p("{{ words.evidence_bank }}", style="Heading2"),
        p("{{ words.evidence_bank_intro }}", style="BodyText", kept=True),
        caption("{{ words.evidence_bank_caption }}"),
        table(
            widths,
            head(widths, *(f"{{{{ words.{title} }}}}" for title in titles)),
            rows("group in evidence_bank", len(widths), _evidence_group(), pieces),
            about="{{ words.evidence_bank_intro }}",
        ),
        space(),
    )
