"""Zones, their areas and bodies, who may enter them, and what each role may do."""
