"""The pages that guide and show: start, dashboard, method."""
