"""Readers and writers of files. No framework."""
