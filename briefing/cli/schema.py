"""`briefing schema`"""

from __future__ import annotations

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema that helps an editor.

    With it, an editor that knows yaml-language-server completes keys, explains them and marks faults while you type:
    save it as brief.schema.json and put `# yaml-language-server: $schema=brief.schema.json` at the brief's top.
    """
    import json

    from briefing.produce.reading import schema

    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
