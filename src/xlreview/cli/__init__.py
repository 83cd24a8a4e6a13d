"""The command line. Every command is: read the options, call the library once, say what came of it.

Exit 0: done. 1: the workbook has problems of severity error. 2: unusable input or usage.
"""

from xlreview.cli.program import main

__all__ = ["main"]
