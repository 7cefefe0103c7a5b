"""What may leave: views of a case for an audience."""

__all__: list[str] = []
