"""Builds the report templates anew: `python report_templates/build.py [FOLDER]`.

The templates are ordinary Word documents and may be edited in Word. This builder is for those who
change all of them at once, or want to know which style is which. The same code gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from builder import final, guides, initial, plan, programme, screening
from builder.package import write_template

HERE = Path(__file__).resolve().parent
KINDS = {
    "initial": ("{{ words.initial_report }}", initial.body),
    "screening": ("{{ words.peer_review }} · {{ words.screening_report }}", screening.body),
    "programme": ("{{ words.peer_review }} · {{ words.programme_report }}", programme.body),
    "guides": ("{{ words.peer_review }} · {{ words.guides_report }}", guides.body),
    "final": ("{{ words.peer_review }} · {{ words.final_report }}", final.body),
    "plan": ("{{ words.plan_report }}", plan.body),
}
WITHOUT_NUMBERS = {"guides"}
"""Kinds whose headings already begin with a number of their own."""


def build_templates(folder: Path) -> list[Path]:
    """Writes every template into `folder` and returns their paths."""
    paths = []
    for kind, (heading, body) in KINDS.items():
        paths.append(folder / f"{kind}.docx")
        write_template(paths[-1], kind, heading=heading, body=body(), numbered=kind not in WITHOUT_NUMBERS)
    return paths


if __name__ == "__main__":
    build_templates(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
