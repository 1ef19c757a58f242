"""Legal but wrong: the habits that the best producers avoid, as warnings. One rule a module; `RULES` lists them."""

from __future__ import annotations

from briefing.check.rules import RULES, check_brief, check_draft

__all__ = ["RULES", "check_brief", "check_draft"]
