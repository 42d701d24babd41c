"""The whole catalogue of what is told in English: what is wrong, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from restitution.interface.english import (
    copydesk_messages,
    file_messages,
    preflight_messages,
    typing_messages,
    value_messages,
)
from restitution.interface.message import Message

MESSAGES: Final[Mapping[str, Message]] = MappingProxyType(
    file_messages.MESSAGES
    | typing_messages.MESSAGES
    | value_messages.MESSAGES
    | copydesk_messages.MESSAGES
    | preflight_messages.MESSAGES
)
