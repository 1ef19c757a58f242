"""Lines of lettering: broken where text is broken, and inside a word only with a hyphen."""

from __future__ import annotations

from collections.abc import Callable

from briefing.typeset.breaks import find_breaks
from briefing.typeset.codes import tied

FEWEST = 2
"""Letters of a word that stand on either side of a hyphen at the least."""
BACK = 5
"""How many letters earlier than it must be a word is parted, to part it between syllables."""
_VOWELS = frozenset("aeiouyàâäæéèêëîïôöœùûüаеєиіїоуюяёыэ")
_ONE_SOUND = ("sch", "ch", "ph", "sh", "th")
"""Letters that are one consonant, in Latin script."""

Fits = Callable[[str], bool]


def wrapped(text: str, fits: Fits) -> list[str]:
    """`text` in lines that fit; a word that does not is parted with a hyphen, and without one where no letter has room
    beside a hyphen."""
    lines: list[str] = []
    begin, end, following = 0, 0, 0
    for place in find_breaks(tied(text)):
        if not fits(text[begin : place.end]) and end > begin:
            lines.append(text[begin:end].rstrip(" "))
            begin = following
        while not fits(text[begin : place.end]):
            cut, mark = _parted(text[begin : place.end], fits)
            if cut == 0:
                break
            lines.append(text[begin : begin + cut] + mark)
            begin += cut
        end, following = place.end, place.next
    lines.append(text[begin:].rstrip(" "))
    return lines


def _parted(word: str, fits: Fits) -> tuple[int, str]:
    """After how many letters a word is parted that does not fit, and with what."""
    most = next(
        (at for at in range(len(word) - FEWEST, FEWEST - 1, -1) if _may_part(word, at) and fits(f"{word[:at]}-")), 0
    )
    if not most:
        return next((at for at in range(len(word) - 1, 0, -1) if fits(word[:at])), int(len(word) > 1)), ""
    for at in range(most, max(FEWEST, most - BACK) - 1, -1):
        if _may_part(word, at) and begins_syllable(word, at):
            return at, "-"
    return most, "-"


def _may_part(word: str, at: int) -> bool:
    """Whether letters stand on both sides."""
    return word[at - 1].isalpha() and word[at].isalpha()


def begins_syllable(word: str, at: int) -> bool:
    """Whether a consonant with its vowel begins there; one that is written with several letters is not parted."""
    letters = word.casefold()
    if any(letters.startswith(sound, at - back) for sound in _ONE_SOUND for back in range(1, min(len(sound), at + 1))):
        return False
    vowel = at + next((len(sound) for sound in _ONE_SOUND if letters.startswith(sound, at)), 1)
    return vowel < len(letters) and letters[at] not in _VOWELS and letters[vowel] in _VOWELS
