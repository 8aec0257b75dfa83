"""De teksten van de ervaringen: doel | strekking | thema | doelgroep | samenvatting | citaat (mag leeg)."""

ERVARINGEN = """
kinderen-groeien-gezond-op|+|Gezond eten op school|ouders|Ouders zijn blij met het fruit en water op school.|Thuis vraagt hij nu ook om water.
kinderen-groeien-gezond-op|-|Vapes|jongeren|Leerlingen zeggen dat vapes overal te krijgen zijn, ook vlak bij school.|Je hoeft het maar te appen.
kinderen-groeien-gezond-op|~|Slapen|ouders|Ouders willen schermen eerder weg, maar vinden volhouden lastig.|
kinderen-groeien-gezond-op|-|Kosten van gezond eten|gezinnen met een laag inkomen|Gezond eten vinden deze gezinnen te duur.|
jongeren-bewegen-meer|-|Wachtlijst bij de club|jongeren|Jongeren willen voetballen, maar de club zit vol.|Ik sta al een jaar op de lijst.
jongeren-bewegen-meer|+|Sporten na school|jongeren|Het sporten na school is gratis en dichtbij, en dat werkt.|
jongeren-bewegen-meer|~|Plekken buiten|meisjes|Meisjes gebruiken het veldje weinig; zij voelen zich er niet altijd op hun gemak.|
volwassenen-en-ouderen-zijn-vitaal|+|Wandelgroep|65-plussers|De wandelgroep houdt mensen in beweging en geeft aanspraak.|Zonder de groep ging ik niet.
volwassenen-en-ouderen-zijn-vitaal|-|Stoeptegels|65-plussers|Losse tegels maken ouderen bang om te vallen.|
volwassenen-en-ouderen-zijn-vitaal|~|Aanbod vinden|volwassenen|Er is veel te doen, maar inwoners weten het niet te vinden.|
volwassenen-en-ouderen-zijn-vitaal|+|Stoppen met roken|volwassenen|Samen stoppen met roken lukt beter dan alleen.|
voldoende-middelen|-|Aan het eind van de maand|gezinnen met een laag inkomen|Gezinnen komen de laatste week van de maand niet rond.|Dan eten we brood.
voldoende-middelen|+|Kindpakket|ouders|Met het kindpakket kon een dochter op zwemles.|
voldoende-middelen|~|Formulieren|volwassenen|De regeling helpt, het formulier is te moeilijk.|Ik gaf het na bladzijde drie op.
voldoende-middelen|+|Geldcoach|inwoners met schulden|Een vaste coach geeft rust.|
werken-loont|-|Bang voor terugbetalen|inwoners met bijstand|Inwoners durven niet te gaan werken, omdat zij bang zijn dat zij moeten terugbetalen.|
werken-loont|+|Leren op de werkvloer|inwoners met bijstand|Leren en werken tegelijk past beter dan een cursus.|
werken-loont|~|Begeleiding|inwoners met bijstand|De begeleiding is goed, maar stopt te vroeg.|
toegang-tot-zorg|-|Van loket naar loket|volwassenen|Wie hulp vraagt, moet zijn verhaal steeds opnieuw doen.|Vier keer hetzelfde verhaal.
toegang-tot-zorg|+|Infopunt|65-plussers|Bij het infopunt neemt iemand de tijd.|
toegang-tot-zorg|~|Bellen met de gemeente|volwassenen|De telefoon wordt snel opgenomen; het antwoord laat op zich wachten.|
voorkomen-huisuitzettingen|+|Bezoek aan huis|huurders|Een huurder vertelt dat het bezoek op tijd kwam.|Anders had ik hier niet meer gewoond.
voorkomen-huisuitzettingen|-|Schaamte|huurders|Uit schaamte vragen huurders te laat om hulp.|
voorkomen-huisuitzettingen|~|Afspraken|huurders|Een betaalafspraak helpt, als er niet nog drie andere naast lopen.|
passend-en-zelfstandig-wonen|-|Nergens heen|65-plussers|Ouderen willen kleiner wonen, maar vinden niets in hun wijk.|
passend-en-zelfstandig-wonen|-|Jongeren en wonen|jongeren|Jongeren wonen langer thuis dan zij willen.|Ik ben 26 en slaap naast mijn broertje.
passend-en-zelfstandig-wonen|+|Verhuiscoach|65-plussers|De verhuiscoach nam zorgen uit handen.|
passend-en-zelfstandig-wonen|~|Kamers met begeleiding|jongeren|De kamer is fijn, de regels zijn streng.|
regie-over-eigen-leven|+|Zelf kiezen|volwassenen|Inwoners waarderen dat zij zelf mogen zeggen wat helpt.|
regie-over-eigen-leven|-|Digitaal|65-plussers|Alles gaat via internet en dat lukt niet iedereen.|Ik voel me dom, en dat ben ik niet.
regie-over-eigen-leven|~|Buurtwerkers|volwassenen|De buurtwerker is bekend, maar wisselt vaak.|
regie-over-eigen-leven|+|Maatje|inwoners met een klein netwerk|Een maatje is het begin van meer contacten.|
niet-eenzaam|+|Open tafel|65-plussers|Samen eten is voor velen het hoogtepunt van de week.|Op woensdag doe ik mijn haar.
niet-eenzaam|-|Weekend|65-plussers|In het weekend is er niets open.|
niet-eenzaam|~|Jongerenhuis|jongeren|Het jongerenhuis is gezellig, maar vooral voor wie al vrienden heeft.|
niet-eenzaam|-|Na de verhuizing|volwassenen|Nieuwe bewoners leren hun buren moeilijk kennen.|
vertrouwen-in-de-toekomst|-|Een huis kopen|jongeren|Jongeren geloven niet dat zij ooit een huis vinden.|
vertrouwen-in-de-toekomst|+|Jongerenraad|jongeren|In de jongerenraad merken jongeren dat hun mening telt.|
vertrouwen-in-de-toekomst|~|Stage|jongeren|Een stage geeft zelfvertrouwen; de ene school helpt daar meer bij dan de andere.|
geen-overmatige-stress|-|Toetsweken|jongeren|In toetsweken slapen leerlingen slecht.|Mijn hoofd staat nooit uit.
geen-overmatige-stress|+|Rustuur|jongeren|Het rustuur op school helpt om op adem te komen.|
geen-overmatige-stress|~|Praten over stress|jongeren|Erover praten kan, als je maar weet met wie.|
geen-overmatige-stress|-|Altijd bereikbaar|jongeren|Jongeren voelen zich verplicht om altijd te reageren.|
kansrijke-start|+|Voorlezen|ouders van jonge kinderen|De voorlezer aan huis geeft ook ouders plezier in boeken.|
kansrijke-start|-|Kosten van school|ouders|De schoolreis en de laptop zijn samen te duur.|
kansrijke-start|~|Peuters|ouders van jonge kinderen|De peutergroep is goed, maar twee dagen is voor sommigen te weinig.|
kansrijke-start|+|Oudercafé|ouders|Ouders helpen elkaar met tips en kleren.|
licht-en-nabij|-|Wachten op hulp|gezinnen|Gezinnen wachten maanden en het probleem groeit.|Toen we aan de beurt waren, was hij al thuis van school.
licht-en-nabij|+|Hulp op school|ouders|Hulp op school is dichtbij en voelt gewoon.|
licht-en-nabij|~|Wisselende hulpverleners|gezinnen|De hulp is goed, maar de gezichten wisselen.|
onderwijs-in-eigen-gemeente|-|Lange busrit|ouders|Kinderen zitten lang in een busje naar een school buiten de gemeente.|
onderwijs-in-eigen-gemeente|+|Extra klas|ouders|Dankzij de extra klas blijft een zoon bij zijn vrienden uit de buurt.|
onderwijs-in-eigen-gemeente|~|Kiezen van een school|ouders|Ouders krijgen goede uitleg, maar de keuze is klein.|
veilig-voelen|-|Opmerkingen op straat|jongeren|Jongeren die opvallen, krijgen nare opmerkingen.|
veilig-voelen|+|Regenboogcafé|jongeren|In het café kan iedereen zichzelf zijn.|Hier hoef ik niets uit te leggen.
veilig-voelen|~|Donkere plekken|volwassenen|De nieuwe lampen helpen, maar de tunnel blijft een nare plek.|
kwetsbare-inwoners-doen-mee|+|Toneel|inwoners met een beperking|De toneelgroep is voor iedereen en dat merk je.|
kwetsbare-inwoners-doen-mee|-|Drempels|inwoners met een beperking|Veel zalen zijn niet te bereiken met een rolstoel.|
kwetsbare-inwoners-doen-mee|~|Taalles|inburgeraars|De les is goed, maar valt samen met het werk.|
kwetsbare-inwoners-doen-mee|+|Sportpas|inwoners met een laag inkomen|Met de sportpas kon een gezin samen zwemmen.|
vrijwilligers-en-mantelzorgers|-|Geen vrije dag|mantelzorgers|Mantelzorgers nemen zelden vrij.|Ik ben al drie jaar niet weg geweest.
vrijwilligers-en-mantelzorgers|+|Waardering|vrijwilligers|Een kaart en een bos bloemen doen vrijwilligers goed.|
vrijwilligers-en-mantelzorgers|~|Nieuwe vrijwilligers|vrijwilligers|Jongeren willen helpen, maar niet elke week.|
vrijwilligers-en-mantelzorgers|-|Regels|vrijwilligers|Organisaties vinden de papieren bij een subsidie te veel werk.|
verbinding-zoeken|+|Straatfeest|alle inwoners|Het straatfeest bracht buren bij elkaar die elkaar niet kenden.|
verbinding-zoeken|-|Langs elkaar heen|alle inwoners|Oude en nieuwe bewoners leven langs elkaar heen.|
verbinding-zoeken|~|Buurtapp|alle inwoners|De buurtapp helpt bij pech en leidt soms tot ruzie.|
verbinding-zoeken|+|Samen in het groen|alle inwoners|Samen een tuin bijhouden geeft vanzelf gesprek.|
"""  # noqa: E501 - een regel per ervaring leest hier het best
