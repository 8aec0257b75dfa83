/* Zoeken in het Nederlands, voor de zoekpagina en de indicatorenwijzer: stammen, andere woorden voor hetzelfde, en
   eerst wat precies past. Pas als dat niets geeft, telt een deel van een woord, en daarna wat op het woord lijkt.
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
  /* De stamregels laten 'dakloz(en)' en 'daklo(o)s', 'huiz(en)' en 'huis' uit elkaar; in een vraag telt dus ook de
     stam met de andere slotletter. */
  const SLOT = { s: "z", z: "s", f: "v", v: "f" };
  const metSlot = (kort) => (kort?.length > 2 && SLOT[kort.at(-1)] ? [kort.slice(0, -1) + SLOT[kort.at(-1)]] : []);
  const vraagVormen = onthoud((woord) => [...new Set([...vormenVan(woord), ...metSlot(stam(woord))])]);
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

  /* Een index van `stukken`, hier gemaakt; `velden` zegt per veld hoe zwaar het weegt. */
  function maakIndex(stukken, velden) {
    const index = new MiniSearch(instelling(velden));
    index.addAll(stukken.map((stuk, id) => ({ id, ...stuk })));
    return { titel: Object.keys(velden)[0], met: () => index, heel: () => index };
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

  /* Het woord uit de index dat het meest op `woord` lijkt. Een kort woord lijkt op te veel om te raden; een lang woord
     mag twee fouten hebben. Wie zich vergist, doet dat zelden in de eerste letter. */
  function lijktOp(index, woord) {
    const mag = woord.length < 6 ? 0 : Math.min(2, Math.round(woord.length * 0.2));
    if (!mag) return woord;
    const bekend = new Set(index.heel().search(woord, { fuzzy: mag + 1 }).flatMap(({ terms }) => terms));
    const [beste] = [...bekend]
      .filter((term) => term[0] === woord[0])
      .map((term) => ({ term, fout: afstand(woord, term) }))
      .filter(({ fout }) => fout <= mag)
      .sort((a, b) => a.fout - b.fout || b.term.length - a.term.length);
    return beste?.term ?? woord;
  }

  /* Bij elke treffer welke woorden van de vraag zelf er staan, en of zij samen in de titel staan. */
  function merk(index, delen, treffers) {
    const vormen = delen.flatMap(({ woorden }) => woorden.filter(kaal).map(vraagVormen));
    const eigen = new Set(vormen.flat());
    return treffers.map((treffer) => ({
      ...treffer,
      eigen: treffer.terms.filter((term) => eigen.has(term)),
      inTitel: vormen.every((vorm) => vorm.some((term) => treffer.match[term]?.includes(index.titel))),
    }));
  }

  /* De treffers als [{id, score, terms, match, eigen, inTitel}], de beste eerst; null als er niets te zoeken is. Past
     niets en lijkt er wel iets op de vraag, dan zijn het die treffers en is `lijkt` waar. */
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
    const termen = new Set(delen.flatMap(({ woorden, verwant }) => [woorden, ...verwant].flat().flatMap(vraagVormen)));
    const keren = [
      [() => index.met([...termen]), precies, {}],
      [index.heel, ruim, { prefix: true }],
    ];
    for (const [waarin, vraag, hoe] of keren) {
      const treffers = waarin().search(vraag, { ...opties, ...hoe });
      if (treffers.length) return merk(index, delen, treffers);
    }
    const getypt = delen.flatMap(({ woorden }) => woorden.filter(kaal));
    const beter = getypt.map((woord) => lijktOp(index, kaal(woord)));
    if (beter.every((woord, i) => woord === kaal(getypt[i]))) return [];
    return Object.assign(zoek(index, beter.join(" "), opties) ?? [], { lijkt: true });
  }

  return { maakIndex, laadIndex, zoek, plat, stam };
})();
