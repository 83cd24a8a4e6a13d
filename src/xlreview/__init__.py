"""Peer reviews of cities in plain files: benchmarks, workbooks, checked answers, Word reports."""
