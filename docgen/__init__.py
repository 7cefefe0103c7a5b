"""docgen: police statements and appeal bundles from a typed case summary."""

__all__ = ["__version__"]

__version__ = "0.1.0"
