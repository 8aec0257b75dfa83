"""De uitleg in de map van een nieuwe gemeente."""

LEESMIJ = """# Gegevens van {naam}

Deze map is leeg maar geldig: `sturing rapport --gemeente {map} --editie concept` bouwt meteen een rapport waarin staat
wat er nog niet is. `data/README.md` legt elke kolom uit. `sturing toets --gemeente {map} --editie concept` noemt wat
niet klopt of nog ontbreekt.

Vul in deze volgorde aan:

1. `gemeente.yml`: de wijken met hun CBS-code (WK en zes cijfers), de regio's om mee te vergelijken, de twee kleuren van
   de huisstijl, en de documenten waar cijfers uit komen.
2. `kader/{jaar}/`: opgaven, doelen, resultaten en indicatoren. Dit is een begin dat u aanpast aan uw eigen visie.
   Overal waar `{invullen}` staat, hoort een vindplaats of bedrag uit uw eigen stukken. De notebooks noemen doelen en
   indicatoren bij hun id; wilt u een ander id, verander dan ook het notebook.
3. `kader/{jaar}/cyclus.yml`: wanneer concept en definitieve editie verschijnen.
4. `metingen/`: één bestand per bron, met dezelfde kolommen als `metingen/eigen-cijfers.csv`. Alleen echte cijfers, met
   vindplaats. `sturing haal-op --gemeente {map}` haalt openbare cijfers op, als `kader/{jaar}/ophalen/` er is.
5. `ervaringen/{jaar}.yml` en `ontwikkelingen/{jaar}.yml`: wat inwoners vertellen en wat er in de samenleving speelt.
6. De duidingen: in elk notebook een Markdown-cel met de labels `jaar-{jaar}` en `gemeente-{map}`.

Een jaar verder? `sturing nieuw jaar {volgend} --gemeente {map}` neemt kader, cyclus en duidingen mee.
"""
