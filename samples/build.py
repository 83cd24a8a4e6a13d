"""Writes the filled workbooks of the sample reviews: python samples/build.py [FOLDER]

Without a folder they go to `workbooks/` inside each story, where the repository keeps them. The same
bytes come out every time; after a change to a story or to the look of workbooks, run it and commit.
"""

import sys
from pathlib import Path

from xlreview.demo.loop import write_returned
from xlreview.demo.story import load_story

SAMPLES = Path(__file__).resolve().parent


def main(target: Path | None) -> None:
    """Builds every story into `target/STORY`, or into the repository."""
    for told in sorted(SAMPLES.glob("*/review.yaml")):
        name = told.parent.name
        folder = target / name if target else told.parent / "workbooks"
        folder.mkdir(parents=True, exist_ok=True)
        write_returned(load_story(name), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
