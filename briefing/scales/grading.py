"""Source grading (NATO's "Admiralty" system) and confidence in a judgement.

The letter grades the source, the digit grades the claim. F and 6 mean "cannot be judged": they are no worst grade.
"""

from __future__ import annotations

from typing import Literal

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}

CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}

Confidence = Literal["high", "moderate", "low"]
CONFIDENCE: tuple[Confidence, ...] = ("high", "moderate", "low")
