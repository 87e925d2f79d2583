"""What printed sums, shares and measures come to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.entities.stories import body, printed, story
from tui.article import Amount, Article
from tui.entities.lists.currencies import currencies
from tui.entities.recognise import find_entities
from tui.entities.values.figures import figures
from tui.entities.values.units import unit_sign


def sums(article: Article) -> dict[str, str | None]:
    """Each sum of a story as printed → what it comes to."""
    return {
        form: None if one.amount is None else str(one.amount)
        for one in find_entities(article)
        if one.type == "MONEY"
        for form in printed(article, one)
    }


@pytest.mark.parametrize(
    ("text", "form", "amount"),
    [
        # signs
        ("The port will cost $4.2 billion.", "$4.2 billion", "USD 4.2bn"),
        ("A ticket is $12.50 now.", "$12.50", "USD 12.5"),
        ("They want $5M for it.", "$5M", "USD 5m"),
        ("They want $2.5B for it.", "$2.5B", "USD 2.5bn"),
        ("They want $100K for it.", "$100K", "USD 100,000"),
        ("It won a $5 Million Grant", "$5 Million", "USD 5m"),
        ("It paid $30bn in all.", "$30bn", "USD 30bn"),
        ("It paid $1.4tn in all.", "$1.4tn", "USD 1.4tn"),
        ("It paid $1,234,567.89 in all.", "$1,234,567.89", "USD 1,234,567.89"),
        ("It fined him $ 300,000 there.", "$ 300,000", "USD 300,000"),
        ("It cost US$40 a head.", "US$40", "USD 40"),
        ("It cost $US40 a head.", "$US40", "USD 40"),
        ("The mine cost A$5m to dig.", "A$5m", "AUD 5m"),
        ("The mine cost C$4 billion to dig.", "C$4 billion", "CAD 4bn"),
        ("The farm cost NZ$700,000 then.", "NZ$700,000", "NZD 700,000"),
        ("The flat cost HK$9 million then.", "HK$9 million", "HKD 9m"),
        ("The chip plant cost NT$80bn then.", "NT$80bn", "TWD 80bn"),
        ("The berth cost S$1.1 billion then.", "S$1.1 billion", "SGD 1.1bn"),
        ("The dam cost R$3 million then.", "R$3 million", "BRL 3m"),
        ("The shop took €300 000 in May.", "€300 000", "EUR 300,000"),
        ("The shop took €300.000 in May.", "€300.000", "EUR 300,000"),
        ("The shop took €1.250 in May.", "€1.250", "EUR 1.25"),
        ("The shop took 40 € in May.", "40 €", "EUR 40"),
        ("The club paid £1.2m for him.", "£1.2m", "GBP 1.2m"),
        ("The road cost ₹12 lakh crore to build.", "₹12 lakh crore", "INR 12tn"),
        ("The bridge cost ₽800 million then.", "₽800 million", "RUB 800m"),
        ("The bridge cost ₩90 billion then.", "₩90 billion", "KRW 90bn"),
        ("The bridge cost ₺6 billion then.", "₺6 billion", "TRY 6bn"),
        # words
        ("It was sold for 4.2 billion dollars.", "4.2 billion dollars", "USD 4.2bn"),
        ("It sold for 70 mln U.S. Dlrs then.", "70 mln U.S. Dlrs", "USD 70m"),
        ("MERIDIAN SEES 3 BLN DLR PROFIT", "3 BLN DLR", "USD 3bn"),
        ("It sold for 145.2 mln Australian dlrs.", "145.2 mln Australian dlrs", "AUD 145.2m"),
        ("It sold for 3 million Hong Kong dollars.", "3 million Hong Kong dollars", "HKD 3m"),
        ("It sold for 100,000 yen then.", "100,000 yen", "JPY 100,000"),
        ("It sold for 6.5 billion yuan then.", "6.5 billion yuan", "CNY 6.5bn"),
        ("A 5-million-euro loan was given.", "5-million-euro", "EUR 5m"),
        ("He gave two million euros to it.", "two million euros", "EUR 2m"),
        ("He gave twenty-five euros to it.", "twenty-five euros", "EUR 25"),
        ("He gave eight million Kenyan shillings.", "eight million Kenyan shillings", "KES 8m"),
        ("He gave 500 Swiss francs to it.", "500 Swiss francs", "CHF 500"),
        ("He gave 3 mln West German marks.", "3 mln West German marks", "DEM 3m"),
        ("He gave 40 million Norwegian kroner.", "40 million Norwegian kroner", "NOK 40m"),
        ("He gave 40 million Czech crowns.", "40 million Czech crowns", "CZK 40m"),
        ("He gave 9 million Mexican pesos.", "9 million Mexican pesos", "MXN 9m"),
        ("He gave 9 million Pakistani rupees.", "9 million Pakistani rupees", "PKR 9m"),
        ("He gave 20 pounds sterling to it.", "20 pounds sterling", "GBP 20"),
        ("It lost 46.1 mln stg last year.", "46.1 mln stg", "GBP 46.1m"),
        ("A stamp is 85 pence today.", "85 pence", "GBP 0.85"),
        ("It lent 5 million hryvnias to it.", "5 million hryvnias", "UAH 5m"),
        ("It lent 2 trillion rupiah to it.", "2 trillion rupiah", "IDR 2tn"),
        ("It lent 300 million zlotys to it.", "300 million zlotys", "PLN 300m"),
        ("He lost three hundred thousand euros.", "three hundred thousand euros", "EUR 300,000"),
        ("He lost half a million euros.", "half a million euros", "EUR 500,000"),
        ("It takes a million dollars to build.", "a million dollars", "USD 1m"),
        ("A hundred thousand euros is gone.", "A hundred thousand euros", "EUR 100,000"),
        ("A stamp is 50p now.", "50p", "GBP 0.5"),
        # letters that are signs only before so much
        ("The road cost R500 million to build.", "R500 million", "ZAR 500m"),
        ("The road cost R12,500 to mend.", "R12,500", "ZAR 12,500"),
        ("The road cost N5bn to build.", "N5bn", "NGN 5bn"),
        ("The road cost Tk 500 crore to build.", "Tk 500 crore", "BDT 5bn"),
        ("The road cost Sh40 million in Kenya.", "Sh40 million", "KES 40m"),
        ("The road cost Sh40 million to build.", "Sh40 million", "40m"),
        ("The road in Lusaka cost K5 million then.", "K5 million", "ZMW 5m"),
        ("The road in Manila cost P1.2 billion.", "P1.2 billion", "PHP 1.2bn"),
        ("The road in Togo cost 2 billion FCFA.", "2 billion FCFA", "XOF 2bn"),
        ("The road in Gabon cost FCFA 2 billion.", "FCFA 2 billion", "XAF 2bn"),
        ("The road cost $5 million FJD then.", "$5 million", "FJD 5m"),
        # codes
        ("It lent EUR 3.5 billion to it.", "EUR 3.5 billion", "EUR 3.5bn"),
        ("It lent SEK 4.5bn to it.", "SEK 4.5bn", "SEK 4.5bn"),
        ("It lent 300 million CHF to it.", "300 million CHF", "CHF 300m"),
        ("It lent AED 20 million to it.", "AED 20 million", "AED 20m"),
        # ranges
        ("It will cost $5-7 million.", "$5-7 million", "USD 5m–7m"),
        ("It will cost $ 5 to 7 billion.", "$ 5 to 7 billion", "USD 5bn–7bn"),
        ("It will cost $5 to $7 billion.", "$5 to $7 billion", "USD 5bn–7bn"),
        ("It is between 2 and 3 million euros.", "2 and 3 million euros", "EUR 2m–3m"),
        ("It is between $2 and $3 million.", "$2 and $3 million", "USD 2m–3m"),
        ("It is 1.5 to 2 billion euros.", "1.5 to 2 billion euros", "EUR 1.5bn–2bn"),
        ("It is between eight and 12 billion euros.", "eight and 12 billion euros", "EUR 8bn–12bn"),
        ("It is six to seven dlrs a share.", "six to seven dlrs", "USD 6–7"),
        ("It is at $1.50-$2.00 a pound.", "$1.50-$2.00", "USD 1.5–2"),
        # what is no range
        ("Exports rose 200 mln to 7.2 billion dlrs.", "7.2 billion dlrs", "USD 7.2bn"),
        ("It went from 5 to 7 dollars.", "7 dollars", "USD 7"),
        ("It made 564,000 or 11 cents a share, and 3 dollars.", "11 cents", "USD 0.11"),
        ("It fell in 1986 to 495 billion yen.", "495 billion yen", "JPY 495bn"),
        ("It rose $5 million to $7 million.", "$7 million", "USD 7m"),
        # numbers
        ("It pays 7-1/2 cts, Kansas said, in U.S. dlrs 2 dlrs.", "2 dlrs", "USD 2"),
        ("In India it pays 12,34,567 rupees.", "12,34,567 rupees", "INR 1,234,567"),
        ("It pays 1.234.567 euros.", "1.234.567 euros", "EUR 1,234,567"),
        ("It pays 4,3200,000 euros.", "4,3200,000 euros", None),
    ],
)  # fmt: skip
def test_english(text: str, form: str, amount: str | None) -> None:
    assert sums(body(text))[form] == amount


@pytest.mark.parametrize(
    ("text", "language", "amounts"),
    [
        ("Es kostet 5 Milliarden Euro und 3,5 Mio. Dollar.", "de", {"EUR 5bn", "USD 3.5m"}),
        ("Cela coûte 300 000 francs suisses ou 4,5 millions d'euros.", "fr",
         {"CHF 300,000", "EUR 4.5m"}),
        ("Costó 3.000 millones de dólares.", "es", {"USD 3bn"}),
        ("Costa 5 miliardi di euro.", "it", {"EUR 5bn"}),
        ("Custa R$ 3 milhões e 5 mil reais.", "pt", {"BRL 3m", "BRL 5,000"}),
        ("Это 300 тыс. долл. США и 2 млрд евро.", "ru", {"USD 300,000", "EUR 2bn"}),
        ("耗资50亿元。", "zh", {"CNY 5bn"}),
        ("費用は1億2000万円。", "ja", {"JPY 120m"}),
        ("بكلفة 5 ملايين دولار", "ar", {"USD 5m"}),
    ],
)  # fmt: skip
def test_other_languages(text: str, language: str, amounts: set[str]) -> None:
    assert set(sums(body(text, language)).values()) == amounts


@pytest.mark.parametrize(
    ("place", "text", "form", "amount"),
    [
        # where it was filed
        ("PARIS", "It made 5 million francs.", "5 million francs", "FRF 5m"),
        ("CAIRO", "Bread costs 5 pounds.", "5 pounds", "EGP 5"),
        ("LONDON", "The sale made 5 million pounds.", "5 million pounds", "GBP 5m"),
        ("LONDON", "In Egypt bread costs 5 pounds.", "5 pounds", "5"),
        ("MUMBAI", "It made Rs 12 crore.", "Rs 12 crore", "INR 120m"),
        ("SEOUL", "It made 4.2 billion won.", "4.2 billion won", "KRW 4.2bn"),
        ("LUBBOCK, Texas", "It pays 30 cents.", "30 cents", "USD 0.3"),
        ("Moscú", "It made 3 billion rubles.", "3 billion rubles", "RUB 3bn"),
        ("МОСКВА", "It made 3 billion rubles.", "3 billion rubles", "RUB 3bn"),
        # what the story calls it elsewhere
        ("NICOSIA", "It had 9 million Egyptian pounds, now 5 million pounds.",
         "5 million pounds", "EGP 5m"),
        ("SYDNEY", "It made A$5 million ($3.3 million).", "$3.3 million", "USD 3.3m"),
        ("SYDNEY", "It made $5 million, not US$5 million.", "$5 million", "AUD 5m"),
        ("TOKYO", "It made 5 million euros, 30 cents a share.", "30 cents", "EUR 0.3"),
        # of whose countries it speaks
        ("", "India said the train cost 5 million rupees.", "5 million rupees", "INR 5m"),
        ("", "India and Pakistan spent 5 million rupees.", "5 million rupees", "5m"),
        ("DAKAR", "It made 5 million CFA francs.", "5 million CFA francs", "XOF 5m"),
        # nobody knows
        ("TAIPEI", "It made 5 million dlrs, not 9 mln U.S. dlrs.", "5 million dlrs", "5m"),
        ("TAIPEI", "It rose four cents to US$5.", "four cents", "0.04"),
        ("MOSCOW", "The Soviet Union paid 5 million roubles.", "5 million roubles", "5m"),
        ("", "ALBERTA MINE PAYS 3 DLRS", "3 DLRS", "3"),
        ("", "It made 5 million CFA francs.", "5 million CFA francs", "5m"),
        ("OTTAWA", "A $5 million Canadian fund.", "$5 million", "5m"),
        ("LAGOS", "A $5 million Canadian fund.", "$5 million", "5m"),
        ("", "The train cost 1.5bn rupees.", "1.5bn rupees", "1.5bn"),
        ("", "The train cost 5 million pesos.", "5 million pesos", "5m"),
        ("", "In Toronto the train cost $5 million.", "$5 million", "5m"),
        ("TORONTO", "The train cost 5 million dollars.", "5 million dollars", "5m"),
        ("PARIS", "He paid 5 cents.", "5 cents", "0.05"),
        ("WINDHOEK", "It took 5 XY$7 million.", "$7 million", None),
    ],
)  # fmt: skip
def test_a_name_that_many_currencies_have(
    place: str, text: str, form: str, amount: str | None
) -> None:
    line = f"{place}, May 5 -" if place else ""
    article = story(f"It was said\n\n{line} {text}", dateline=line, place=place)
    assert sums(article).get(form) == amount


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("Prices rose 4.5% in May.", "PERCENT", Amount(4.5, "%")),
        ("Prices rose 4-1/2 pct in May.", "PERCENT", Amount(4.5, "%")),
        ("Prices rose two percent in May.", "PERCENT", Amount(2, "%")),
        ("Prices rose half percent in May.", "PERCENT", Amount(0.5, "%")),
        ("Output changed by -3.1% in May.", "PERCENT", Amount(-3.1, "%")),
        ("Prices rise 3 to 4 percent a year.", "PERCENT", Amount(3, "%", 4)),
        ("It pays 5/8 pct.", "PERCENT", Amount(0.625, "%")),
        ("It pays 9 5/8 pct.", "PERCENT", Amount(9.625, "%")),
        ("Prices changed by minus 3 percent.", "PERCENT", Amount(-3, "%")),
        ("It was plus or minus 3 percent.", "PERCENT", Amount(3, "%")),
        ("It is 10 minus 3 percent.", "PERCENT", Amount(3, "%")),
        ("Prices changed by −3%.", "PERCENT", Amount(-3, "%")),
        ("Prices rise 1-3% a year.", "PERCENT", Amount(1, "%", 3)),
        ("It was minus 5 degrees Celsius.", "QUANTITY", Amount(-5, "°C")),
        ("It was minus five degrees Celsius.", "QUANTITY", Amount(-5, "°C")),
        ("It fell to -5C then.", "QUANTITY", Amount(-5, "°C")),
        ("It was in the mid-5 degrees.", "QUANTITY", Amount(5, "°")),
        ("It was 1.5°C warmer.", "QUANTITY", Amount(1.5, "°C")),
        ("It rose to 86 F then.", "QUANTITY", Amount(86, "°F")),
        ("It makes 400 million kilowatt-hours.", "QUANTITY", Amount(400_000_000, "kWh")),
        ("It makes 5 gigawatt-hours.", "QUANTITY", Amount(5, "GWh")),
        ("It makes 20 kilowatt hours.", "QUANTITY", Amount(20, "kWh")),
        ("It is a 5 megawatt plant.", "QUANTITY", Amount(5, "MW")),
        ("It pumps 5 mln b/d.", "QUANTITY", Amount(5_000_000, "bbl/d")),
        ("The tower is 500m high.", "QUANTITY", Amount(500, "m")),
        ("They sold 2.5m tonnes.", "QUANTITY", Amount(2_500_000, "t")),
        ("It burned 5 sq km.", "QUANTITY", Amount(5, "km²")),
        ("He is 5ft 6in tall.", "QUANTITY", Amount(66, "in")),
        ("IT SOLD 300 TONNES", "QUANTITY", Amount(300, "t")),
        ("It rose by 0.25 percentage points.", "PERCENT", Amount(0.25, "pp")),
        ("It rose by 25 basis points.", "PERCENT", Amount(25, "bp")),
        ("They walked 300 kilometres.", "QUANTITY", Amount(300, "km")),
        ("The fish weighed 200 pounds.", "QUANTITY", Amount(200, "lb")),
        ("They walked 300-400 km.", "QUANTITY", Amount(300, "km", 400)),
        ("They sold 1,200 tonnes.", "QUANTITY", Amount(1200, "t")),
        ("They walked from 300 to 400 km.", "QUANTITY", Amount(400, "km")),
        ("They pump 140-150,000 tonnes.", "QUANTITY", None),
        ("They pump 40 barrels a day.", "QUANTITY", Amount(40, "bbl/d")),
        ("They pump 3 million bpd.", "QUANTITY", Amount(3_000_000, "bbl/d")),
        ("They sold 5 bcm last winter.", "QUANTITY", Amount(5_000_000_000, "m³")),
        ("They sell 5 bcm a year.", "QUANTITY", Amount(5_000_000_000, "m³/a")),
        ("It burned 20 square kilometres.", "QUANTITY", Amount(20, "km²")),
        ("It was 31 degrees Celsius.", "QUANTITY", Amount(31, "°C")),
        ("It blew at 90 km/h.", "QUANTITY", Amount(90, "km/h")),
        ("They have 700 megawatts.", "QUANTITY", Amount(700, "MW")),
    ],
)
def test_shares_and_measures(text: str, kind: str, amount: Amount | None) -> None:
    (found,) = [one for one in find_entities(body(text)) if one.type == kind]
    assert found.amount == amount


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("en", "It lent 5 million CFA francs.", "5 million CFA francs"),
        ("en", "It lent FCFA 5 million.", "FCFA 5 million"),
        ("fr", "Il a prêté 5 millions de francs CFA.", "5 millions de francs CFA"),
    ],
)
def test_cfa_francs_are_never_swiss(language: str, text: str, form: str) -> None:
    line = "GENEVA, May 5 -"
    article = story(f"It\n\n{line} {text} (5 million francs)", language, line, "GENEVA")
    assert sums(article)[form] == "5m"
    assert sums(article).get("5 million francs", "CHF 5m") == "CHF 5m"


def test_russian_measures() -> None:
    text = "Это 4,2 тыс. тонн, 212 тыс. га, 5 млн кубометров и 15 кв. км."
    found = [one.amount for one in find_entities(body(text, "ru")) if one.type == "QUANTITY"]
    assert found == [
        Amount(4200, "t"), Amount(212_000, "ha"), Amount(5_000_000, "m³"), Amount(15, "km²")
    ]  # fmt: skip


def test_a_price_of_two_parts_is_no_fraction() -> None:
    assert not find_entities(body("It was 4.26/12 pct, 11-1/4 1/8 pct and 16/17 pct."))


def test_the_same_sum_is_one() -> None:
    article = body("It paid $4.2 billion. The 4.2 billion dollars, or US$4.2bn, were borrowed.")
    (paid,) = [one for one in find_entities(article) if one.type == "MONEY"]
    assert len(paid.mentions) == 3


def test_sums_in_currencies_nobody_knows_are_one_only_as_printed() -> None:
    article = body("It paid 5 million pesos, then 5 million kroner, then 5 million pesos.")
    assert len([one for one in find_entities(article) if one.type == "MONEY"]) == 2


@pytest.mark.parametrize(
    "text",
    ["In 2012 Barcelona won.", "It fell to 1.7820/30 marks.", "Who in 2012 won?", "COP 28 opened."],
)
def test_what_is_no_sum(text: str) -> None:
    assert sums(body(text)) == {}


SCALED = st.tuples(
    st.integers(1, 999_999).map(lambda cents: cents / 100),
    st.sampled_from(["", " million", "bn", " trillion"]),
)


@given(SCALED, st.sampled_from(sorted(currencies().codes)))
def test_what_is_written_reads_back(sum_: tuple[float, str], code: str) -> None:
    number, scale = sum_
    article = body(f"It paid {code} {number}{scale} then.")
    (paid,) = [one for one in find_entities(article) if one.type == "MONEY"]
    assert paid.amount is not None
    again = body(f"It paid {paid.amount} then.")
    assert [one.amount for one in find_entities(again) if one.type == "MONEY"] == [paid.amount]


WORDS = st.sampled_from(
    ["$", "€", "£", "A$", "Rs", "5", "1,200", "4-1/2", "7/0", "1.2.3", "million", "bn", "to", "-",
     "and", "between", "from", "dollars", "dlrs", "cents", "euros", "USD", "Swiss", "francs", "ten",
     "%", "percent", "km", "a", "day", "億", "円", "5億", ",", ".", "hundred", "млрд", "руб."]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=40),
    st.sampled_from(["en", "de", "es", "ru", "ja", "ar"]),
)
def test_any_words_have_an_amount_or_none(text: str, language: str) -> None:
    for one in find_entities(body(text, language)):
        for start, end in one.mentions:
            assert 0 <= start < end <= len(text)
        if one.amount is not None:
            assert one.amount.upto is None or one.amount.number <= one.amount.upto
    figures(text, language)
    unit_sign(text)


def test_a_figure_that_never_ends_is_no_amount() -> None:
    assert sums(body(f"It paid ${'9' * 5000} then.")) == {f"${'9' * 5000}": None}
