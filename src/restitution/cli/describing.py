"""``restitution schema``: the JSON Schema of content.yaml."""

from __future__ import annotations

import click

from restitution.cli.usage import Command


@click.command(cls=Command, help="schema_help")
def schema() -> None:
    """Print the JSON Schema of content.yaml."""
    import json  # noqa: PLC0415 - heavy

    from restitution.content.schema import schema as content_schema  # noqa: PLC0415 - heavy

    click.echo(json.dumps(content_schema(), ensure_ascii=False, indent=2))
