"""A child's clock stands still while it waits for a processor, and runs while it sleeps."""

from pathlib import Path

import pytest

from xlreview.read.engine import clock
from xlreview.read.engine.clock import OwnTime


class Machine:
    """A clock on the wall, and what the system says of process 7: nanoseconds run, waited, turns."""

    def __init__(self, told: Path) -> None:
        self.now = 100.0
        self._told = told

    def monotonic(self) -> float:
        return self.now

    def waited(self, seconds: float) -> None:
        self._told.write_text(f"5000000 {int(seconds * 1e9)} 12\n", encoding="ascii")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    told = tmp_path / "proc" / "7" / "schedstat"
    told.parent.mkdir(parents=True)
    made = Machine(told)
    monkeypatch.setattr(clock, "time", made)
    monkeypatch.setattr(clock, "Path", lambda place: tmp_path / place.lstrip("/"))
    return made


def test_time_that_a_process_had_is_counted(machine: Machine) -> None:
    own = OwnTime(7, 8.0)
    machine.waited(0)
    machine.now += 3
    assert own.left() == 5.0
    machine.now += 5
    assert own.left() == 0.0


def test_time_that_it_waited_for_a_processor_is_not(machine: Machine) -> None:
    own = OwnTime(7, 8.0)
    machine.now += 8
    machine.waited(6)
    assert own.left() == 6.0
    machine.now += 6
    machine.waited(9)
    assert own.left() == 3.0


def test_patience_ends_however_busy_the_machine_is(machine: Machine) -> None:
    own = OwnTime(7, 8.0)
    machine.now += clock.LONGEST - 1
    machine.waited(clock.LONGEST - 1)
    assert own.left() == 1.0
    machine.now += 1
    assert own.left() == 0.0


def test_where_the_system_does_not_tell_the_clock_on_the_wall_counts(machine: Machine) -> None:
    own = OwnTime(7, 8.0)
    machine.now += 2
    assert own.left() == 6.0
