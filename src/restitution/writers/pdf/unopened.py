"""Libraries that another library asks for and we never use: imported, and not loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import LazyLoader, find_spec, module_from_spec


@contextmanager
def unopened(name: str) -> Iterator[None]:
    """A module whose code runs only when something of it is wanted (``importlib.util.LazyLoader``).

    What is imported inside finds it in its package. Afterwards it is where it was: whoever imports
    it himself loads it as ever.
    """
    package, _, own = name.rpartition(".")
    spec = find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        yield
        return
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    setattr(sys.modules[package], own, module)
    yield
