"""Per indicator het niveau in het laatste jaar en de verandering in tien jaar, in haar eenheid."""

from __future__ import annotations

from sturing.bronnen.voorbeeld.wereld import Wereld

_NIVEAUS = """
overgewicht-2-11 13.4 1.9; overgewicht-12-16 16.8 2.4; overgewicht-16-25 26 2
roken-wekelijks-13-16 3.1 -2; roken-wekelijks-16-25 17 -6; vapen-wekelijks-13-16 9.5 8
vapen-wekelijks-16-25 19 14; alcohol-laatste-4-weken-13-16 27 -3; alcohol-laatste-4-weken-16-25 74 -6
wiet-of-hasj-laatste-4-weken-13-16 4.2 0; wiet-of-hasj-laatste-4-weken-16-25 13 -1
harddrugs-ooit-13-16 1.4 0.4; harddrugs-ooit-16-25 15 3; slaaprichtlijn-13-16 61 -12
slaap-minder-dan-10-uur-10 34 9; gezonde-voedingsgewoonten-10-11 46 3
gezonde-voedingsgewoonten-13-16 38 2; bewegen-dagelijks-uur-13-16 17 -9; bewegen-dagelijks-uur-16-25 22 1
sport-wekelijks-vereniging-13-16 58 -5; sport-wekelijks-vereniging-16-25 37 -2
actief-vrije-tijd-wekelijks-13-16 49 2; actief-vrije-tijd-wekelijks-16-25 44 1
lidmaatschap-sportbond-0-4 7.2 0.9; lidmaatschap-sportbond-5-9 57 -3; lidmaatschap-sportbond-10-14 63 -4
lidmaatschap-sportbond-15-19 44 -3; lidmaatschap-sportbond-20-24 24 0; lidmaatschap-sportbond-18-64 19 1
lidmaatschap-sportbond-65-plus 16 4; lidmaatschap-sportbond-24-plus 17 1.5
ervaren-gezondheid-goed-18-64 78 -6; ervaren-gezondheid-goed-65-plus 66 1; sport-wekelijks-18-64 59 3
sport-wekelijks-65-plus 47 9; beweegrichtlijn-18-64 56 5; beweegrichtlijn-65-plus 44 7
gezond-gewicht-18-64 49 -2; gezond-gewicht-65-plus 41 -1; overgewicht-18-64 46 1
overgewicht-65-plus 57 -1; roken-18-64 17 -8; roken-65-plus 9 -4; alcoholrichtlijn-18-64 47 8
alcoholrichtlijn-65-plus 45 3; kinderen-in-armoede-0-17 6.1 -1.6
laag-inkomen-130-huishoudens-met-kinderen 11 -1; laag-inkomen-130-huishoudens-zonder-kinderen 19 2.5
gebruik-regeling-100-130-gezinnen 54 11; problematische-schulden-18-plus 6.9 -0.9
schuldhulp-gezinnen 27 9; schuldhulp-zonder-kinderen 18 0; stress-geldzaken-18-plus 24 7
grip-op-geldzaken-18-plus 68 -6; onder-armoedegrens-18-plus 4.9 -0.8
langdurig-laag-inkomen-huishoudens 3.1 0.2; inwoners-met-bijstand-18-67 790 -140
aandeel-met-bijstand-18-67 2.8 -0.6; uitstroom-naar-werk 19 4; uitstroom-beschermd-werk 4.6 0
uitstroom-loonkostensubsidie 7 3.5; uitstroom-sociale-werkvoorziening 2.1 -1
weet-waar-ondersteuning-18-plus 71 9; weet-waar-hulp-18-plus 63 1
weet-waar-ondersteuning-beperkt-zelfredzaam-18-plus 58 0; wachttijd-lokale-hulp 5.2 3
huisuitzettingen 14 -9; succesvolle-via-trajecten 36 12; voorkomen-huisuitzettingen-aantal 41 14
succesvolle-interventies-vroegsignalering 164 90; betalingsachterstanden-opgepakt 610 300
huurachterstand-meer-dan-maand-18-plus 212 0; dreigende-huisuitzettingen 58 -6
huisuitzettingen-zonder-hulptraject 4 -1; sociale-huurwoningen-65-plus 33 4
woonvoorzieningen-ingezet 286 70; nultredenwoningen 1240 330; geclusterde-woningen 214 60
zorggeschikte-woningen 96 28; doorstroom-groot-naar-beter 31 13; zelfstandig-wonend-70-plus 88 2
doorstroom-zelfstandig-wonen-18-25 47 4; zelfstandig-wonend-18-25 23 0; kamers-met-aandacht 16 11
sociale-huurwoningen-tot-23 84 -12; uitstroom-uit-verblijf 13 2; urgentieverklaringen-uitstroom 17 9
wmo-begeleiding-18-plus 930 190; verwijzingen-naar-sociale-basis 420 210
verwijzingen-naar-zwaardere-zorg 148 -38; regie-18-64 91 -1; regie-65-plus 86 0; veerkracht-13-16 74 -6
veerkracht-18-64 81 -2; veerkracht-65-plus 79 1; zelfredzaam-18-plus 87 -1
tevreden-zorgvoorzieningen-18-plus 72 -8; belangrijke-vriend-18-plus 83 1; bereikt-outreachend-18-plus 9 0
eenzaamheid-18-plus 46 8; eenzaamheid-65-plus 48 3; eenzaamheid-13-16 14 6; eenzaamheid-16-25 51 9
iemand-bij-probleem-13-16 88 -4; iemand-bij-probleem-16-25 92 1; buiten-samenleving-65-plus 6 0
sociale-steun-65-plus 84 1; emotionele-steun-65-plus 81 0; praktische-steun-65-plus 78 -4
deelname-ontmoeting-16-20 340 120; deelname-ontmoeting-65-plus 1480 620; vertrouwen-toekomst-13-16 76 -9
leven-betekenis-doel-13-16 71 -3; voortijdig-schoolverlaten-12-22 2 0.5; gestrest-13-16 46 17
gestrest-16-25 54 14; stressvolle-gebeurtenis-16-25 63 0; zorgen-16-25 38 4; prestatiedruk-13-16 37 15
prestatiedruk-16-25 48 6; weerbaar-13-16 79 -2; weerbaar-16-25 73 1; zichzelf-kunnen-zijn-16-25 85 -12
vve-bereik-2-6 82 13; jeugdhulp-0-17 10.6 1.4; spijbelen-12-16 8.4 1; activiteiten-netwerk-gezinnen 26 0
deelnemers-netwerk-gezinnen 410 190; ouders-bij-probleem-12-16 84 -1; iemand-bij-probleem-12-16 89 0
jeugdhulp-met-verblijf-0-22 0.9 -0.3; verwijzingen-huisartsen-jeugdhulp 44 -13
verwijzingen-spreekuur-jeugd-ggz 62 22; begeleidingstrajecten-jeugdteam 138 3
jeugdbeschermingsmaatregel-0-17 86 -31; wachttijd-gezinshulp 8.6 4
primair-onderwijs-buiten-gemeente-aandeel 7.8 -0.9; primair-onderwijs-buiten-gemeente-aantal 309 -46
gediscrimineerd 11 4; meldingen-discriminatie 41 24; gediscrimineerd-op-grond-18-plus 12 0
homoseksualiteit-normaal-13-16 58 -16; gevoel-er-niet-bij-te-horen-18-plus 13 2
taal-en-cultuur-belemmering-18-plus 7 0; aanvragen-volwassenenfonds-cultuur 38 18
aanvragen-jeugdfonds-cultuur 71 9; aanvragen-volwassenenfonds-sport 64 34
aanvragen-jeugdfonds-sport 244 60; projecten-drempels-verlagen 12 0
begeleid-door-buurtsportcoaches 690 170; inburgering-binnen-3-jaar-procent 61 0
overbelaste-mantelzorgers 19 6; mantelzorgers-steunpunt 870 310; vrijwilligerswerk 44 -5
maatschappelijke-inzet 52 0; waarderingen-vrijwilligers 1130 80
vrijwilligers-deskundigheidsbevordering 172 -60; sociale-samenhang 6.4 -0.2; inzet-leefbaarheid-buurt 21 2
betrokken-bij-buurtbewoners-18-plus 61 -4; klaarstaan-voor-buurt-18-plus 74 -1
"""

