"""The world of the proof: federations filled with everything a site can hold."""

from .build import World, build_world
from .side import Side

__all__ = ["Side", "World", "build_world"]
