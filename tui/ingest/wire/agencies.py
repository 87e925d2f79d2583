"""News agencies and press release wires, by the names they sign with."""

from __future__ import annotations

_AGENCIES = """
Reuters: Reuter, Рейтер, Рейтерс, رويترز, ロイター, 路透社, 路透, Thomson Reuters Foundation
AP: Associated Press, The Associated Press, АП, 美联社, أ ب, أسوشيتد برس
AFP: AFPTV, Agence France-Presse, АФП, أ ف ب, فرانس برس, ا ف ب, 法新社, خبرگزاری فرانسه
TASS: ТАСС, ITAR-TASS, ИТАР-ТАСС, تاس, 塔斯社
Xinhua: 新华社, 新華社, Синьхуа, شينخوا
RIA Novosti: РИА Новости, РИА НОВОСТИ, RIA, РИА
Interfax: Интерфакс, Interfax-Ukraine, Интерфакс-Украина, Interfax-Kazakhstan, ИНТЕРФАКС
dpa: DPA, dpa-AFX, dpa/lby
EFE: Agencia EFE, EFEUSA
ANSA: ANSAmed, Ansa
Kyodo: Kyodo News, 共同, 共同通信, 共同社
Jiji Press: Jiji, 時事, 時事通信
Yonhap: 연합뉴스, Yonhap News, 韩联社
PTI: Press Trust of India
China News Service: 中新社, 中新网, CNS, ECNS
UPI: United Press International
Bloomberg: Bloomberg News
MENA: أ ش أ
IRNA: ایرنا, إرنا
ISNA: ایسنا
Tasnim: تسنیم, Tasnim News Agency
Mehr: مهر, MNA
Fars: فارس, FNA
Anadolu Agency: Anadolu, الأناضول, Анадолу
WAM: وام
SPA: واس
SANA: سانا
WAFA: وفا
KUNA: كونا
QNA: قنا
Ukrinform: Укринформ, Укрінформ
UNIAN: УНИАН, УНІАН
BelTA: БЕЛТА, Belta, BELTA
Kazinform: Казинформ
Kabar: Кабар
PR Newswire: PRNewswire, PRNewswire-USNewswire, PRNewswire-FirstCall
Business Wire: BUSINESS WIRE, BusinessWire
GlobeNewswire: GLOBE NEWSWIRE, GLOBENEWSWIRE
ACCESSWIRE: ACCESS Newswire
Newsfile: Newsfile Corp.
CNN: CNN Business
Dow Jones: Dow Jones Newswires
AAP: Australian Associated Press
PA Media: Press Association
SDA: Keystone-SDA, ATS, Keystone-ATS
Europa Press: EUROPA PRESS
Lusa: LUSA
Agência Brasil: Agencia Brasil
KCNA: 朝鲜中央通讯社
AKIpress:
ANI:
IANS:
IPS:
Antara: ANTARA
Bernama: BERNAMA
APP:
BSS:
VNA:
CBS: CBS News
NBC: NBC News
BBC: BBC News
RFE/RL: RFERL
Sputnik: Спутник
Trend: Тренд
Azertac: AZERTAC
Télam: Telam, TELAM
Notimex: NTX
Prensa Latina:
Ritzau:
NTB:
STT:
BNS:
PAP:
ČTK: CTK
MTI:
Tanjug: TANJUG
Hina: HINA
BTA:
Agerpres: AGERPRES
Belga: BELGA
ANP:
NAN:
GNA:
SAPA:
NZPA:
Petra: PETRA
NNA:
DHA:
IHA:
AMI:
MarketWatch:
DW:
TT:
APA:
"""

_AMBIGUOUS = """
CP: Canadian Press, The Canadian Press
UNI:
AA:
PA:
CNA:
MAP:
TAP:
APS:
MIA:
ABC: ABC News
ANA: AMNA
FENA:
RNA:
"""
"""Signatures that are as well initials of companies: they need a date beside them."""


def _read(table: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for line in table.strip().splitlines():
        agency, _, others = line.partition(":")
        for name in (agency, *others.split(",")):
            if name.strip():
                names[name.strip().casefold()] = agency
    return names


_KNOWN = _read(_AGENCIES)
_SHORT = {**_KNOWN, **_read(_AMBIGUOUS)}


def is_agency(name: str) -> bool:
    """Whether a signature is an agency's and nothing else's (``dpa/bb`` is dpa's)."""
    return _first(name) in _KNOWN


def agency_name(name: str) -> str:
    """The agency's one name, whatever it signs with; an unknown signature as it is."""
    return _SHORT.get(_first(name), name)


def _first(name: str) -> str:
    name = name.strip().casefold()
    if name in _SHORT or "/" not in name:
        return name
    return name.partition("/")[0].strip()
