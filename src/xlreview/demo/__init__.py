"""The whole loop on a sample review, so that people can see everything before their own begins."""

from __future__ import annotations

from xlreview.demo.loop import make_demo

__all__ = ["make_demo"]
