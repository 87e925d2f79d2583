"""The section a page belongs to, or the trail of sections above its headline."""

from __future__ import annotations

import re

_SECTIONS = frozenset(
    """
    all news|news|world|world news|top news|top stories|latest|latest news|breaking news|home|
    politics|business|economy|economics|markets|finance|sport|sports|football|soccer|tennis|
    science|technology|tech|health|culture|entertainment|arts|lifestyle|travel|opinion|
    commentary|analysis|features|environment|climate|energy|commodities|defence|defense|
    military|law|crime|education|religion|society|press release|press review|international|
    national|local|regional|africa|americas|asia|asia pacific|europe|middle east|central asia|
    south asia|china|india|russia|ukraine|uk|us|usa|u.s.|general news|foreign|diplomacy|
    politik|wirtschaft|kultur|wissenschaft|ausland|inland|panorama|nachrichten|welt|
    monde|économie|politique|société|actualité|actualités|international|afrique|
    mundo|economía|política|internacional|internacionales|cultura|deportes|sociedad|noticias|
    esteri|economia|cronaca|politica|mondo|
    в мире|мир|политика|экономика|экономика и бизнес|общество|происшествия|спорт|наука|
    культура|новости|все новости|главное|международная панорама|армия и опк|бизнес|
    العالم|سياسة|اقتصاد|رياضة|أخبار|الشرق الأوسط|جهان|سیاسی|اقتصادی|بین الملل|
    国际|国内|时政|财经|体育|科技|国際|政治|経済|社会|スポーツ
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_CRUMBS = re.compile(
    r"[^.!?\n]{1,40}(?:[ ](?:>|›|»|→|\|)[ ][^.!?\n>›»|]{1,40}){1,6}"
    r"|\w[\w ]{1,20}(?: / \w[\w &]{1,20}){1,4}"
)


def is_section(text: str) -> bool:
    """A page's section or the trail of them: ``All news``, ``Home > Business``."""
    return text.casefold().rstrip(":") in _SECTIONS or (
        len(text) <= 120 and "://" not in text and _CRUMBS.fullmatch(text) is not None
    )
