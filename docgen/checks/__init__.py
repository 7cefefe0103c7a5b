"""What should and should not be: rules over data, documents and finished files."""

__all__: list[str] = []
