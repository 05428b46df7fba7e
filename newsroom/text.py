"""Vietnamese-safe text: every string that people type, paste or import passes through here.

Pure functions of the standard library. All of them give NFC, take any `str` (lone surrogates and NUL
included) and never raise.
"""

import re
import unicodedata
from collections.abc import Callable

from vn_collate import collate_key

SYLLABLES_A_MINUTE = 250
MAX_COMBINING = 4
# As many marks on one letter as Unicode's own stream-safe text has: no script needs more.
MAX_MARKS_SORTED = 30
# What is beyond it is asked for each time it is met: a text of every character there is takes no memory.
MAX_CODE_REMEMBERED = 0xFFFF


class _Table(dict[int, str | None]):
    """A `str.translate` table that asks `rule` once for each common character it meets (None removes it)."""

    def __init__(self, rule: Callable[[str], str | None]):
        super().__init__()
        self.rule = rule

    def __missing__(self, code: int) -> str | None:
        result = self.rule(chr(code))
        if code <= MAX_CODE_REMEMBERED:
            self[code] = result
        return result


def _mark_cap(most: int) -> Callable[[str], str]:
    """Return what drops marks beyond `most` on one letter."""
    candidate = re.compile(rf"[^\w\s]{{{most + 1},}}")

    def cap(match: re.Match[str]) -> str:
        kept, run = [], 0
        for char in match[0]:
            run = run + 1 if unicodedata.category(char).startswith("M") else 0
            if run <= most:
                kept.append(char)
        return "".join(kept)

    return lambda s: candidate.sub(cap, s)


_cap_marks = _mark_cap(MAX_COMBINING)
# Normalizing sorts the marks of a letter, in quadratic time: a million of them would take minutes.
_sortable = _mark_cap(MAX_MARKS_SORTED)


def nfc(s: str) -> str:
    """Return `s` with letters and their marks composed.

    >>> len(nfc("Đa\N{COMBINING HOOK ABOVE}ng"))
    4
    """
    return unicodedata.normalize("NFC", _sortable(s))


def _nfd(s: str) -> str:
    return unicodedata.normalize("NFD", _sortable(s))


def storable(s: str) -> str:
    """Return `s` without what no database takes: NUL and lone surrogates."""
    return s.encode(errors="ignore").decode().replace("\0", "")


# -- Cleaning ------------------------------------------------------------------------------------

_LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
# Letters and symbols that draw nothing: a name made of them would look empty.
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
_ZWJ = "\u200d"
_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}]){_ZWJ}|{_ZWJ}(?![{_EMOJI}])")


def _is_newer_than_python(char: str) -> bool:
    """Say whether `char` is unassigned here and may be a letter or a mark somewhere else.

    A newer Postgres may know how to compose it, so that our NFC is not its NFC. Pictographs and ideographs
    never compose: new ones may stay.
    """
    code = ord(char)
    may_stay = 0x1F000 <= code <= 0x1FAFF or 0x20000 <= code <= 0x3FFFD
    return unicodedata.category(char) == "Cn" and not may_stay


def _printable(char: str) -> str | None:
    if char in _LINE_BREAKS:
        return "\n"
    if char.isspace():
        return " "
    unwanted = unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char != _ZWJ
    if unwanted or char in _BLANK or _is_newer_than_python(char):
        return None
    return char


_PRINTABLE = _Table(_printable)


def printable(s: str) -> str:
    """Return `s` in NFC with only characters that draw something, plain spaces and line feeds."""
    s = _STRAY_JOINER.sub("", s.translate(_PRINTABLE))
    return nfc(_cap_marks(nfc(s)))


def clean_line(s: str) -> str:
    r"""Return `s` as one line of plain text: a headline, a name, a caption.

    White space of any kind becomes single spaces; controls, invisible and direction-changing characters go.

    >>> clean_line("  Đẩy\tmạnh\r\n công\u200b tác\x00 ")
    'Đẩy mạnh công tác'
    """
    return " ".join(printable(s).split())


def clean_text(s: str) -> str:
    r"""Return `s` as plain text of several lines: a lead, a comment.

    Line breaks become "\n", at most two in a row; the indent of a line stays, its inner and last spaces fold.

    >>> clean_text("Dòng  một \r\n\r\n\r\n  dòng hai\u2028")
    'Dòng một\n\n  dòng hai'
    """
    lines = (
        re.sub(r"(?<=\S) +", " ", line).rstrip() for line in printable(s.replace("\r\n", "\n")).split("\n")
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


# -- Comparing -----------------------------------------------------------------------------------

_STROKED = frozenset("đĐðÐ")
_FOLD = _Table(lambda c: "d" if c in _STROKED else None if unicodedata.combining(c) else c)
# Letters of foreign names that do not decompose.
_FOREIGN = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "'": None, "’": None})


def fold(s: str) -> str:
    """Return `s` without diacritics and case, for search, duplicates and word lists.

    >>> fold("Đảng")
    'dang'
    """
    return nfc(_nfd(storable(s)).translate(_FOLD).casefold())


