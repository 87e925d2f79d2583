"""Which language a text is in: by script first, then by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import repeat

SAMPLE = 2400
"""Characters looked at."""

_SCRIPTS = (
    ("kana", "\u3041-\u30ff"),
    ("han", "\u4e00-\u9fff"),
    ("hangul", "\uac00-\ud7a3"),
    ("cyrillic", "\u0400-\u04ff"),
    ("arabic", "\u0620-\u06ff"),
    ("greek", "\u0370-\u03ff"),
    ("hebrew", "\u05d0-\u05ea"),
    ("devanagari", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"),
    ("ml", "\u0d00-\u0d7f"),
    ("si", "\u0d80-\u0dff"),
    ("th", "\u0e00-\u0e7f"),
    ("my", "\u1000-\u109f"),
    ("ka", "\u10a0-\u10ff"),
    ("am", "\u1200-\u137f"),
    ("km", "\u1780-\u17ff"),
    ("hy", "\u0531-\u0587"),
    ("latin", "A-Za-zÀ-ɏ"),
)
_SCRIPT = re.compile("|".join(f"(?P<{name}>[{range_}]+)" for name, range_ in _SCRIPTS))

# Letters that only one of the languages sharing a script has, the rarer language first.
_LETTERS = {
    "cyrillic": (
        ("uk", "їєґ"), ("be", "ў"), ("kk", "әғқңұһ"), ("mk", "ѓќѕ"), ("sr", "ђћџљњј"),
        ("tg", "ӣӯҳҷ"), ("uk", "і"), ("ru", "ыэё"), ("mn", "өү"), ("bg", "ъ"), ("ru", ""),
    ),
    "arabic": (
        ("ur", "ٹڈڑںےھ"), ("ps", "ښځڅډړټڼۍ"), ("fa", "پچژگی"), ("ar", ""),
    ),
    "devanagari": (("mr", "ळ"), ("hi", "")),
}  # fmt: skip

_WORDS = {
    "en": "the of and to in that is was for on said with he as it at by from has have are be not "
    "were its who will would which their after but this had been an a or no more than about two "
    "over up new first year years also they his against per under into company share vs net inc "
    "corp mln pct dlrs",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es "
    "an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
    "fr": "le la les de des et du en un une est que dans pour qui sur au par pas plus ne ce il "
    "avec se aux son été cette sont ses mais ou leur elle selon",
    "es": "el la los las de del y en que un una es por con para se su al no lo como más pero sus "
    "ha este entre fue también desde sobre según hoy",
    "it": "il la le di del della che e un una è per con non si dei nel alla sono da al gli ha "
    "delle anche più lo come i dal nella ma suo",
    "pt": "o a os as de do da dos das e em que um uma para com não se por no na ao mais foi é "
    "como são pelo pela seu sua mas também à",
    "nl": "de het een van en in is dat op te zijn met voor die niet aan er om ook als bij door "
    "naar heeft maar uit over nog worden wordt tot",
    "sv": "och att det som en på är av för den till med har inte om ett han de från var men vid "
    "kan så sig efter när också",
    "da": "og at det som en på er af for den til med har ikke om et han de fra var men ved kan "
    "så sig efter når også blev",
    "no": "og at det som en på er av for den til med har ikke om et han de fra var men ved kan "
    "så seg etter når også ble",
    "fi": "ja on ei se että oli hän mutta ovat myös kun kuin joka sen jo vain ole olla mukaan",
    "pl": "i w na z się do nie że jest o to od za jak po przez dla oraz są był tym przy ale który",
    "cs": "a v se na je že o s z do i to jako za by pro ale jsou od po které který jeho také",
    "hu": "a az és hogy nem is egy ez volt meg de már csak mint azt szerint még el ki lehet",
    "ro": "și de la în a cu pe că nu un o din care pentru este mai au fost după să ale dar prin",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne en kadar sonra göre ise dedi "
    "olduğunu var",
    "id": "yang dan di dari untuk dengan pada ini itu dalam akan tidak ke telah oleh juga adalah "
    "mengatakan kata",
    "vi": "của và là có được các cho không trong một người với những đã này để về",
    "sw": "ya na wa kwa ni katika la za kuwa cha hiyo alisema kama baada",
}
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _language, _words in _WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _language)
_GROUPS = list(dict.fromkeys(_LANGUAGES_OF.values()))
_GROUP_OF = {word: _GROUPS.index(languages) for word, languages in _LANGUAGES_OF.items()}
"""A word's languages by number, because numbers are counted fastest."""
_NO_GROUP = -1

