"""What happened: observations, append-only, each with its three times and its source."""
