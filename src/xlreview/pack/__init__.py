"""Benchmark packs: loading, checking, and the plain form in which a workbook carries one."""
