"""Chooses the form of an export by the ending of its name, and puts it in place whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from xlreview.export.as_csv import review_as_tables
from xlreview.export.as_json import review_as_json
from xlreview.model.review import Review
from xlreview.outputs import finished_file, finished_folder
from xlreview.problem import unusable

ENDINGS = (".json", ".csv")


def export_review(review: Review, out: Path, *, force: bool = False, inputs: Iterable[Path] = ()) -> None:
    """Writes a review to `out`: a file for `.json`, a folder of tables for `.csv`.

    Raises UnusableInput: OUTPUT_ENDING for any other ending, OUTPUT_EXISTS and the like from `outputs`.
    """
    match out.suffix.lower():
        case ".json":
            with finished_file(out, force=force, inputs=inputs) as aside:
                aside.write_bytes(review_as_json(review))
        case ".csv":
            with finished_folder(out, force=force, inputs=inputs) as aside:
                for name, table in review_as_tables(review).items():
                    (aside / name).write_bytes(table)
        case _:
            raise unusable("OUTPUT_ENDING", str(out), endings=", ".join(ENDINGS))
