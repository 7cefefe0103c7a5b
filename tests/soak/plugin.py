"""Let the searches of hypothesis run long, and nothing else: `pytest -p tests.soak.plugin`.

`DOCGEN_SOAK` says how many times as long as in `make test` (50 where it is not set).
"""

import os

import pytest
from hypothesis import is_hypothesis_test, settings

SETTINGS = "_hypothesis_internal_use_settings"
"""Where hypothesis keeps a test's own settings, which go before any profile's; no public way replaces them."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the searches, each with more examples, and others in each run."""
    times = int(os.environ.get("DOCGEN_SOAK", "50"))
    searches = [item for item in items if is_hypothesis_test(getattr(item, "obj", None))]
    for item in searches:
        function = getattr(item.obj, "__func__", item.obj)  # type: ignore[attr-defined]  # looked for above
        before = getattr(function, SETTINGS, settings())
        more = settings(before, max_examples=before.max_examples * times, deadline=None, derandomize=False)
        setattr(function, SETTINGS, more)
    config.hook.pytest_deselected(items=[item for item in items if item not in searches])
    items[:] = searches
