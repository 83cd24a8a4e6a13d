"""Reads mutants one after another and says in lines of JSON how each ended."""

import json
import sys
import tempfile
import time
import traceback
from pathlib import Path

from fuzz.mutations import mutant
from xlreview.problem import UnusableInput
from xlreview.read import read_review


def verdict(path: Path) -> str:
    """`read`, the code of the refusal, or `!` and what should never have happened."""
    try:
        review = read_review(path)
        for problem in review.problems:
            assert str(problem)
    except UnusableInput as refusal:
        return refusal.problems[0].code if str(refusal) else "!a refusal without words"
    except BaseException:  # noqa: BLE001 - whatever it is, it is a find
        return "!" + traceback.format_exc()[-900:]
    return "read"


def main(seeds: str, start: str, end: str) -> None:
    workbooks = [path.read_bytes() for path in sorted(Path(seeds).glob("*.xlsx"))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant.xlsx"
        for number in range(int(start), int(end)):
            path.write_bytes(mutant(number, workbooks))
            started = time.perf_counter()
            said = verdict(path)
            seconds = round(time.perf_counter() - started, 2)
            line = {"mutant": number, "verdict": said, "seconds": seconds, "mb": megabytes()}
            sys.stdout.write(f"{json.dumps(line)}\n")
            sys.stdout.flush()


def megabytes() -> int:
    """The most memory that this process has had."""
    try:
        import resource
    except ImportError:  # Windows keeps no such account
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
