"""The sheets that people fill in or look rows up on: header, cells, hints, links."""
