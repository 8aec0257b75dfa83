"""De README in data/voorbeeld."""

LEESMIJ = """\
# Voorbeeldstad: VERZONNEN

Alles in deze map is verzonnen: de gemeente, de wijken, de partners, de documenten en elk cijfer. Ook de
cijfers die bij Nederland, de provincie of een bestaande bron staan, zijn verzonnen. Gebruik ze nergens
voor.

Met deze map zijn alle onderdelen van het rapport te zien en te toetsen:

    sturing rapport 2026 --gemeente voorbeeld

## Wat is waar

De vormen zijn dezelfde als in `data/soest`; `data/README.md` legt elke kolom uit. De opgaven, doelen,
resultaten en indicatoren, met hun id's, zijn die van `data/soest/kader/2026`. Daarom werken dezelfde
notebooks. Een id kan nog een naam uit Soest bevatten (`wachttijd-eemkracht`); de naam die een lezer ziet,
is verzonnen.

Met opzet zit erin: reeksen van jaren, halfjaren, kwartalen en schooljaren, een reeks met een gat,
voorlopige en herziene cijfers, modelcijfers naast gemeten cijfers, benaderingen, aantallen die te klein
zijn om te tonen, indicatoren met alleen een nulmeting en indicatoren zonder cijfer. Een deel van de cijfers
over 2025 is pas na maart 2026 bekend, zodat concept en definitief verschillen. Elk rapportagejaar heeft
lessen met afspraken, en wat er van die van het jaar ervoor kwam.

## Opnieuw maken

    python -m sturing.bronnen.voorbeeld

De generator gebruikt een vaste seed: hetzelfde kader geeft dezelfde bytes. Pas deze bestanden niet met de
hand aan; een test vergelijkt ze met wat de generator maakt. Verandert `data/soest/kader`, maak deze map dan
opnieuw.
"""
