"""Woorden die bij het herkennen van namen het verschil maken.

De namen zelf komen uit de lijsten van deduce; hier staat wat een naam aankondigt en wat alleen op een naam lijkt.
"""

from __future__ import annotations


def _rij(tekst: str) -> tuple[str, ...]:
    """De delen van een opsomming met komma's."""
    return tuple(deel.strip() for deel in tekst.split(","))


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(tekst.split())


#: Aanspreekvormen: wat erna komt is een naam, ook met kleine letters.
AANSPREEKVORMEN = _rij(
    """
    meneer, mijnheer, mevrouw, mevr, mvr, mw, dhr, de heer, juf, juffrouw, meester, tante, oom, opa, oma, zuster,
    pastoor, dominee, imam, dokter, dr, drs, ir, ing, mr, prof
    """
)

#: Mensen om iemand heen: wat erna komt is een naam als het een hoofdletter heeft of in de lijst met voornamen staat.
OMGEVING = _rij(
    """
    man, vrouw, zoon, zoontje, dochter, dochtertje, broer, broertje, zus, zusje, moeder, vader, mama, papa, nicht,
    neef, kleinzoon, kleindochter, vriend, vriendin, vriendje, buurman, buurvrouw, buurjongen, buurmeisje,
    collega, begeleider, begeleidster, consulent, consulente, huisarts, coach, buurtsportcoach, jongerenwerker,
    wijkverpleegkundige, verpleegkundige, maatje, vrijwilliger, vrijwilligster, mentor, docent, lerares, leraar,
    trainer, ambtenaar, therapeut, psycholoog, mantelzorger, bewindvoerder, wethouder, burgemeester, klantmanager,
    hulp
    """
)

#: Zinnen waarna iemand zichzelf of een ander noemt.
VOORSTELLEN = _rij(
    """
    mijn naam is, mijn naam:, naam:, ik heet, hij heet, zij heet, ze heet, die heet, heet, heten, genaamd,
    ondertekend, vriendelijke groet, vriendelijke groeten, groetjes, groetjes van, groeten van, groet, gr., mvg
    """
)

#: Tussenvoegsels in achternamen.
TUSSENVOEGSELS = _rij(
    """
    van der, van den, van de, van 't, van het, van, de la, de, den, der, ter, ten, te, in 't, op 't, op de, el,
    al, ait, ben, bin, abu, von, du, da, dos, da silva, v.d., vd
    """
)

#: Hiermee eindigt de naam van een straat, school, kerk of instelling.
NAAMLOZE_EINDEN = _rij(
    """
    straat, laan, weg, plein, pad, hof, kade, dijk, singel, gracht, steeg, dreef, park, school, college, lyceum,
    kerk, moskee, huis, centrum, stichting, fonds, toernooi, bos, veld, flat, hal, zaal, bad, club, kliniek,
    ziekenhuis, gymnasium, mavo, basisschool, ziekte, syndroom, plantsoen, weide, kwartier, wijk, monitor,
    regeling, methode, fabriek, dag, bibliotheek, toets, prijs, museum, markt
    """
)

