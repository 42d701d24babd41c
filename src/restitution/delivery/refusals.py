"""What the system refuses to write, in words that tell people what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from restitution.errors import OutputError, Problem

HIDDEN = ".restitution"
"""The hidden folder in the output folder where files wait to be put in place."""

_CAUSES = {
    errno.EACCES: "output_denied",
    errno.EPERM: "output_denied",
    errno.EBUSY: "output_denied",
    errno.ETXTBSY: "output_denied",
    errno.EROFS: "output_read_only",
    errno.ENOSPC: "output_full",
    errno.EDQUOT: "output_full",
    errno.ENAMETOOLONG: "output_name_long",
    errno.EEXIST: "output_in_the_way",
    errno.ENOTDIR: "output_in_the_way",
    errno.EISDIR: "output_in_the_way",
}
"""What people can do about it decides which message they get; the rest tell the system's words."""


@contextmanager
def told(output: Path) -> Iterator[None]:
    """Raise what the system refuses in a folder as an OutputError that names the file."""
    try:
        yield
    except OSError as error:
        file = Path(error.filename2 or error.filename or output)
        values = {"file": _named(file, output), "detail": error.strerror or str(error)}
        code = _CAUSES.get(error.errno or 0, "output_failed")
        raise OutputError(Problem(code, values=values)) from error


def _named(file: Path, output: Path) -> str:
    """The name that people know: a waiting file's own, never that of our hidden folder."""
    if HIDDEN not in file.parts:
        return file.name
    inside = file.parts[file.parts.index(HIDDEN) + 1 :]
    return inside[-1] if len(inside) > 1 else output.resolve().name
