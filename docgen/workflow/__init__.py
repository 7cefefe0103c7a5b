"""The journeys, one story function each; what decides where and when. Each is imported from its own module."""

__all__: list[str] = []
