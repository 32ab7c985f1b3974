"""Observations, and the checks that they pass before anyone builds on them."""

from gaoxin.engines.quality.observation import Bound, Observation, Status

__all__ = ["Bound", "Observation", "Status"]