def slugify(s: str, max_length: int = 80, default: str = "muc") -> str:
    """Return an ASCII slug of at most `max_length`, cut between words; `default` when nothing is left.

    >>> slugify("Đẩy mạnh công tác xây dựng Đảng", max_length=20)
    'day-manh-cong-tac'
    """
    ascii_only = unicodedata.normalize("NFKD", fold(s).translate(_FOREIGN)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    if len(slug) > max_length:
        head, hyphen, _ = slug[: max_length + 1].rpartition("-")
        slug = head if hyphen else slug[:max_length]
    return slug or default


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_ON_FIRST = re.compile(rf"(?i)(o)([{_TONES}])([ae][\u0302\u0306]?)|(u)([{_TONES}])(y)")


def _tone_on_second_vowel(s: str) -> str:
    """Spell oa, oe and uy with the tone on the second vowel: both "hòa" and "hoà" give "hoà"."""
    return nfc(_TONE_ON_FIRST.sub(r"\1\3\2\4\6\5", _nfd(s)))


def tag_key(s: str) -> str:
    """Return the key under which two spellings are the same tag; unlike `fold`, "ma" and "má" differ.

    >>> tag_key("Hòa  Bình") == tag_key("hoà bình")
    True
    """
    return _tone_on_second_vowel(clean_line(s).replace("Ð", "Đ").replace("ð", "đ").lower())


def sort_key(s: str) -> tuple[str, ...]:
    """Return a key for the order of a Vietnamese dictionary: syllable by syllable, letters before tones.

    >>> sorted(["Đức", "Ánh", "Dũng", "An"], key=sort_key)
    ['An', 'Ánh', 'Dũng', 'Đức']
    """
    spelled = _tone_on_second_vowel(s.replace("Ð", "Đ").replace("ð", "đ"))
    return tuple(collate_key(word) for word in re.findall(r"\w+", spelled))


# -- Reading -------------------------------------------------------------------------------------

_ABBREVIATIONS = frozenset(
    ["tp", "tx", "tt", "q", "p", "ts", "pgs", "gs", "ths", "bs", "ks", "cn", "ncs", "nsnd", "nsưt"]
    + ["ub", "ubnd", "hđnd", "tr", "nxb", "đ/c", "mr", "mrs", "dr"]
)
_STOP = re.compile(r"(?P<mark>[.!?…]+)[\"'”’»)\]]*\s+(?=[\"'“‘«(\[–—-]*\s?(?P<next>\w))")
_NUMBERING = re.compile(r"\d{1,3}|[IVXLC]+|[A-Za-zĐđ]")


def _is_abbreviation(word: str, opens: bool) -> bool:
    """Say whether the full stop after `word` belongs to it; `opens`: the sentence begins with this word.

    "v.v." is not one here: it closes a list, so that a capital after it begins a sentence.
    """
    word = word.lstrip("\"'“‘«([")
    if word.lower() == "v.v":
        return False
    initials = all(len(part) == 1 and part.isupper() for part in word.split("."))
    return (
        initials
        or word.split(".")[-1].lower() in _ABBREVIATIONS
        or (opens and _NUMBERING.fullmatch(word) is not None)
    )


def _line_sentences(line: str) -> list[str]:
    found, start = [], 0
    for stop in _STOP.finditer(line):
        if not (stop["next"].isupper() or stop["next"].isdigit()):
            continue
        before = line[start : stop.start()]
        word = before[before.rfind(" ") + 1 :]
        if stop["mark"] == "." and _is_abbreviation(word, opens=word == before):
            continue
        found.append(line[start : stop.end()].rstrip())
        start = stop.end()
    return [*found, line[start:]]


def sentences(s: str) -> list[str]:
    """Split `s` into sentences; a line break ends one, a stop after an abbreviation or an initial does not.

    >>> sentences("PGS.TS. Lê Văn A. Bình đến TP. Phan Thiết. Ông chi 1.000.000 đồng.")
    ['PGS.TS. Lê Văn A. Bình đến TP. Phan Thiết.', 'Ông chi 1.000.000 đồng.']
    """
    lines = (clean_line(line) for line in clean_text(s).split("\n"))
    return [sentence for line in lines if line for sentence in _line_sentences(line)]


def syllables(s: str) -> int:
    """Count the syllables of a Vietnamese text: the words between spaces that hold a letter or a digit.

    >>> syllables("Nghị quyết số 35 - NQ/TW")
    5
    """
    return sum(any(map(str.isalnum, word)) for word in s.split())


def reading_minutes(syllable_count: int) -> int:
    """Return the minutes it takes to read so many syllables, at least 1."""
    return max(1, -(-syllable_count // SYLLABLES_A_MINUTE))


def excerpt(s: str, length: int) -> str:
    """Return `s` as one line of at most `length` characters, cut between words and closed with "…".

    >>> excerpt("Thực hiện Nghị quyết Đại hội", 16)
    'Thực hiện Nghị…'
    """
    line = clean_line(s)
    if len(line) <= length:
        return line
    head, space, _ = line[:length].rpartition(" ")
    cut = head if space else line[: length - 1]
    return cut.rstrip(" ,.;:–—-" + _ZWJ) + "…"
