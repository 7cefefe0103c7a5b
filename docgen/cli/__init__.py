"""The door: arguments in, exit code out; no rules of its own."""

__all__: list[str] = []
