"""Whatever is wrong with a file, it gives a review or a named refusal, in time, and nobody dies of it.

    pytest tests/fuzz --fuzz 10000              a long run
    pytest tests/fuzz --fuzz 1 --fuzz-from 4711 one mutant again

The mutants are read in a child process, a few hundred at a time: one that kills its reader is a find,
not the end of the run.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.packages import small, zipped
from support.workbooks import book
from xlreview.problem import SEVERITIES

TOGETHER = 250
SECONDS = 10.0
MEGABYTES = 1024
READER = Path(__file__).with_name("reader.py")
TESTS = Path(__file__).parents[1]

STRINGS = "<si><t>one</t></si><si><r><t>two </t></r><r><t>runs</t></r></si>"
ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c></row>'
    '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" s="1"><v>46329</v></c>'
    '<c r="C2" t="b"><v>1</v></c></row>'
)

ANSWERS = {
    "reviewer": {"screening": {"GG/I/1": {"rating": "meets", "hypothesis": "Seems to hold."}}},
    "city": {"self_assessment": {"GG/I/1": {"rating": "meets", "why": "Neuvosto kokoontuu."}}},
}


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks to begin with: two of ours, and one with a bit of everything."""
    folder = tmp_path_factory.mktemp("seeds")
    styles = '<xf numFmtId="0"/><xf numFmtId="14"/>'
    (folder / "small.xlsx").write_bytes(zipped(small(ROWS, strings=STRINGS, styles=styles)))
    for role, answers in ANSWERS.items():
        made = book(tmp_path_factory.mktemp(role), answers, role=role)
        (folder / f"{role}.xlsx").write_bytes(made.path.read_bytes())
    return folder


def test_every_mutant_ends_in_a_review_or_a_named_refusal(
    seeds: Path, request: pytest.FixtureRequest
) -> None:
    first, count = request.config.getoption("--fuzz-from"), request.config.getoption("--fuzz")
    finds: list[str] = []
    seen: set[str] = set()
    for start in range(first, first + count, TOGETHER):
        end = min(start + TOGETHER, first + count)
        command = [sys.executable, str(READER), str(seeds), str(start), str(end)]
        run = subprocess.run(
            command, capture_output=True, text=True, env={"PYTHONPATH": str(TESTS)}, check=False
        )
        verdicts = [json.loads(line) for line in run.stdout.splitlines()]
        finds += [f"{one['mutant']}: {one['verdict']}" for one in verdicts if one["verdict"].startswith("!")]
        finds += [f"{one['mutant']}: {one['seconds']} s" for one in verdicts if one["seconds"] > SECONDS]
        finds += [f"{one['mutant']}: {one['mb']} MB" for one in verdicts if one["mb"] > MEGABYTES]
        if run.returncode != 0:
            finds.append(f"{start + len(verdicts)}: died ({run.returncode}) {run.stderr[-500:]}")
        seen.update(one["verdict"] for one in verdicts)
    assert finds == []
    assert seen <= {"read", *SEVERITIES}
    if count >= 300:
        assert {"read", "DAMAGED_WORKBOOK", "UNSAFE_WORKBOOK", "FOREIGN_WORKBOOK"} <= seen
