"""De verzonnen lessen van het laatste rapportagejaar, en per opgave zes afspraken: twee per rapportagejaar.

Zonder cijfers: die staan bij de indicatoren, en een andere seed geeft andere.
"""

LESSEN = {
    "gezonde-leefstijl": {
        "conclusie": "Volwassenen roken en drinken minder, maar noemen hun gezondheid minder vaak goed. Jongeren vapen"
        " meer, slapen korter en bewegen minder.",
        "voorstel": "Verleg een deel van de inzet van volwassenen naar het voortgezet onderwijs, te beginnen met vapen"
        " en slaap.",
        "verbeterpunten": ["Vraag scholen waarom jongeren minder slapen; de monitor zegt dat niet."],
        "voor_kadernota": ["Houd geld vrij voor een aanpak van vapen op school."],
        "voor_uitvoeringsplan": ["Noem bij elke beweegactiviteit hoeveel jongeren zij bereikt."],
    },
    "bestaanszekerheid": {
        "conclusie": "Minder inwoners hebben schulden of bijstand. Wel hebben meer huishoudens langdurig een laag"
        " inkomen, en krijgen meer inwoners begeleiding vanuit de Wmo.",
        "voorstel": "Houd de aanpak van schulden vast en zoek met Werkpunt uit waar inwoners op wachten.",
        "verbeterpunten": ["Laat Werkpunt ook melden hoeveel inwoners afhaken tijdens het wachten."],
        "voor_kadernota": ["Reken met een groeiende vraag naar begeleiding vanuit de Wmo."],
        "voor_uitvoeringsplan": ["Spreek met verhuurders af hoe zij een dreigende uitzetting tellen."],
    },
    "mentale-weerbaarheid": {
        "conclusie": "Stress, prestatiedruk en eenzaamheid onder jongeren nemen toe, en hun vertrouwen in de toekomst"
        " neemt af. De afspraken van eerdere jaren hebben dat niet gekeerd.",
        "voorstel": "Bijsturen: maak met scholen en Jeugdpunt één plan tegen stress en prestatiedruk, en stop met losse"
        " projecten.",
        "verbeterpunten": ["Vraag jongeren zelf welke hulp zij missen, en leg hun antwoorden vast."],
        "voor_kadernota": ["Maak een keuze tussen meer jongerenwerk en eerdere hulp op school."],
        "voor_uitvoeringsplan": ["Neem per doel één indicator op die elk jaar wordt gemeten."],
    },
    "kansengelijkheid": {
        "conclusie": "Minder kinderen groeien op in armoede en minder jongeren verblijven in een instelling. Het"
        " gebruik van jeugdhulp groeit wel.",
        "voorstel": "Houd de steun aan gezinnen vast en onderzoek per wijk waarom meer kinderen jeugdhulp krijgen.",
        "verbeterpunten": ["Vraag ouders na afloop of de hulp paste."],
        "voor_uitvoeringsplan": ["Beschrijf wat lichte hulp op school is, zodat partners hetzelfde tellen."],
    },
    "meedoen-en-inclusie": {
        "conclusie": "Meer inwoners sporten met hulp van een fonds en meer mantelzorgers krijgen steun. Minder jongeren"
        " vinden homoseksualiteit normaal, meer inwoners voelen zich gediscrimineerd en minder inwoners voelen zich"
        " betrokken bij hun buurt.",
        "voorstel": "Begin met scholen en verenigingen een aanpak voor acceptatie, en bespreek de meldingen elk"
        " kwartaal met Meldpunt Gelijk.",
        "verbeterpunten": ["Leg bij meldingen de grond vast, zodat te zien is wie het treft."],
        "voor_kadernota": ["Betrek de groei van het steunpunt mantelzorg bij de begroting."],
        "voor_uitvoeringsplan": ["Laat elke subsidiepartner zeggen welke activiteiten toegankelijk zijn."],
    },
}

# Wat, wie, maand; de eerste twee zijn van het eerste rapportagejaar, de laatste twee van het laatste.
AFSPRAKEN = {
    "gezonde-leefstijl": (
        ("Schoolpleinen in alle wijken rookvrij maken", "Sportbedrijf De Boog", "september"),
        ("Een watertappunt bij elke basisschool plaatsen", "Gemeente Voorbeeldstad", "juni"),
        ("Beweegaanbod voor ouderen in alle wijken aanbieden", "Sportbedrijf De Boog", "oktober"),
        ("Ouders informeren over slaap en schermen", "Jeugdpunt", "november"),
        ("Met elke middelbare school een afspraak over vapen maken", "GGD-regio Voorbeeld", "oktober"),
        ("Meer sport na school aanbieden in wijken waar jongeren weinig bewegen", "Sportbedrijf De Boog", "september"),
    ),
    "bestaanszekerheid": (
        ("Elke melding van een betalingsachterstand binnen een week oppakken", "Welzijn Samen", "maart"),
        ("Eén formulier maken voor alle regelingen", "Werkpunt", "december"),
        ("Een proef met een geldcoach voor jonge gezinnen houden", "Werkpunt", "april"),
        ("Verhuurders laten melden voordat zij een uitzetting vragen", "Woonstichting De Brug", "september"),
        ("De wachtlijst van Werkpunt doorlichten", "Werkpunt", "september"),
        ("Met verhuurders een telling van dreigende uitzettingen afspreken", "Woonstichting De Brug", "oktober"),
    ),
    "mentale-weerbaarheid": (
        ("Jongerencoaches aanstellen op het mbo", "Jeugdpunt", "september"),
        ("Open tafels voor ouderen in elke wijk beginnen", "Welzijn Samen", "mei"),
        ("Met scholen een week over prestatiedruk houden", "Jeugdpunt", "november"),
        ("Een maatje vinden voor wie zich bij het infopunt meldt", "Welzijn Samen", "juni"),
        ("Eén plan tegen stress onder jongeren opstellen", "Jeugdpunt", "december"),
        ("De Jongerenraad vragen wat jongeren vertrouwen geeft", "Gemeente Voorbeeldstad", "oktober"),
    ),
    "kansengelijkheid": (
        ("Peuters met een achterstand eerder vinden", "Gemeente Voorbeeldstad", "september"),
        ("Oudercafés beginnen in twee wijken", "Jeugdpunt", "oktober"),
        ("Een steungezin bieden voordat zware hulp begint", "Welzijn Samen", "juni"),
        ("Het spreekuur jeugd naar de buurthuizen brengen", "Jeugdpunt", "september"),
        ("Per wijk uitzoeken welke jeugdhulp groeit", "Gemeente Voorbeeldstad", "november"),
        ("Ouders na afloop van hulp bellen", "Jeugdpunt", "december"),
    ),
    "meedoen-en-inclusie": (
        ("De drempels van alle buurthuizen laten keuren", "Gemeente Voorbeeldstad", "juni"),
        ("De mantelzorgtest bij de huisarts aanbieden", "Steunpunt Mantelzorg Voorbeeld", "oktober"),
        ("Een markt voor vrijwilligers houden", "Welzijn Samen", "mei"),
        ("Taalmaatjes zoeken voor elke inburgeraar die dat wil", "Bibliotheek Het Anker", "september"),
        ("Met verenigingen een aanpak voor acceptatie beginnen", "Sportbedrijf De Boog", "november"),
        ("Elk kwartaal de meldingen van discriminatie bespreken", "Gemeente Voorbeeldstad", "april"),
    ),
}