_ENGLISH = frozenset(number for number, group in enumerate(_GROUPS) if "en" in group)
_ONLY_ENGLISH = _GROUPS.index(("en",))
_NAMED = {
    "nb": "no", "nn": "no", "eng": "en", "english": "en", "deu": "de", "ger": "de",
    "german": "de", "fra": "fr", "fre": "fr", "french": "fr", "spa": "es", "spanish": "es",
    "ita": "it", "italian": "it", "por": "pt", "portuguese": "pt", "nld": "nl", "dut": "nl",
    "dutch": "nl", "rus": "ru", "russian": "ru", "ukr": "uk", "ara": "ar", "arabic": "ar",
    "zho": "zh", "chi": "zh", "chinese": "zh", "jpn": "ja", "japanese": "ja", "kor": "ko",
    "korean": "ko", "tur": "tr", "fas": "fa", "per": "fa", "hin": "hi", "pol": "pl",
    "swe": "sv", "swedish": "sv", "dan": "da", "nor": "no", "norwegian": "no", "fin": "fi",
}  # fmt: skip
_TRIM = ".,;:!?\"“”„«»()[]'’‘-–—"
ENOUGH = 0.08
"""The share of a language's commonest words that running text has at the least."""


def language_code(tag: str) -> str:
    """The ISO 639-1 code of a language named by a tag (``en-GB``), by three letters or in
    English; empty when it is none of those."""
    if not tag:
        return ""
    first = tag.strip().lower().replace("_", "-").partition("-")[0]
    code = _NAMED.get(first, first)
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language most of the text's beginning is in, or ``"und"``."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return _latin(sample)
    script = _script(sample)
    if script == "latin":
        return _latin(sample)
    return _of_script(script, sample)


def _script(sample: str) -> str:
    letters: Counter[str] = Counter()
    for found in _SCRIPT.finditer(sample):
        # One Han or Hangul character is worth a syllable or a word of an alphabet.
        weight = 3 if found.lastgroup in ("han", "kana", "hangul") else 1
        letters[found.lastgroup or ""] += weight * (found.end() - found.start())
    if not letters:
        return ""
    if (
        letters["kana"] * 12 > letters["han"]
        and letters["kana"] + letters["han"] > letters["latin"]
    ):
        return "kana"
    return letters.most_common(1)[0][0]


def _of_script(script: str, sample: str) -> str:
    direct = {"kana": "ja", "han": "zh", "hangul": "ko", "greek": "el", "hebrew": "he", "": "und"}
    if script in direct:
        return direct[script]
    sample = sample.lower()
    # A letter seen once may be a quotation or a name.
    least = 1 + len(sample) // 100
    for language, letters in _LETTERS.get(script, ()):
        if not letters or sum(map(sample.count, letters)) >= least:
            return language
    return script


def _latin(sample: str) -> str:
    words = sample.lower().split()
    # Counted in C, the same languages at a time: this runs over every story there is.
    stripped = map(str.strip, words, repeat(_TRIM))
    told = Counter(map(_GROUP_OF.get, stripped, repeat(_NO_GROUP)))
    del told[_NO_GROUP]
    english = sum(count for group, count in told.items() if group in _ENGLISH)
    if english > sum(told.values()) - told[_ONLY_ENGLISH]:  # no other language can have more
        return "en" if english >= max(2, ENOUGH * len(words)) else "und"
    counts: dict[str, int] = {}
    for group, count in told.items():
        for language in _GROUPS[group]:
            counts[language] = counts.get(language, 0) + count
    if not counts:
        return "und"
    language = max(counts, key=counts.__getitem__)
    return language if counts[language] >= max(2, ENOUGH * len(words)) else "und"