#: Voornamen die met een kleine letter (of aan het begin van een zin) meestal een gewoon woord zijn.
OOK_EEN_WOORD = _woorden(
    """
    aan aard ab abel ace ad adam adem ai al ale alle allen alma alp als amber amor ander anders anemoon angel
    anita ank ante april ara arend aria art aster ata attila august augustus aura ava baan bader bao baptist bars
    bas bate beau beer bel ben bene bente berber beren berk bij bilge bin bink blaas bloem blue boet bonne bono boom
    bouwen boy brand bren broer bron bruin bruining brunette buddy burger buurt cai candy cas ceder ceel cent chi
    claus co coco constant corona da daar dan dat date de deejay deli demi deze di dia die dies diesel dik dille
    dillen dim dimmen dino dit do doetje dolf dolly domino don dong door dot dries dus duurt earl ebbe ebo een
    egge eit el elan els engel enne ere eren eros ester eva faas fake fan fee fender fien fin fine fleur flint
    flip flo flora fop fox franc frank geen geld gene ger gerit germ gloria goed goof graag griet gul gulden gus
    ha haar hager han hang hank haring hart hebe hee heel heer heerlijk hei held helder helen hellen hen heng
    henna het hier hij hinde hing ho hoe hoi hok hoop hope horst hou hub huis hulp hun iet imme indigo ing inga
    ino iris islam ja jan janus jarig jazz jeep jen jersey jet jij job jon jong jouw juan juli jun juni junior
    jura just ka kader kalle kam kapper kar karst kas kawa kea kee keet kei ken kerst kersten khan kick kiem kien
    kier kik kim kin kind king kit klaar kok kommer koop koos kor kris kwam la laas lam lang lava lee leen lei
    lelie lent lente lenze lev lex li lief lies lila linde lio lion lis loet lok loop lot lotus lou lucky lumen
    lux lyra ma maan maar maas maatje macht made mai maks mama man mana mans mara mare margriet marina marine mark
    master mat max me mee meer mees meg mei mel melodie men merel met mi mia mica mie mies mijn mik mil minder
    mini mink mirre mitra mo moeder moes mooi mus na naat nada nader nadien nam nanny nas nee nel net nick nies
    nil ninja noa nog nol nona nooit nori nova nu of om oma on onder ons onze ooit ook oor op opa oud ouwe pa paco
    papa parel pari pascal pax peer peet pel penny pep per pita pluk po pol pom puck pui puk raaf raf ram ramadan
    ras rea recht reef rein reine rem rex ria richel richt rik rim rink rio rob roef roman rond roos ros rosa
    rover ruby rui rune rut sage sake sam samen sang sas schalk school sem sema sen sep serge serve sien sim sint
    skip sla so sol soms son spike splinter sport stan stans star steef ster stern sterre stoffel stoffer storm su
    sui sultan summer taco tai tak take tam tan tante tao tas tea ter terra tes tex thee thuis tien tim timber
    timen tin to toen tom tommy ton tong toon tori tos tot treur tromp trouw trui tu tuba tuin tuur ty uit uw vaak
    vader van vast veel veer veld vesper vin viola violet vis vita vlinder voor vos vriend vrij vroom vu waar
    waling wan wang want warm warren wat weer wei wel welkom wen wens werk wester wie wiek wiel wij wijk wik wikke
    wil wille win winter witte wolf wonen woon wout yang yen yin zander zelf zen zier zij zilver zo zo'n zoet
    zomer zon zonne zorg zus zwaan zweer zwier
    """
)

#: Uit dat rijtje: met een hoofdletter toch bijna altijd een naam, ook aan het begin van een zin.
HOOFDLETTER_IS_NAAM = _woorden(
    """
    bas ben bob bram bruno claus co coco daisy dirk dolly don els emir ernst esma eva ferry fleur flip franc frank
    gemma ger gloria gus hanna hans helen ingrid iris jan jet joke joop juan karst kees kelly kim kris lila lolita
    lou louw luis maas mara margriet mark max merel mia miep mies mila mirre nanda nel nick nico nina noa noes
    nona nora puck rachel rein ria riet rik rob roef roos rosa rowan ruby rune russell sara sarah sjaak stan stef
    stefan sterre thomas tim tom tommy ton tony viola violet vita wies willem wim wolf wout zander
    """
)

#: Woorden met een hoofdletter die geen mens zijn: grote steden, instellingen, wetten, talen en de dagen. Eigennamen van
#: een gemeente (wijken, partners) komen uit haar gegevens; zie `gegevens/eigennamen`.
GEEN_MENS = _woorden(
    """
    alexander allah alzheimer amersfoort amsterdam april arabisch augustus baarn beatrix bernhard bijlage bron bso
    cjg coa december dinsdag donderdag down engels eritrea excel facebook februari gezondheid ggd god google
    iedereen instagram januari jeugdwet jezus juli juliana juni kerst kiss koningsdag korsakoff lief maandag maart
    maria marokko mee mei nederland nederlands niemand november oekraine oktober ons oranje parkinson
    participatiewet pasen polen ramadan rotterdam september sinterklaas suikerfeest svb syrie teams trouw turkije
    turks uwv vrijdag whatsapp wij wilhelmina willem wmo woensdag zaterdag zij zondag
    """
)
