"""Places in a document's structure, as the tags of PDF say them (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from restitution.page.structure import Role, Structure

Step = tuple[str, str]
Branch = tuple[Step, ...]

LINK = "Link"
_REFERENCE = "Reference"


def path_of(structure: Structure) -> Branch:
    """A structure path as roles and ids."""
    return tuple((tag.role.value, tag.id) for tag in structure)


def linked(path: Branch, key: str) -> Branch:
    """The path of a link: around a figure, inside anything else (ISO 14289-1, 7.18.5).

    ``key`` is unique on the page. A link in nothing hangs at the top of the page's structure.
    """
    if path and path[-1][0] == Role.FIGURE:
        return (*path[:-1], (LINK, key), path[-1])
    return (*path, (LINK, key))


def referring(path: Branch, note: str | None) -> Branch:
    """The path of the mark of a note, if it is one (ISO 32000-1, 14.8.4.4.1)."""
    return (*path, (_REFERENCE, note)) if path and note else path


def labelled(path: Branch) -> tuple[Branch, Branch]:
    """The paths of a list entry's mark and of its text, both below the entry.

    Outside a list the mark belongs to the text.
    """
    entries = [i for i, (role, _) in enumerate(path) if role == Role.ENTRY]
    if not entries:
        return path, path
    entry = path[: entries[-1] + 1]
    body = path if len(path) > len(entry) else (*entry, (Role.ENTRY_BODY.value, "body"))
    return (*entry, (Role.LABEL.value, "label")), body
