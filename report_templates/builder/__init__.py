"""Builds the report templates from scratch: styles, blocks, one module per kind of report."""
