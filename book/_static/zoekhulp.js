/* Zoeken in het Nederlands, voor de zoekpagina en de indicatorenwijzer: stammen, andere woorden voor hetzelfde, en
   eerst wat precies past. Pas als dat niets geeft, telt een deel van een woord of een typefout.
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
  const woordenVan = (tekst) => plat(tekst).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const vormenVan = onthoud((woord) => [...new Set([kaal(woord), stam(woord)])].filter(Boolean));
  // De stamregels laten de eerste letter staan: twee woorden die anders beginnen, hoeven niet gestamd.
  const zelfdeStam = (een, ander) =>
    kaal(een) && kaal(ander) ? kaal(een)[0] === kaal(ander)[0] && stam(een) === stam(ander) : kaal(een) === kaal(ander);

  /* Elk begrip is een groep van woorden die voor de zoeker hetzelfde zijn. */
  const groepen = Object.values(globalThis.BEGRIPPEN ?? {})
    .filter(({ zoekwoorden, vormen }) => zoekwoorden.length || vormen.length > 1)
    .map(({ vormen, zoekwoorden }) => [...vormen, ...zoekwoorden].map(woordenVan));
  const gelijk = (een, ander) => een.length === ander.length && een.every((w, i) => zelfdeStam(w, ander[i]));

  /* De vraag in delen; een deel is een woord, of een begrip van meer woorden zoals 'sociale dienst'. */
  function delenVan(tekst) {
    const woorden = woordenVan(tekst);
    const delen = [];
    for (let i = 0; i < woorden.length; ) {
      let lang = 1, verwant = [];
      for (const groep of groepen) {
        for (const vorm of groep) {
          if (vorm.length < lang || !gelijk(vorm, woorden.slice(i, i + vorm.length))) continue;
          if (vorm.length > lang) verwant = [];
          lang = vorm.length;
          verwant.push(...groep);
        }
      }
      delen.push({ woorden: woorden.slice(i, i + lang), verwant });
      i += lang;
    }
    return delen.filter(({ woorden }) => woorden.some(kaal));
  }

  const alle = (queries) => ({ combineWith: "AND", queries });
  const een = (queries) => ({ combineWith: "OR", queries });
  const zonderLeeg = (woorden) => woorden.filter(kaal).map((woord) => een(vormenVan(woord)));

  const instelling = (velden) => ({
    fields: Object.keys(velden),
    tokenize: woordenVan,
    processTerm: (woord) => {
      const vormen = vormenVan(woord);
      return vormen.length ? vormen : null;
    },
    searchOptions: { boost: velden, tokenize: (deel) => [deel], processTerm: (deel) => deel },
  });

  /* Een index van `stukken`, hier gemaakt; `velden` zegt per veld hoe zwaar het weegt. */
  function maakIndex(stukken, velden) {
    const index = new MiniSearch(instelling(velden));
    index.addAll(stukken.map((stuk, id) => ({ id, ...stuk })));
    return { met: () => index, heel: () => index };
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
    return { met: (gekozen) => heel ?? pakUit(gekozen), heel: () => (heel ??= pakUit(Object.keys(termen))) };
  }

  /* De treffers als [{id, score}], de beste eerst; null als er niets te zoeken is. */
  function zoek(index, tekst, opties = {}) {
    const delen = delenVan(tekst);
    if (!delen.length) return null;
    const precies = alle(
      delen.map(({ woorden, verwant }) =>
        een([
          alle(zonderLeeg(woorden)),
          ...verwant.map((vorm) => ({ ...alle(zonderLeeg(vorm)), boostTerm: () => 0.5 })).filter((v) => v.queries.length),
        ]),
      ),
    );
    const ruim = alle(delen.flatMap(({ woorden }) => woorden.filter(kaal).map((woord) => kaal(woord))));
    const termen = new Set(delen.flatMap(({ woorden, verwant }) => [woorden, ...verwant].flat().flatMap(vormenVan)));
    const keren = [
      [() => index.met([...termen]), precies, {}],
      [index.heel, ruim, { prefix: true }],
      [index.heel, ruim, { prefix: true, fuzzy: (woord) => (woord.length > 5 ? 1 : false) }],
    ];
    for (const [waarin, vraag, hoe] of keren) {
      const treffers = waarin().search(vraag, { ...opties, ...hoe });
      if (treffers.length) return treffers;
    }
    return [];
  }

  return { maakIndex, laadIndex, zoek, plat, stam };
})();
