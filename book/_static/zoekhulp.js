/* Zoeken in het Nederlands, voor de zoekpagina en de indicatorenwijzer: stammen, andere woorden voor hetzelfde, en
   eerst wat precies past, ook als tweede deel van een samenstelling: 'hulp' staat in 'schuldhulp'. Pas als dat niets
   geeft, telt een begin van een woord, daarna wat op het woord lijkt of de twee woorden waaruit het bestaat, en ten
   slotte wat niet alle woorden heeft. `melding` zegt dat dan, en op welke andere woorden gezocht is.
   Stammen is het dure werk: op een telefoon kost een heel rapport een seconde. De zoekpagina krijgt haar index daarom
   kant en klaar mee (`sturing/uitgeven/zoekindex.py`), en een woord wordt hier hoogstens één keer gestamd. */
"use strict";
globalThis.Zoekhulp = (() => {
  const plat = (woord) => woord.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // Sphinx levert de Nederlandse stamregels en stopwoorden mee.
  const stammer = typeof Stemmer === "function" ? new Stemmer() : { stemWord: (woord) => woord };
  const lidwoorden = new Set(typeof stopwords === "undefined" ? [] : stopwords);
  const onthoud = (reken) => {
    const bekend = new Map();
    return (woord) => {
      if (!bekend.has(woord)) bekend.set(woord, reken(woord));
      return bekend.get(woord);
    };
  };
  const kaal = onthoud((woord) => (lidwoorden.has(plat(woord)) ? null : plat(woord)));
  const stam = onthoud((woord) => kaal(woord) && stammer.stemWord(kaal(woord)));
  // De punt in 1.235 scheidt duizendtallen: wie 1235 typt, zoekt hetzelfde getal.
  const DUIZEND = /(?<=\d)\.(?=\d{3}(?!\d))/gu;
  const zonderPunt = (tekst) => tekst.replace(DUIZEND, "");
  const woordenVan = (tekst) => zonderPunt(plat(tekst)).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  /* De tekst zelf, om en om een woord en wat ertussen staat. */
  const knip = (tekst) => tekst.split(/((?:(?!(?<=\d)\.\d{3}(?!\d))[^\p{L}\p{N}])+)/u);
  const vormenVan = onthoud((woord) => [...new Set([kaal(woord), stam(woord)])].filter(Boolean));
  /* De stamregels laten 'dakloz(en)' en 'daklo(o)s', 'huiz(en)' en 'huis' uit elkaar; in een vraag telt dus ook de
     stam met de andere slotletter. */
  const SLOT = { s: "z", z: "s", f: "v", v: "f" };
  const metSlot = (kort) => (kort?.length > 2 && SLOT[kort.at(-1)] ? [kort.slice(0, -1) + SLOT[kort.at(-1)]] : []);
  const vraagVormen = onthoud((woord) => [...new Set([...vormenVan(woord), ...metSlot(stam(woord))])]);
  // De stamregels laten de eerste letter staan: twee woorden die anders beginnen, hoeven niet gestamd.
  const zelfdeStam = (een, ander) =>
    kaal(een) && kaal(ander)
      ? kaal(een)[0] === kaal(ander)[0] && [stam(een), ...metSlot(stam(een))].includes(stam(ander))
      : kaal(een) === kaal(ander);

  /* Woorden die van een zin een vraag maken: zij hoeven er niet te staan, en staan zij er, dan telt dat mee. */
  const VRAAGWOORDEN = new Set(
    `hoeveel hoevaak waarom wanneer welk welke waar gaat gaan komt komen krijgt krijgen leeft leven zit zitten staat
     staan minder vaak vaker soms mensen`.split(/\s+/),
  );

  /* Woorden die voor de zoeker hetzelfde zijn: wie een woord uit `zoekt` typt, vindt ook wat in `vindt` staat. De vormen
     van een begrip gelden over en weer; wie 'drugs' zoekt vindt ook 'wiet', maar niet andersom. */
  const ALS_BEGRIP = 0.5, ALS_ZOEKWOORD = 0.01;
  const vormVan = (naam, zwaar) => ({ naam, woorden: woordenVan(naam), zwaar });
  const groepen = [
    ...Object.values(globalThis.BEGRIPPEN ?? {})
      .map(({ vormen, zoekwoorden }) => [...vormen, ...zoekwoorden].map((naam) => vormVan(naam, ALS_BEGRIP)))
      .filter((vormen) => vormen.length > 1)
      .map((vormen) => ({ zoekt: vormen, vindt: vormen })),
    ...(globalThis.ZOEKWOORDEN ?? []).map(([zoekt, vindt]) => ({
      zoekt: zoekt.map((naam) => vormVan(naam, ALS_ZOEKWOORD)),
      // Wat erbij hoort, is nog niet hetzelfde: het komt na wat het getypte woord zelf heeft.
      vindt: [...zoekt, ...vindt].map((naam) => vormVan(naam, ALS_ZOEKWOORD)),
    })),
  ];
  const gelijk = (een, ander) => een.length === ander.length && een.every((w, i) => zelfdeStam(w, ander[i]));

  /* De vraag in delen; een deel is een woord, of een begrip van meer woorden zoals 'sociale dienst'. */
  function delenVan(tekst) {
    const woorden = woordenVan(tekst);
    const delen = [];
    for (let i = 0; i < woorden.length; ) {
      let lang = 1, verwant = [];
      for (const groep of groepen) {
        for (const { woorden: vorm } of groep.zoekt) {
          if (vorm.length < lang || !gelijk(vorm, woorden.slice(i, i + vorm.length))) continue;
          if (vorm.length > lang) verwant = [];
          lang = vorm.length;
          verwant.push(...groep.vindt);
        }
      }
      delen.push({ woorden: woorden.slice(i, i + lang), verwant });
      i += lang;
    }
    return delen.filter(({ woorden }) => woorden.some(kaal));
  }

  const alle = (queries) => ({ combineWith: "AND", queries });
  const een = (queries) => ({ combineWith: "OR", queries });
  const zonderLeeg = (woorden) => woorden.filter(kaal).map((woord) => een(vraagVormen(woord)));

  const instelling = (velden) => ({
    fields: Object.keys(velden),
    tokenize: woordenVan,
    processTerm: (woord) => {
      const vormen = vormenVan(woord);
      return vormen.length ? vormen : null;
    },
    searchOptions: { boost: velden, tokenize: (deel) => [deel], processTerm: (deel) => deel },
  });

  /* Een index van `stukken`, hier gemaakt; `velden` zegt per veld hoe zwaar het weegt. Het eerste is de titel, het
     laatste heeft woorden die de lezer bij de treffer niet ziet. */
  function maakIndex(stukken, velden) {
    const termen = new Set(), gewoon = instelling(velden);
    const onthoudTerm = (woord) => {
      const vormen = gewoon.processTerm(woord);
      vormen?.forEach((vorm) => termen.add(vorm));
      return vormen;
    };
    const index = new MiniSearch({ ...gewoon, processTerm: onthoudTerm });
    index.addAll(stukken.map((stuk, id) => ({ id, ...stuk })));
    const namen = Object.keys(velden);
    return {
      titel: namen[0],
      stil: namen.at(-1),
      aantal: stukken.length,
      kent: (term) => termen.has(term),
      alle: () => [...termen],
      met: () => index,
      heel: () => index,
    };
  }

  /* "0*3,2" is: stuk 0 drie keer, stuk 2 (twee verder) één keer. */
  function leesPlekken(plekken) {
    const uit = {};
    let stuk = 0;
    for (const plek of plekken.split(",")) {
      const [verder, keer] = plek.split("*");
      stuk += Number(verder);
      uit[stuk] = Number(keer ?? 1);
    }
    return uit;
  }

  const leesTerm = (term, plekken) => [
    term,
    Object.fromEntries(plekken.split("/").flatMap((deel, veld) => (deel ? [[veld, leesPlekken(deel)]] : []))),
  ];

  /* Een index die met de bladzijde meekomt. Uitpakken kost ook tijd; voor een vraag die precies past, zijn de woorden
     van de vraag genoeg, want zwaarte en volgorde hangen alleen daarvan af. */
  function laadIndex({ lengten, termen }, velden) {
    const namen = Object.keys(velden), aantal = lengten.length;
    const genummerd = (rij) => Object.fromEntries(rij.map((waarde, nummer) => [nummer, waarde]));
    const pakUit = (gekozen) =>
      MiniSearch.loadJS(
        {
          documentCount: aantal,
          nextId: aantal,
          documentIds: genummerd([...lengten.keys()]),
          fieldIds: Object.fromEntries(namen.map((naam, nummer) => [naam, nummer])),
          fieldLength: genummerd(lengten),
          averageFieldLength: namen.map((_, veld) => lengten.reduce((som, lang) => som + lang[veld], 0) / aantal),
          storedFields: {},
          dirtCount: 0,
          index: gekozen.filter((term) => Object.hasOwn(termen, term)).map((term) => leesTerm(term, termen[term])),
          serializationVersion: 2,
        },
        instelling(velden),
      );
    let heel = null;
    return {
      titel: namen[0],
      stil: namen.at(-1),
      aantal,
      kent: (term) => Object.hasOwn(termen, term),
      alle: () => Object.keys(termen),
      met: (gekozen) => heel ?? pakUit(gekozen),
      heel: () => (heel ??= pakUit(Object.keys(termen))),
    };
  }

  /* Hoeveel tekens er anders zijn; twee letters verwisseld is één fout. */
  function afstand(woord, ander) {
    let eerder = [], vorig = [...ander, ""].map((_, j) => j);
    for (let i = 1; i <= woord.length; i++) {
      const nu = [i];
      for (let j = 1; j <= ander.length; j++) {
        nu[j] = Math.min(vorig[j] + 1, nu[j - 1] + 1, vorig[j - 1] + (woord[i - 1] === ander[j - 1] ? 0 : 1));
        const verwisseld = i > 1 && j > 1 && woord[i - 1] === ander[j - 2] && woord[i - 2] === ander[j - 1];
        if (verwisseld) nu[j] = Math.min(nu[j], eerder[j - 2] + 1);
      }
      [eerder, vorig] = [vorig, nu];
    }
    return vorig[ander.length];
  }

  /* Een woord dat overal staat, lijkt op te veel om bij twee fouten bedoeld te zijn: 'speciaal' is niet 'sociaal'. */
  const VEEL = 0.08;
  const staatOveral = (index, term) => index.met([term]).search(term).length > Math.max(VEEL * index.aantal, 10);

  /* Het woord uit de index dat het meest op `woord` lijkt, met hoeveel fouten er dan in staan. Een kort woord lijkt op
     te veel om te raden; een lang woord mag twee fouten hebben. Wie zich vergist, doet dat zelden in de eerste letter, en
     wie zich twee keer vergist zelden al in de tweede. */
  function lijktOp(index, woord) {
    const mag = woord.length < 6 ? 0 : Math.min(2, Math.round(woord.length * 0.2));
    if (!mag) return null;
    const bekend = new Set(index.heel().search(woord, { fuzzy: mag + 1 }).flatMap(({ terms }) => terms));
    const [beste] = [...bekend]
      .filter((term) => term[0] === woord[0])
      .map((term) => ({ term, fout: afstand(woord, term) }))
      .filter(({ term, fout }) => fout <= mag && (fout < 2 || (term[1] === woord[1] && !staatOveral(index, term))))
      .sort((a, b) => a.fout - b.fout || b.term.length - a.term.length);
    return beste ?? null;
  }

  const staatEr = (index, woord) => vraagVormen(woord).some(index.kent);

  /* 'kinderarmoede' is 'kinder' en 'armoede', met soms een letter ertussen. Korter dan vier letters is geen woord om op
     te vertrouwen; van twee manieren wint die met de langste delen. */
  const KORTST = 4, TUSSEN = ["", "s", "e", "en"];
  function inTweeen(index, woord) {
    const bekend = (deel) => deel.length >= KORTST && (staatEr(index, deel) || delenVan(deel)[0]?.verwant.length > 0);
    const manieren = [];
    for (let i = KORTST; i <= woord.length - KORTST; i++) {
      if (!bekend(woord.slice(i))) continue;
      const voor = TUSSEN.filter((tussen) => woord.slice(0, i).endsWith(tussen))
        .map((tussen) => woord.slice(0, i - tussen.length))
        .find(bekend);
      if (voor) manieren.push([voor, woord.slice(i)]);
    }
    const kortste = ([voor, achter]) => Math.min(voor.length, achter.length);
    return manieren.sort((een, ander) => kortste(ander) - kortste(een))[0] ?? null;
  }

  /* Of deze woorden samen bij een treffer staan. */
  const staatBij = ({ terms }, woorden) => {
    const nodig = woorden.filter(kaal);
    return nodig.length > 0 && nodig.every((woord) => vraagVormen(woord).some((term) => terms.includes(term)));
  };

  /* Of een deel van de vraag bij deze treffer past, met zijn eigen woorden of met andere voor hetzelfde. */
  const pastBij = (treffer, { woorden, verwant }) =>
    [woorden, ...verwant.map((vorm) => vorm.woorden)].some((vorm) => staatBij(treffer, vorm));

  // Samenwerken is geen soort werk.
  const GEEN_DEEL = new Set(["samen", "mede", "tegen", "terug", "boven"]);

  /* Het getypte woord als tweede deel van een samenstelling, zoals 'hulp' in 'jeugdhulp'. Het eerste deel is ook een
     woord; anders hoort 'taal' bij 'kwartaal'. */
  function metSamenstellingen(index, deel) {
    const woord = deel.woorden.length === 1 ? kaal(deel.woorden[0]) : null;
    if (!woord || woord.length < KORTST || /\d/.test(woord)) return deel;
    const bekend = (stuk) => stuk.length >= KORTST && staatEr(index, stuk);
    const samen = index.alle().filter((term) => {
      const voor = term.slice(0, -woord.length);
      if (voor.length < KORTST || !term.endsWith(woord) || GEEN_DEEL.has(voor)) return false;
      return TUSSEN.some((tussen) => voor.endsWith(tussen) && bekend(voor.slice(0, voor.length - tussen.length)));
    });
    return { ...deel, verwant: [...deel.verwant, ...samen.map((naam) => vormVan(naam, ALS_BEGRIP))] };
  }

  /* Bij elke treffer welke woorden van de vraag zelf er staan, en of zij samen in de titel staan. */
  function merk(index, delen, treffers) {
    const vormen = delen.flatMap(({ woorden }) => woorden.filter(kaal).map(vraagVormen));
    const eigen = new Set(vormen.flat());
    const zichtbaar = ({ match }, term) => match[term]?.some((veld) => veld !== index.stil);
    return treffers.map((treffer) => ({
      ...treffer,
      eigen: treffer.terms.filter((term) => eigen.has(term)),
      inTitel: vormen.every((vorm) => vorm.some((term) => treffer.match[term]?.includes(index.titel))),
      // Een woord dat de lezer bij de treffer ziet, zegt meer dan een woord waarop hij alleen te vinden is.
      inZicht: delen.every((deel) => pastBij({ terms: treffer.terms.filter((term) => zichtbaar(treffer, term)) }, deel)),
    }));
  }

  /* Een deel van de vraag, met wat voor de zoeker hetzelfde is. */
  const vraagNaar = ({ woorden, verwant }) =>
    een([
      alle(zonderLeeg(woorden)),
      ...verwant
        .map((vorm) => ({ ...alle(zonderLeeg(vorm.woorden)), boostTerm: () => vorm.zwaar }))
        .filter((v) => v.queries.length),
    ]);
  const termenVan = (delen) =>
    delen.flatMap(({ woorden, verwant }) =>
      [...woorden, ...verwant.flatMap((vorm) => vorm.woorden)].flatMap(vraagVormen),
    );

  /* Wat alle delen heeft, en anders waarin elk woord het begin van een woord is. */
  function zoekAlles(index, delen, los, opties) {
    const vast = delen.map(vraagNaar);
    const precies = een([alle(vast), ...los.map((deel) => alle([...vast, vraagNaar(deel)]))]);
    const treffers = index.met(termenVan([...delen, ...los])).search(precies, opties);
    if (treffers.length) return treffers;
    const ruim = alle(delen.flatMap(({ woorden }) => woorden.filter(kaal).map((woord) => kaal(woord))));
    return index.heel().search(ruim, { ...opties, prefix: true });
  }

  /* Wat in de plaats kan komen van een woord dat nergens staat: een tikfout, twee woorden die ook samen voorkomen, en dan
     pas twee tikfouten. Staat een ander woord van de vraag er wel, dan is er geen tikfout te raden: wie 'speciaal
     onderwijs' typt, schrijft geen 'sociaal'. */
  function beterWoord(index, woord, magRaden) {
    if (staatEr(index, woord) || index.heel().search(woord, { prefix: true }).length) return null;
    const lijkt = magRaden ? lijktOp(index, woord) : null;
    if (lijkt?.fout === 1) return [lijkt.term];
    const twee = inTweeen(index, woord);
    if (twee && zoekAlles(index, delenVan(twee.join(" ")), [], {}).length) return twee;
    return lijkt ? [lijkt.term] : null;
  }

  const naamVan = ({ woorden }) => woorden.join(" ");

  /* Wat de meeste delen heeft; `zonder` zegt bij elke treffer welke woorden er niet bij staan. */
  function zoekDeel(index, delen, opties) {
    if (delen.length < 2) return [];
    const treffers = index.met(termenVan(delen)).search(een(delen.map(vraagNaar)), opties).map((treffer) => ({
      ...treffer,
      zonder: delen.filter((deel) => !pastBij(treffer, deel)).map(naamVan),
    }));
    const minst = Math.min(...treffers.map(({ zonder }) => zonder.length));
    return treffers.filter(({ zonder }) => zonder.length === minst);
  }

  /* Met welke andere woorden er iets gevonden is waar het getypte woord niet staat (`ook`, wat het meest vindt eerst), en
     bij hoeveel treffers de getypte woorden er wel staan (`zelf`). */
  function metVerwant(delen, treffers) {
    const keren = new Map();
    let zelf = 0;
    for (const treffer of treffers) {
      const anders = delen.filter(({ woorden }) => !staatBij(treffer, woorden));
      if (!anders.length) zelf++;
      const vormen = anders.flatMap(({ verwant }) => verwant.filter(({ woorden }) => staatBij(treffer, woorden)));
      // Enkelvoud en meervoud zijn voor de lezer één woord.
      const per = new Map(vormen.reverse().map((vorm) => [vorm.woorden.map(stam).join(" "), vorm.naam]));
      for (const [sleutel, naam] of per) keren.set(sleutel, { naam, keer: (keren.get(sleutel)?.keer ?? 0) + 1 });
    }
    const meest = [...keren].sort(([, een], [, ander]) => ander.keer - een.keer);
    // Wie 'psychisch' leest, hoeft 'psychische klachten' niet meer te lezen.
    const ruimer = ([sleutel]) => !meest.some(([kort]) => kort !== sleutel && ` ${sleutel} `.includes(` ${kort} `));
    return { zelf, ook: meest.filter(ruimer).map(([, { naam }]) => naam) };
  }

  const uitkomst = (index, delen, treffers, graad, ander) =>
    Object.assign(merk(index, delen, treffers), { graad, ander, nergens: [] }, metVerwant(delen, treffers));

  /* De treffers als [{id, score, terms, match, eigen, inTitel, inZicht}], de beste eerst; null als er niets te zoeken is.
     `graad` is 0 als alles past, 1 als `ander` in de plaats kwam van een woord dat nergens staat, en 2 als niet alle
     woorden erbij staan; `nergens` noemt dan de woorden die bij geen enkele treffer staan. */
  function zoek(index, tekst, opties = {}) {
    const inDelen = (vraag) => delenVan(vraag).map((deel) => metSamenstellingen(index, deel));
    const alles = inDelen(tekst);
    if (!alles.length) return null;
    const isLos = ({ woorden }) => alles.length > 1 && woorden.every((woord) => VRAAGWOORDEN.has(woord));
    const vast = alles.filter((deel) => !isLos(deel));
    const [delen, los] = vast.length ? [vast, alles.filter(isLos)] : [alles, []];
    const precies = zoekAlles(index, delen, los, opties);
    if (precies.length) return uitkomst(index, delen, precies, 0, []);

    const ander = [];
    const magRaden = !delen.some(({ woorden, verwant }) => verwant.length || woorden.some((w) => staatEr(index, w)));
    const beter = delen.flatMap(({ woorden, verwant }) => {
      const nieuw = verwant.length || woorden.length > 1 ? null : beterWoord(index, kaal(woorden[0]), magRaden);
      if (nieuw) ander.push(...nieuw);
      return nieuw ?? woorden;
    });
    const nu = ander.length ? inDelen(beter.join(" ")) : delen;
    const lijkt = ander.length ? zoekAlles(index, nu, los, opties) : [];
    if (lijkt.length) return uitkomst(index, nu, lijkt, 1, ander);

    const deels = zoekDeel(index, nu, opties);
    const ontbreekt = (deel) => deels.every(({ zonder }) => zonder.includes(naamVan(deel)));
    const nergens = nu.filter(ontbreekt).map(naamVan);
    const over = nu.filter((deel) => !ontbreekt(deel));
    return Object.assign(uitkomst(index, over, deels, 2, ander), { nergens });
  }

  const noem = (woorden) => {
    const namen = woorden.map((woord) => `‘${woord}’`);
    return [namen.slice(0, -1).join(", "), namen.at(-1)].filter(Boolean).join(" en ");
  };

  const HOOGSTENS_GENOEMD = 3;

  /* Waarom de treffers niet zijn wat er gevraagd is, of waarop nog meer gezocht is; leeg als alles past. */
  function melding({ length, graad, ander, nergens, ook, zelf }) {
    if (!length) return "";
    const genoemd = ook.slice(0, HOOGSTENS_GENOEMD);
    if (graad === 0) return ook.length ? `${zelf ? "Ook gezocht" : "Gezocht is"} op ${noem(genoemd)}.` : "";
    const lijkt = ander.length ? ` Gezocht is naar ${noem(ander)}.` : "";
    if (graad === 1) return `Niets past precies.${lijkt}`;
    if (!nergens.length) return `Deze woorden staan nergens samen; hier staat een deel ervan.${lijkt}`;
    return `Zonder ${noem(nergens)}: ${nergens.length === 1 ? "dat woord staat" : "die woorden staan"} er niet bij.${lijkt}`;
  }

  return { maakIndex, laadIndex, zoek, melding, noem, knip, plat: (woord) => zonderPunt(plat(woord)), stam };
})();
