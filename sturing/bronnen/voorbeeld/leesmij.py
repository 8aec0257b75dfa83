"""De README in data/voorbeeld."""

LEESMIJ = """\
# Voorbeeldstad: VERZONNEN

Alles in deze map is verzonnen: de gemeente, de wijken, de partners, de documenten en elk cijfer. Ook de
cijfers die bij Nederland, de provincie of een bestaande bron staan, zijn verzonnen. Gebruik ze nergens
voor.

Met deze map zijn alle onderdelen van het rapport te zien en te toetsen:

    sturing rapport 2026 --gemeente voorbeeld

## Wat is waar

De vormen zijn dezelfde als bij een echte gemeente; `data/README.md` legt elke kolom uit. De opgaven, doelen,
resultaten en indicatoren, met hun id's, zijn die van het echte kader dat `data/maak/voorbeeld.yml` noemt.
Daarom werken dezelfde notebooks. Elke naam in dat kader, en elk id van een bron of partner die naar zo'n naam
heet, is hier een verzonnen naam.

Met opzet zit erin: reeksen van jaren, halfjaren, kwartalen en schooljaren, een reeks met een gat,
voorlopige en herziene cijfers, modelcijfers naast gemeten cijfers, benaderingen, aantallen die te klein
zijn om te tonen, indicatoren met alleen een nulmeting en indicatoren zonder cijfer. Een deel van de cijfers
over 2025 is pas na maart 2026 bekend, zodat concept en definitief verschillen. Elk rapportagejaar heeft
lessen met afspraken, en wat er van die van het jaar ervoor kwam.

## Opnieuw maken

    python -m sturing.bronnen.voorbeeld

De generator gebruikt een vaste seed: hetzelfde kader geeft dezelfde bytes. Pas deze bestanden niet met de
hand aan; een test vergelijkt ze met wat de generator maakt. Verandert dat kader of `data/maak/voorbeeld.yml`,
maak deze map dan opnieuw.
"""
