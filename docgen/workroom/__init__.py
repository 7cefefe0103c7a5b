"""Scratch space, safe keeping, locks, bounded reading and the audit journal; each is imported from its own module."""

__all__: list[str] = []
