"""What the hidden sheets hold: the ledger of ratings, the evidence tally, the stamp."""
