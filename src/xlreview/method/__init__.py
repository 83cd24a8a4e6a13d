"""The rules of the method as plain functions: weighing evidence, progress, ratings at a glance.

The workbook's formulas, the `method` sheet, `check` and the reports all rest on these and on nothing
else, so that a figure means the same wherever it stands.
"""
