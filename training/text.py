"""Vietnamese text as the model sees it: normalised words, folded words, sentences.

`normalise` must agree, character for character, with the normaliser written into
`tokenizer.json` by `export.py`; `parity.py` and `parity.mjs` check that it does.
"""
import re
import unicodedata
from functools import lru_cache

INVISIBLE = re.compile("[\u00ad\u0307\u200b-\u200d\u2060\ufeff]")
THOUSANDS = re.compile(r"(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))")
BROKEN_DECIMAL = re.compile(r"(?<=[0-9]), (?=[0-9]+%)")
SEPARATOR = re.compile(r"(?<![0-9]),|,(?![0-9])|[^\w,%]+|_")
JOINT = re.compile(r"(?=%)|(?<=%)|(?<=[0-9])(?=[^\W0-9_])")
NUMBER = re.compile(r"[0-9][0-9,]*")
KEPT_NUMBER = re.compile(r"[0-9]{1,2}|(?:19|20)[0-9]{2}")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[^a-zà-ỹ])")

NUMBER_WORD = "#"
PERCENT_WORD = "%"

# Old-style tone placement (hòa, khỏe, thúy) to the new style (hoà, khoẻ, thuý), open syllables only.
TONES = {
    old: new
    for olds, news in [
        ("òa óa ỏa õa ọa", "oà oá oả oã oạ"),
        ("òe óe ỏe õe ọe", "oè oé oẻ oẽ oẹ"),
        ("ùy úy ủy ũy ụy", "uỳ uý uỷ uỹ uỵ"),
    ]
    for old, new in zip(olds.split(), news.split())
}


@lru_cache(maxsize=None)
def canonical(word):
    """One word as `words` cut it -> its normal form: lowercase, new-style tones, long numbers as `#`."""
    word = word.lower().replace("\u0307", "")  # what lowercasing leaves of İ
    if NUMBER.fullmatch(word):
        return word if KEPT_NUMBER.fullmatch(word) else NUMBER_WORD
    for old, new in TONES.items():
        if old in word:
            word = re.sub(old + r"(?![^\W0-9_])", new, word)
    return word


def words(text):
    """Raw text -> list of words, letter case kept; a word is a run of letters and digits, a number, or `%`."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = BROKEN_DECIMAL.sub(",", THOUSANDS.sub("", text))
    return JOINT.sub(" ", SEPARATOR.sub(" ", text)).split()


def normalise(text):
    """Raw text -> normalised words joined by single spaces."""
    return " ".join(map(canonical, words(text)))


@lru_cache(maxsize=None)
def fold(word):
    """A normalised word -> the same without diacritics (đ becomes d)."""
    marks_apart = unicodedata.normalize("NFD", word)
    bare = "".join(c for c in marks_apart if not unicodedata.combining(c))
    return bare.replace("đ", "d")


def sentences(text):
    """Raw paragraph -> list of its sentences, in order, none empty."""
    return [part for part in SENTENCE_END.split(text) if part.strip()]
