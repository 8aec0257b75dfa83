"""Welke indicatoren met opzet anders zijn, zodat elke toestand van het rapport te zien is."""

#: Indicatoren zonder enig cijfer.
ZONDER_CIJFER = frozenset({
    "eerlijk-vertellen-lhbtiqa-13-16", "toegankelijke-activiteiten-beperking", "doorstroommogelijkheden",
    "mantelzorgers-hoge-belasting",
})  # fmt: skip

#: Indicatoren met alleen het nieuwste cijfer: de nulmeting.
ALLEEN_NULMETING = frozenset({
    "projecten-drempels-verlagen", "activiteiten-netwerk-gezinnen", "zelfstandig-wonend-18-25",
    "bereikt-outreachend-18-plus", "taal-en-cultuur-belemmering-18-plus", "stressvolle-gebeurtenis-16-25",
})  # fmt: skip

#: Een cijfer waarvan de bron geen periode noemt.
ZONDER_PERIODE = frozenset({"huurachterstand-meer-dan-maand-18-plus"})

#: Perioden die in een reeks ontbreken.
GATEN = {
    "vrijwilligerswerk": ("2020",),
    "voortijdig-schoolverlaten-12-22": ("2019/2020", "2020/2021"),
    "deelname-ontmoeting-16-20": ("2023",),
}

#: Indicatoren met eerst een voorlopig en later een herzien cijfer.
HERZIEN = frozenset({"aandeel-met-bijstand-18-67", "jeugdhulp-0-17", "wmo-begeleiding-18-plus"})

#: Indicatoren met alleen een benadering: de groep die wel is gemeten en waarin zij afwijkt.
BENADERINGEN = {
    "weet-waar-ondersteuning-beperkt-zelfredzaam-18-plus": (
        "65-plus", "Gevraagd aan 65-plussers met hulp, niet aan iedereen die beperkt zelfredzaam is."
    ),
    "iemand-bij-probleem-12-16": ("13-16", "Gevraagd aan 13- tot en met 16-jarigen; 12-jarigen ontbreken."),
    "gediscrimineerd-op-grond-18-plus": ("18-64", "Alleen gevraagd aan inwoners tot 65 jaar."),
}  # fmt: skip

#: Benaderingen naast een gemeten reeks.
BENADERING_ERNAAST = {
    "eenzaamheid-65-plus": ("75-plus", "Gevraagd aan inwoners van 75 jaar en ouder."),
    "zelfredzaam-18-plus": ("65-plus", "Gevraagd aan inwoners van 65 jaar en ouder."),
}

#: Indicatoren waarvoor er modelcijfers zijn, ook per wijk, in de jaren hieronder.
MODELJAREN = (2016, 2020, 2022, 2024)
MODEL_ERNAAST = frozenset({
    "ervaren-gezondheid-goed-18-64", "sport-wekelijks-18-64", "beweegrichtlijn-18-64", "overgewicht-18-64",
    "roken-18-64", "eenzaamheid-65-plus", "regie-65-plus", "stress-geldzaken-18-plus",
})  # fmt: skip
ALLEEN_MODEL = frozenset({"gezond-gewicht-18-64", "gezond-gewicht-65-plus"})

#: Bronnen die een percentage geven zonder teller, noemer of aantal ondervraagden: een marge is er niet.
ZONDER_MARGE = frozenset({"test-mantelzorg"})

#: Bronnen die ook per wijk leveren, en indicatoren die dat voor alle jaren doen.
WIJKBRONNEN = frozenset({
    "cbs", "kiss", "wmo-cijfers", "waarstaatjegemeente", "steunpunt-mantelzorg", "burgerpeiling",
    "vps-welzijn-samen", "jeugdfonds-sport",
})  # fmt: skip
ALLE_WIJKJAREN = frozenset({
    "kinderen-in-armoede-0-17", "aandeel-met-bijstand-18-67", "jeugdhulp-0-17", "wmo-begeleiding-18-plus",
})  # fmt: skip

#: Registers die over een kleinere groep gaan dan de leeftijdsgroep; het aantal in de gemeente.
NOEMERS = {
    "uitstroom-naar-werk": 720, "uitstroom-beschermd-werk": 720, "uitstroom-loonkostensubsidie": 720,
    "uitstroom-sociale-werkvoorziening": 720, "inburgering-binnen-3-jaar-procent": 64,
    "gebruik-regeling-100-130-gezinnen": 610, "schuldhulp-gezinnen": 390,
    "schuldhulp-zonder-kinderen": 520, "laag-inkomen-130-huishoudens-met-kinderen": 5_400,
    "laag-inkomen-130-huishoudens-zonder-kinderen": 14_800, "langdurig-laag-inkomen-huishoudens": 20_200,
    "sociale-huurwoningen-65-plus": 6_100, "verwijzingen-huisartsen-jeugdhulp": 210, "vve-bereik-2-6": 190,
    "primair-onderwijs-buiten-gemeente-aandeel": 3_950, "voortijdig-schoolverlaten-12-22": 4_100,
    "zelfstandig-wonend-18-25": 3_600,
}  # fmt: skip
