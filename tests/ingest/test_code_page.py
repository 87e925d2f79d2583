"""Cyrillic text is read as what it is; nothing Western is ever taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ingest.read import read_bytes
from tui.ingest.text.decode import decode

WESTERN = {
    "English": "“We can’t wait,” the minister said – “not for £40m, not for €50m.” Café owners on "
    "the Rhône naïvely agreed… The coöperative’s résumé was “über-simple”, he added.",
    "French": "L’Élysée a annoncé lundi à l’issue d’un été brûlant que là où les élèves étaient "
    "gênés, l’œuvre créée à Orléans côtoiera « Noël » dès février. ÉTÉ À ÉVIAN, ÇÀ ET LÀ.",
    "German": "Die Länder fordern größere Zuschüsse für die Öffnung der Häfen, während Müller in "
    "Köln über süße Äpfel und höhere Löhne spricht. Straßenbahnführer hören auf; ÜBERGRÖSSE.",
    "Spanish": "El año pasado la economía española creció según señaló el señor Muñoz: ¿más "
    "pingüinos en Cádiz? ¡Qué va! La cigüeña añadió «ningún daño», y Núñez se marchó a León.",
    "Swedish": "På en ö i älven såg åtta åskådare öländska får äta gräs när rågen började mogna. "
    "Överåklagaren i Västerås åtalade två män för mål om blåbär. Å, Ä, Ö och å ä ö.",
}
CYRILLIC = {
    "Russian": [
        "Первый эшелон с пшеницей отправится в Афганистан из Саратова третьего июня",
        "Министр заявил, что переговоры в Москве прошли успешно, и отказался назвать сроки.",
        "МИД РФ: США И ТАЛИБАН ДОГОВОРИЛИСЬ О ВСТРЕЧЕ В КАБУЛЕ НА СЛЕДУЮЩЕЙ НЕДЕЛЕ",
        "Компания «Газпром нефть» (Gazprom Neft) увеличила добычу на 4,2%, сообщил Reuters.",
    ],
    "Ukrainian": [
        "Уряд України схвалив проєкт бюджету на наступний рік, повідомили журналісти в Києві.",
        "Президент підписав закон про підтримку сільських громад і їхніх виробників.",
        "Єдина дорога до Ужгорода знову відкрита після повені, заявили рятувальники.",
    ],
    "Bulgarian": [
        "Правителството одобри проекта за бюджета на държавата за следващата година.",
        "Върховният съд отложи делото за замърсяването на река Марица, съобщи БТА.",
        "Стотици жители на София излязоха на протест срещу строежа в градския парк.",
    ],
}
PAGES = [("Russian", "cp1251"), ("Russian", "koi8-r"), ("Ukrainian", "cp1251"),
         ("Ukrainian", "koi8-u"), ("Bulgarian", "cp1251"), ("Bulgarian", "koi8-r")]  # fmt: skip


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_cyrillic_stories_and_sentences_are_read_as_written(language: str, page: str) -> None:
    for text in (*CYRILLIC[language], "\n\n".join(CYRILLIC[language])):
        assert decode(text.encode(page, "ignore")).text == text.encode(page, "ignore").decode(page)


def test_it_is_said_what_was_assumed() -> None:
    (story,) = read_bytes("\n\n".join(CYRILLIC["Russian"]).encode("koi8-r", "ignore"), name="a.txt")
    assert story.headline == CYRILLIC["Russian"][0]  # type: ignore[union-attr]
    assert story.notices == ("Read as koi8-r: it is not valid UTF-8.",)  # type: ignore[union-attr]


@pytest.mark.parametrize("language", WESTERN)
@given(data=st.data())
def test_western_words_in_any_order_and_number_stay_western(
    language: str, data: st.DataObject
) -> None:
    words = data.draw(st.lists(st.sampled_from(WESTERN[language].split()), max_size=60))
    for text in (" ".join(words), " ".join(words).upper(), WESTERN[language] + " ".join(words)):
        encoded = text.encode("cp1252", "ignore")
        assert decode(encoded).text == encoded.decode("cp1252")


@pytest.mark.parametrize(("language", "page"), PAGES)
@given(data=st.data())
def test_cyrillic_words_are_read_right_or_as_before(
    language: str, page: str, data: st.DataObject
) -> None:
    words = data.draw(st.lists(st.sampled_from(" ".join(CYRILLIC[language]).split()), max_size=40))
    encoded = " ".join(words).encode(page, "ignore")
    text, encoding, _ = decode(encoded)
    assert text == encoded.decode(page) or encoding in ("utf-8", "cp1252")


def test_what_looks_like_the_other_code_page_by_chance_is_not_read_in_it() -> None:
    few = "проекта съобщи БТА.".encode("cp1251")
    assert decode(few).encoding == "cp1252"


@pytest.mark.parametrize("text", ["Москва", "Новости дня", "Да и нет, и да, и нет"])
def test_a_few_words_tell_nothing(text: str) -> None:
    assert decode(text.encode("cp1251")).encoding == "cp1252"


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16"]))
def test_unicode_stays_what_it_is(text: str, encoding: str) -> None:
    data = ("Текст: " + text).encode(encoding, "ignore")
    assert decode(data).encoding.startswith("utf-")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("中国和俄罗斯的代表在北京举行会谈，讨论粮食运输问题，双方表示满意。", "gbk"),
        ("外務省は二十日、モスクワで会談が行われたと発表した。小麦の輸送についても話した。",
         "shift_jis"),
        ("Η κυβέρνηση ανακοίνωσε χθες νέα μέτρα για τους αγρότες της Θεσσαλίας και της Κρήτης.",
         "cp1253"),
        ("قالت الحكومة أمس إن المحادثات في موسكو كانت ناجحة وإن القمح سيصل قريبا.", "cp1256"),
        ("הממשלה הודיעה אתמול על צעדים חדשים לטובת החקלאים בצפון הארץ ובדרומה.", "cp1255"),
        ("═" * 40 + "\nNEWS\n" + "─" * 40, "cp437"),
    ],
)  # fmt: skip
def test_other_scripts_are_not_taken_for_cyrillic(text: str, page: str) -> None:
    assert decode(text.encode(page)).encoding == "cp1252"
