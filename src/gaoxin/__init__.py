"""Gaoxin (高新): oversee, manage and serve the carrying-out of a five-year plan."""

__version__ = "0.1.0"
