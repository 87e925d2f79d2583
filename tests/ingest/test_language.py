"""The language of a story, from its first lines."""

from __future__ import annotations

import pytest

from tui.ingest.text.language import detect_language

SENTENCES = {
    "en": "The minister said on Thursday that the talks with Russia had gone well.",
    "de": "Der Minister sagte am Donnerstag, dass die Gespräche mit Russland gut gelaufen sind.",
    "fr": "Le ministre a déclaré jeudi que les négociations avec la Russie s'étaient bien passées.",
    "es": "El ministro dijo el jueves que las conversaciones con Rusia fueron muy bien para todos.",
    "it": "Il ministro ha detto che i colloqui con la Russia sono andati bene per tutti gli altri.",
    "pt": "O ministro disse que as conversações com a Rússia não foram boas para os seus aliados.",
    "nl": "De minister zei donderdag dat het gesprek met Rusland goed is verlopen voor een keer.",
    "sv": "Ministern sade att samtalen med Ryssland hade gått bra och att de inte var över.",
    "tr": "Bakan perşembe günü Rusya ile görüşmelerin çok iyi geçtiğini ve süreceğini söyledi.",
    "pl": "Minister powiedział w czwartek, że rozmowy z Rosją nie są łatwe i to jest problem.",
    "ru": "Министр заявил в четверг, что переговоры с Россией прошли хорошо и были полезны.",
    "uk": "Міністр заявив у четвер, що переговори пройшли добре і були корисні для її країни.",
    "bg": "Министърът заяви в четвъртък, че преговорите с Русия са преминали добре.",
    "ar": "قال الوزير يوم الخميس إن المحادثات مع روسيا جرت بشكل جيد.",
    "fa": "وزیر روز پنجشنبه گفت که گفتگوها با روسیه به خوبی پیش رفته است.",
    "ur": "وزیر نے جمعرات کو کہا کہ روس کے ساتھ بات چیت اچھی رہی ہے۔",
    "zh": "外交部长星期四表示，与俄罗斯的会谈进展顺利。",
    "ja": "外相は木曜日、ロシアとの協議は順調だったと述べた。",
    "ko": "외무장관은 목요일 러시아와의 회담이 잘 진행됐다고 말했다.",
    "el": "Ο υπουργός δήλωσε την Πέμπτη ότι οι συνομιλίες πήγαν καλά.",
    "he": "השר אמר ביום חמישי כי השיחות עם רוסיה הלכו טוב.",
    "hi": "मंत्री ने गुरुवार को कहा कि रूस के साथ बातचीत अच्छी रही।",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_language(language: str) -> None:
    assert detect_language(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "1 2 3", "Kabul", "xyzzy plugh", "♥♦♣"])
def test_no_guess_without_evidence(text: str) -> None:
    assert detect_language(text) == "und"


def test_names_and_quotes_in_another_script_do_not_count() -> None:
    assert detect_language(SENTENCES["en"] + " «Пусть говорят», 北京, he added.") == "en"
    assert detect_language(SENTENCES["ru"] * 4 + " Київ.") == "ru"
