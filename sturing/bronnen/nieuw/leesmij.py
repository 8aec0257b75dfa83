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
   vindplaats. `sturing haal-op --gemeente {map} --droog` laat zien wat er aan openbare cijfers op te halen is; zonder
   `--droog` komen zij hier. Hoe elke tabel te vinden is, staat in `kader/{jaar}/ophalen/`. Ontbreekt die map, of wilt u
   meer cijfers, maak dan een bestand per bron; `data/README.md` legt de velden uit.
5. `ervaringen/{jaar}.yml` en `ontwikkelingen/{jaar}.yml`: wat inwoners vertellen en wat er in de samenleving speelt.
6. `kader/{jaar}/partners.yml`: welke partners over welke indicatoren rapporteren. Daarna maakt `sturing partnerformat
   --gemeente {map}` hun werkboeken. `kader/{jaar}/vragenlijst.yml`: de vragen die partners aan inwoners stellen.
7. `kader/{jaar}/recepten/`: hoe een bestand van een bron gelezen wordt; `sturing lees-in --help` helpt bij het eerste.
8. `activiteiten/{jaar}.csv`: wat er gedaan wordt en wat het kost. `leren/{jaar}.yml`: wat elke opgave dit jaar leert.
9. De duidingen: in elk notebook een Markdown-cel met de labels `jaar-{jaar}` en `gemeente-{map}`.

Een jaar verder? `sturing nieuw jaar {volgend} --gemeente {map}` neemt kader, cyclus en duidingen mee.
"""
