/* Zoeken in het Nederlands, voor de zoekpagina en de indicatorenwijzer: stammen, andere woorden voor hetzelfde, en
   eerst wat precies past. Pas als dat niets geeft, telt een deel van een woord of een typefout. */
"use strict";
globalThis.Zoekhulp = (() => {
  const plat = (woord) => woord.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // Sphinx levert de Nederlandse stamregels en stopwoorden mee.
  const stammer = typeof Stemmer === "function" ? new Stemmer() : { stemWord: (woord) => woord };
  const lidwoorden = new Set(typeof stopwords === "undefined" ? [] : stopwords);
  const kaal = (woord) => (lidwoorden.has(plat(woord)) ? null : plat(woord));
  const stam = (woord) => kaal(woord) && stammer.stemWord(kaal(woord));
  const woordenVan = (tekst) => plat(tekst).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const vormenVan = (woord) => [...new Set([kaal(woord), stam(woord)])].filter(Boolean);

  /* Elk begrip is een groep van woorden die voor de zoeker hetzelfde zijn. */
  const groepen = Object.values(globalThis.BEGRIPPEN ?? {})
    .filter(({ zoekwoorden, vormen }) => zoekwoorden.length || vormen.length > 1)
    .map(({ vormen, zoekwoorden }) => [...vormen, ...zoekwoorden].map(woordenVan));
  const gelijk = (een, ander) => een.length === ander.length && een.every((w, i) => stam(w) === stam(ander[i]));

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

  function maakIndex(stukken, velden) {
    const index = new MiniSearch({
      fields: Object.keys(velden),
      tokenize: woordenVan,
      processTerm: (woord) => {
        const vormen = vormenVan(woord);
        return vormen.length ? vormen : null;
      },
      searchOptions: { boost: velden, tokenize: (deel) => [deel], processTerm: (deel) => deel },
    });
    index.addAll(stukken.map((stuk, id) => ({ id, ...stuk })));
    return index;
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
    const keren = [
      [precies, {}],
      [ruim, { prefix: true }],
      [ruim, { prefix: true, fuzzy: (woord) => (woord.length > 5 ? 1 : false) }],
    ];
    for (const [vraag, hoe] of keren) {
      const treffers = index.search(vraag, { ...opties, ...hoe });
      if (treffers.length) return treffers;
    }
    return [];
  }

  return { maakIndex, zoek, plat, stam };
})();
