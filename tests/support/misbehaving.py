"""Engines that do to their process what readers of strangers' files have done to theirs."""

import os
import sys
import time

from xlreview.read.engine.grid import Cell
from xlreview.read.engine.parcel import Parcel


class _Misbehaving:
    def __init__(self, parcel: Parcel) -> None:
        self.parcel = parcel

    def rows(self, number: int) -> list[list[Cell]]:
        self.misbehave()
        return [[f"read after all: {number}"]]

    def misbehave(self) -> None:
        raise NotImplementedError


class Sleeps(_Misbehaving):
    def misbehave(self) -> None:
        time.sleep(3600)


class Spins(_Misbehaving):
    """Never comes to an end, and has little time left to the system's own limit."""

    def misbehave(self) -> None:
        import resource

        used = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + 1, used + 2))
        while True:
            pass


class Allocates(_Misbehaving):
    def misbehave(self) -> None:
        kept = []
        while True:
            kept.append(bytearray(64 * 1024 * 1024))


class Aborts(_Misbehaving):
    def misbehave(self) -> None:
        os.abort()


class Exits(_Misbehaving):
    def misbehave(self) -> None:
        os._exit(0)


class Raises(_Misbehaving):
    def misbehave(self) -> None:
        raise RuntimeError("no reader is safe from this")


class Floods(_Misbehaving):
    def misbehave(self) -> None:
        for _ in range(1000):
            sys.stdout.write("x" * 65536)
            sys.stderr.write("x" * 65536)


class Swells(_Misbehaving):
    """Gives more than anybody wants to hear."""

    def rows(self, number: int) -> list[list[Cell]]:
        return [["x" * 1024 * 1024] * 210 for _ in range(number + 1)]
