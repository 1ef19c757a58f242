from __future__ import annotations

from briefing.start import starter_files


def test_the_starter_is_one_brief_in_utf8_with_plain_line_ends() -> None:
    files = starter_files()
    assert list(files) == ["brief.yaml"]
    content = files["brief.yaml"].decode("utf-8")
    assert content.startswith("# A brief to start from.")
    assert "\t" not in content
    assert "\r" not in content
    assert max(map(len, content.splitlines())) <= 120
