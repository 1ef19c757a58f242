"""`briefing schema`"""

from __future__ import annotations

import json

import jsonschema
from click.testing import CliRunner

from briefing.cli import cli


def test_what_is_printed_is_a_json_schema() -> None:
    said = CliRunner().invoke(cli, ["schema"])
    assert said.exit_code == 0
    schema = json.loads(said.stdout)
    jsonschema.validators.validator_for(schema).check_schema(schema)
    assert "title" in schema["properties"]