#: Indicatoren die in de jaren van corona afweken van hun lijn: met dit deel van hun niveau.
CORONADIP = {
    "vrijwilligerswerk": -0.18, "deelname-ontmoeting-65-plus": -0.3, "begeleid-door-buurtsportcoaches": -0.25,
    "lidmaatschap-sportbond-65-plus": -0.12, "huisuitzettingen": -0.4, "uitstroom-naar-werk": -0.25,
}  # fmt: skip
_CORONAJAREN = (2020, 2021)


def _lees_tabel() -> dict[str, tuple[float, float]]:
    velden = [deel.split() for deel in _NIVEAUS.replace("\n", ";").split(";") if deel.strip()]
    return {naam: (float(niveau), float(verandering)) for naam, niveau, verandering in velden}


_TABEL = _lees_tabel()


def kies_niveau(indicator: dict, wereld: Wereld) -> tuple[float, float]:
    """Niveau en verandering; wie niet in de tabel staat, krijgt een willekeurig niveau."""
    if indicator["id"] in _TABEL:
        return _TABEL[indicator["id"]]
    toeval = wereld.toeval(f"niveau {indicator['id']}")
    hoog = {"procent": 55.0, "rapportcijfer": 7.0, "score": 7.0, "weken": 6.0}.get(indicator["eenheid"], 180.0)
    niveau = hoog * float(toeval.uniform(0.4, 1.2))
    return round(niveau, 1), round(niveau * float(toeval.normal(0, 0.12)), 1)


def bereken_lijn(indicator: str, niveau: float, verandering: float, tijd: float, laatste: int) -> float:
    """De waarde die een reeks zonder toeval zou hebben op `tijd` (in jaren)."""
    waarde = niveau + verandering * (tijd - laatste - 0.5) / 10
    if int(tijd) in _CORONAJAREN:
        waarde += niveau * CORONADIP.get(indicator, 0.0)
    return waarde
