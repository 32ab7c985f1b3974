"""Periods, units, rounding and bilingual text: the words that every other room speaks.

Standard library only.
"""
