"""Words in capitals that are units or currencies, not acronyms to spell out."""

from __future__ import annotations

from briefing.check.language import words

CURRENCIES = words(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF"
    " CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD"
    " HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD"
    " MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN"
    " PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY"
    " TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW ZWG"
)
"""The codes of ISO 4217 in use (list one, funds and metals left out), January 2025."""

CURRENCY_SIGNS = frozenset("$€£¥₴₽₩₹₺₪₸₾₼")

CAPITAL_UNITS = words("KB MB GB TB PB KW MW GW TW KV MV HP RPM HZ BTU BOE BBL TEU ГБ МБ ТБ КБ КВТ МВТ ГВТ ТВТ")
"""Symbols of units that are written in capitals, by the book or often enough."""

MEASURES = words(
    "% ‰ ° mm cm m km nm kg g t kt mt l ha kw kwh mw mwh gw gwh tw twh mph kph km/h percent pc per hectares"
    " tonnes tons miles metres kilometres dollars euros pounds years months weeks days hours minutes people мм см"
    " м км кг г т л га квт мвт гвт км/год відсотків відсотки відсоток гривень тонн кілометрів метрів років осіб"
    " людей доларів євро"
)
"""Words, in lower case, that follow a quantity and never a year."""

SYMBOLS = words(
    "km m cm mm km² km2 m² m2 m³ m3 ha kg g t l h min s W kW MW GW TW Wh kWh MWh GWh TWh J kJ MJ GJ PJ V kV A Hz kHz"
    " MHz GHz °C °F K Pa hPa bar km/h m/s kn nmi NM mi ft lb B kB MB GB TB dB ppm ppb ‰ € $ £"
)
"""The units that a figure prints by itself, as a symbol behind its number."""
