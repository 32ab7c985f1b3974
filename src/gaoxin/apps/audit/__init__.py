"""What was done, by whom, when: an append-only record, sealed in a chain of digests."""
