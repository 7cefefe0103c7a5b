"""What a file holds: the one room that opens files from outside, within bounds."""

__all__: list[str] = []
