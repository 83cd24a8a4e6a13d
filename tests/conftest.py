"""Settings for all tests."""

import gc

import pytest
from hypothesis import HealthCheck, settings

# The same examples each time, and no verdict that depends on how busy the machine is.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Spares a tenth of the time: thousands of tests are in memory, and none of them is ever rubbish."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz", type=int, default=300, help="how many damaged files are read")
    parser.addoption("--fuzz-from", type=int, default=0, help="the number of the first of them")
    parser.addoption(
        "--histories", type=int, default=200, help="how many random histories of a review are merged"
    )
    parser.addoption("--file-histories", type=int, default=3, help="how many of them through real files")
    parser.addoption("--histories-from", type=int, default=0, help="the number of the first of those")
