"""What a peer review is made of: packs, reviews, entries. Frozen values, no files, no engines."""
