"""Packs for tests: a small one in two languages, and an odd one that strains the layout."""

from xlreview.model.pack import ContextFactor, Indicator, Pack, Pillar, Theme, Topic


def _both(text: str) -> dict[str, str]:
    return {"en": f"{text} (en)", "fi": f"{text} (fi)"}


SMALL = Pack(
    id="small",
    version="1.0",
    languages=("en", "fi"),
    title=_both("Small pack"),
    about=_both("A pack for tests"),
    source=_both("Nobody"),
    indicator_term={"en": "indicator", "fi": "indikaattori"},
    pillars=(
        Pillar("GG", _both("Governance"), _both("The city governs.")),
        Pillar("PA", _both("Partnership"), _both("The city has partners.")),
    ),
    indicators=tuple(
        Indicator(
            f"{pillar}/I/{number}",
            _both(f"{pillar} {number}"),
            _both(f"Statement {number} of {pillar}."),
            pillar=pillar,
            aliases=("AC/I/3",) if (pillar, number) == ("GG", 3) else (),
        )
        for pillar in ("GG", "PA")
        for number in range(1, 6)
    ),
    background=(Topic("profile", _both("Profile"), _both("Tell about the city.")),),
    authorship=(Topic("authors", _both("Authors"), _both("Who wrote this?")),),
    context_factors=(
        ContextFactor("law", _both("Law"), _both("National laws.")),
        ContextFactor("housing", _both("Housing"), _both("The housing market.")),
    ),
    themes=(
        Theme("learning", _both("Learning"), _both("How people learn.")),
        Theme("trust", _both("Trust"), _both("How trust grows.")),
    ),
)

ODD = Pack(
    id="odd",
    version="0.9",
    languages=("de",),
    title={"de": "Seltsames Paket"},
    about={"de": "Drei Säulen, keine Bereiche, zweihundert Indikatoren."},
    source={"de": "Niemand"},
    indicator_term={"de": "Indikator"},
    pillars=tuple(Pillar(code, {"de": f"Säule {code}"}, {"de": f"Norm {code}"}) for code in "XYZ"),
    indicators=tuple(
        Indicator(
            f"{number:03d}", {"de": f"Kurz {number}"}, {"de": f"Aussage {number}"}, pillar="XYZ"[number % 3]
        )
        for number in range(1, 201)
    ),
)
"""One language that xlreview does not speak, codes that look like numbers, no topics, no themes."""
