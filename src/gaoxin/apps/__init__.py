"""The nouns of the platform, one app each, all of one shape.

``models`` rows, ``actions`` the only writes, ``access`` the only reads, ``bridge`` rows ↔ values.
"""
