"""De teksten van de ontwikkelingen.

id | titel | samenvatting met {cijfer} | laagste | hoogste | gebied | doelen (het eerste bepaalt de opgave).
"""

ONTWIKKELINGEN = """
gamen-en-schermtijd|Meer tijd achter een scherm|Kinderen zitten langer achter een scherm: volgens een verzonnen peiling {cijfer} uur per week.|17|24|landelijk|kinderen-groeien-gezond-op jongeren-bewegen-meer
sportvelden-vol|De sportvelden zijn vol|Bij {cijfer} sportclubs in de gemeente staat een wachtlijst, vooral in Zonneveld.|4|9|lokaal|jongeren-bewegen-meer volwassenen-en-ouderen-zijn-vitaal
meer-ouderen|Er komen meer ouderen|Het aantal 75-plussers groeide in een jaar met {cijfer} procent. Vitaal blijven wordt daardoor belangrijker.|3|6|landelijk-en-lokaal|volwassenen-en-ouderen-zijn-vitaal passend-en-zelfstandig-wonen
dure-boodschappen|Boodschappen blijven duur|De prijzen van levensmiddelen stegen met {cijfer} procent. Wie weinig heeft, merkt dat het meest.|2|6|landelijk|voldoende-middelen kansrijke-start
krappe-arbeidsmarkt|Veel vacatures, weinig mensen|Op elke 100 werkzoekenden staan {cijfer} vacatures open. Toch vinden niet alle inwoners werk dat past.|90|130|landelijk|werken-loont
weinig-kleine-huizen|Weinig kleine woningen|Woonstichting De Brug had {cijfer} kleine woningen te verdelen. De wachttijd loopt op.|22|60|lokaal|passend-en-zelfstandig-wonen voorkomen-huisuitzettingen
wachten-op-hulp|Langer wachten op hulp|Inwoners wachten gemiddeld {cijfer} weken op een eerste gesprek met een psycholoog.|9|17|landelijk|regie-over-eigen-leven geen-overmatige-stress
verenigingen-stoppen|Verenigingen stoppen|In de gemeente hielden {cijfer} verenigingen op met bestaan. Daarmee verdwijnen plekken om elkaar te zien.|2|7|lokaal|niet-eenzaam
zorgen-over-de-wereld|Zorgen over de wereld|{cijfer} procent van de jongeren in een verzonnen peiling maakt zich vaak zorgen over oorlog of klimaat.|31|46|landelijk|vertrouwen-in-de-toekomst geen-overmatige-stress
tekort-aan-leraren|Te weinig leraren|Op de basisscholen stonden {cijfer} plekken voor leraren open.|6|15|landelijk-en-lokaal|kansrijke-start onderwijs-in-eigen-gemeente
jeugdhulp-verandert|De jeugdhulp verandert|Gemeenten spraken af om {cijfer} procent van de jeugdhulp dichter bij huis te geven.|10|25|landelijk|licht-en-nabij
nieuwe-scholen|Een nieuwe school in Zonneveld|De school in Zonneveld begon met {cijfer} leerlingen.|80|160|lokaal|onderwijs-in-eigen-gemeente
harder-debat|Het debat wordt harder|Het verzonnen meldpunt kreeg {cijfer} procent meer meldingen over uitingen op internet.|8|30|landelijk|veilig-voelen verbinding-zoeken
meer-mantelzorg|Meer mantelzorg naast werk|{cijfer} procent van de werkenden geeft mantelzorg. De combinatie is voor velen zwaar.|19|27|landelijk|vrijwilligers-en-mantelzorgers
taalcursus-wacht|Wachten op een taalcursus|Inburgeraars wachten {cijfer} weken op een plek in een taalcursus.|5|14|lokaal|kwetsbare-inwoners-doen-mee
"""  # noqa: E501 - een regel per ontwikkeling leest hier het best
