"""American English: what differs from the British."""

from __future__ import annotations

from briefing.compose.wording import en_gb
from briefing.compose.wording.table import Quotes
from briefing.values import replace

WORDING = replace(
    en_gb.WORDING,
    language="en-US",
    quotes=Quotes(outer=("“", "”"), inner=("‘", "’")),
    dates=replace(
        en_gb.DATES,
        day="{month}\u00a0{day}, {year}",
        day_of_year="{month}\u00a0{day}",
        day_short="{month}\u00a0{day}",
        months_short=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    dash="—",
    parts={**en_gb.WORDING.parts, "judgements": "Judgments", "key-judgements": "Key judgments"},
    currency_names={**en_gb.WORDING.currency_names, "USD": "U.S. dollars", "RUB": "Russian rubles"},
    confidence_key=en_gb.WORDING.confidence_key.replace("judgement", "judgment"),
)
