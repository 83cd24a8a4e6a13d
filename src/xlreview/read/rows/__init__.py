"""The rows of a sheet to entries, every filled cell accounted for."""
