"""The city's initial report."""

from __future__ import annotations

from builder import blocks
from builder.wordxml import each, labelled, p, run, when

_ANSWERS = ("how", "why", "achieved", "planned", "weaknesses")
_RESPONSIBLE = (
    "{% if one.political %}{{ words.political }}: {{ one.political }}{% endif %}"
    "{% if one.political and one.operational %} · {% endif %}"
    "{% if one.operational %}{{ words.operational }}: {{ one.operational }}{% endif %}"
)


def _topics(title: str, topics: str) -> str:
    return when(
        topics,
        p(title, style="Heading1"),
        each(
            f"topic in {topics}",
            p("{{ topic.title }}", style="Heading2"),
            when("topic.answer", p("{{ topic.answer }}", style="BodyText")),
            when("topic.documents", labelled("{{ words.documents }}", "{{ topic.documents }}")),
            blocks.added_columns("topic"),
        ),
    )


def _answer() -> str:
    """One answer; what is short stays on the page of those responsible for it."""
    return (
        blocks.indicator_head("one")
        + "".join(
            when(f"one.{key}", labelled(f"{{{{ words.{key} }}}}", f"{{{{ one.{key} }}}}", kept=key != "how"))
            for key in _ANSWERS
        )
        + blocks.added_columns("one")
        + when("one.political or one.operational", p(_RESPONSIBLE, style="EvidenceLine"))
        + when("one.documents", p("{{ words.documents }}: {{ one.documents }}", style="EvidenceLine"))
    )


def _pillar() -> str:
    return (
        blocks.pillar_head()
        + p("{{ pillar.tally }}", style="Note", kept=True)
        + each(
            "area in pillar.areas",
            p("{{ area.title }}", style="Heading2"),
            each("one in area.indicators", _answer()),
        )
        + when(
            "pillar.unanswered",
            p("{{ words.unanswered }}", style="Heading2"),
            each(
                "one in pillar.unanswered",
                p(run("{{ one.code }}", "Code"), run("  {{ one.title }}"), style="ListBullet"),
            ),
        )
    )


def body() -> str:
    """The whole document."""
    return (
        blocks.cover(
            "{{ words.peer_review }}",
            "{{ words.initial_report }}",
            (
                ("benchmarks", "pack.title"),
                ("round", "round"),
                ("dated", "dated"),
                ("responsible", "responsible"),
            ),
        )
        + blocks.contents()
        + p("{{ words.at_a_glance }}", style="Heading1", page_break=True)
        + p("{{ lead }}", style="BodyText")
        + when("heat_map", blocks.heat_map())
        + blocks.ratings_chart()
        + blocks.counts()
        + _topics("{{ words.the_city }}", "background")
        + _topics("{{ words.about_report }}", "authorship")
        + each("pillar in pillars", _pillar())
        + blocks.circumstances()
        + p("{{ words.annexes }}", style="Heading1")
        + blocks.method_and_receipt()
    )
