"""Measurements of the life of federations: making, merging, taking away."""
