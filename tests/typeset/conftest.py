from __future__ import annotations

import pytest

from briefing.typeset.shaping import Shaper
from tests.typeset.houses import lettered_house


@pytest.fixture(scope="session")
def shaper() -> Shaper:
    return Shaper(lettered_house(), use_cache=False)
