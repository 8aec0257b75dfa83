/* De indicatorenwijzer: zoeken, kiezen, ordenen, tellen, mailen en bewaren.
   De tabellen staan al volledig op de pagina, met de tellingen voor wie niets kiest; dit script verbergt en ordent
   alleen rijen, en doet niets zolang er niets gekozen is. Tekst uit gegevens komt nooit als HTML op de pagina: alles
   gaat via textContent. De keuze staat achter # in het adres, want dat werkt ook vanaf een netwerkschijf. */
"use strict";
(() => {
  const formulier = document.getElementById("wijzer-filters");
  if (!formulier) return;
  const kiezers = [...formulier.querySelectorAll("select")].filter((k) => k.name !== "sorteer");
  const telling = document.getElementById("wijzer-telling");
  const AF = "-af";

  /* --- zoeken --------------------------------------------------------------------------------------- */

  let index = null;

  /* De index is er pas als iemand zoekt: op een telefoon kost hij een halve seconde. Hij gaat over alle tabellen samen:
     wat ergens precies past, gaat voor wat er alleen op lijkt, en een woord ontbreekt pas als geen tabel het heeft. */
  function maakIndex() {
    const stukken = groepen.flatMap(({ rijen, teksten }) =>
      rijen.map((rij, i) => ({
        naam: rij.querySelector("th").textContent,
        rest: `${teksten[i]} ${rij.dataset.zoek ?? ""}`,
      })),
    );
    return Zoekhulp.maakIndex(stukken, { naam: 3, rest: 1 });
  }

  /* Per tabel de rijen die passen. Uit: wat de lezer over de uitkomst moet weten. */
  function zoekOveral(vraag) {
    if (vraag) index ??= maakIndex();
    const treffers = vraag ? Zoekhulp.zoek(index, vraag) : null;
    let vanaf = 0;
    for (const groep of groepen) {
      const [begin, eind] = [vanaf, (vanaf += groep.rijen.length)];
      const eigen = treffers?.filter(({ id }) => id >= begin && id < eind);
      groep.raak = eigen ? new Set(eigen.map(({ id }) => id - begin)) : null;
    }
    const melding = treffers ? Zoekhulp.melding(treffers) : "";
    return melding && ` ${melding}`;
  }

  /* --- de tabellen --------------------------------------------------------------------------------- */

  const groepen = [...document.querySelectorAll("table[data-velden]")].map((tabel) => {
    const rijen = [...tabel.tBodies[0].rows];
    const velden = tabel.dataset.velden.split(" ");
    // Wat er bij een gekozen wijk op een rij bij komt, is geen tekst om in te zoeken.
    const teksten = rijen.map((rij) => rij.textContent);
    return { tabel, rijen, velden, teksten, vak: tabel.closest("section"), orde: "", wijk: "" };
  });

  /* Per rij en veld de waarden waarop te kiezen is; de eerste keuze leest ze. */
  function kenmerkenVan(groep) {
    groep.kenmerken ??= groep.rijen.map((rij) =>
      Object.fromEntries(groep.velden.map((veld) => [veld, (rij.getAttribute(`data-${veld}`) ?? "").split(" ")])),
    );
    return groep.kenmerken;
  }

  /* De velden waarop rij i niet past bij de keuze; zoeken is er ook een. */
  function mist(groep, i, keuze) {
    const kenmerken = kenmerkenVan(groep)[i];
    const uit = groep.velden.filter((veld) => keuze[veld] && !kenmerken[veld].includes(keuze[veld]));
    if (groep.raak && !groep.raak.has(i)) uit.push("zoek");
    return uit;
  }

  const ORDE = {
    naam: (rij) => rij.querySelector("th a, th").textContent.trim(),
    oordeel: (rij) => Number(rij.dataset.rang),
    kant: (rij) => Number(rij.dataset.kant),
    cijfer: (rij) => Number(rij.dataset.tijd),
    komt: (rij) => rij.dataset.komt,
    "": (rij) => Number(rij.dataset.plek),
  };

  function orden(groep, sorteer) {
    if (groep.orde === sorteer) return;
    groep.orde = sorteer;
    const af = sorteer.endsWith(AF);
    const naam = af ? sorteer.slice(0, -AF.length) : sorteer;
    const sleutel = ORDE[naam] ?? ORDE[""];
    const taal = new Intl.Collator("nl", { numeric: true });
    const vergelijk = (a, b) =>
      typeof a === "number" ? a - b : taal.compare(a, b);
    const volgorde = [...groep.rijen].sort((een, ander) => {
      // Wat geen cijfer of datum heeft, staat altijd onderaan.
      const leeg = (rij) => (naam === "cijfer" && rij.dataset.tijd === "0") || (naam === "komt" && rij.dataset.komt === "9999");
      if (leeg(een) !== leeg(ander)) return leeg(een) ? 1 : -1;
      const uit = vergelijk(sleutel(een), sleutel(ander)) * (af ? -1 : 1);
      return uit || Number(een.dataset.plek) - Number(ander.dataset.plek);
    });
    const lijf = groep.tabel.tBodies[0];
    if (volgorde.some((rij, i) => rij !== lijf.rows[i])) lijf.append(...volgorde);
    for (const kop of groep.tabel.querySelectorAll("th[data-sorteer]")) {
      if (kop.dataset.sorteer === naam) kop.setAttribute("aria-sort", af ? "descending" : "ascending");
      else kop.removeAttribute("aria-sort");
    }
  }

  /* --- de gekozen wijk ------------------------------------------------------------------------------- */

  /* Het cijfer van een wijk op een rij; zonder script staat het in de uitklapper. */
  const regelVan = (rij, wijk) => [...rij.querySelectorAll(".wijken li")].find((regel) => regel.dataset.code === wijk);

  function maak(naam, klasse, inhoud) {
    const element = document.createElement(naam);
    element.className = klasse;
    element.textContent = inhoud;
    return element;
  }

  /* Bij een gekozen wijk staat haar cijfer bovenaan in de cel, en daaronder dat van de gemeente, elk met een naam. */
  function toonWijk(groep, wijk) {
    if (groep.wijk === wijk) return;
    groep.wijk = wijk;
    const { gemeente } = groep.tabel.dataset;
    for (const rij of groep.rijen) {
      for (const oud of rij.querySelectorAll(".van-wijk, .van-gemeente")) oud.remove();
      const regel = wijk && regelVan(rij, wijk);
      if (!regel) continue;
      const eigen = maak("strong", "van-wijk", regel.textContent);
      regel.closest("td").prepend(eigen, " ", maak("span", "van-gemeente", `${gemeente}:`), " ");
    }
    const uitleg = groep.vak.querySelector(".wijkuitleg");
    uitleg.hidden = !wijk;
    uitleg.textContent = wijk
      ? `Bovenaan in de kolom Stand staat het cijfer van ${namen("wijk", wijk)}. Trend, oordeel en vergelijking gaan over heel ${gemeente}.`
      : "";
  }

  /* --- tonen --------------------------------------------------------------------------------------- */

  /* De keuzes uit het adres die hier niet bestaan, bijvoorbeeld uit een oude mail; tot de lezer zelf iets kiest. */
  let vervallen = [];

  function zegVervallen() {
    if (!vervallen.length) return "";
    const namen = vervallen.map((naam) => `‘${naam}’`).join(", ");
    return vervallen.length === 1
      ? ` Een keuze uit het adres bestaat hier niet en telt niet mee: ${namen}.`
      : ` Deze keuzes uit het adres bestaan hier niet en tellen niet mee: ${namen}.`;
  }

  const keuzeNu = () =>
    Object.fromEntries([...new FormData(formulier)].map(([naam, waarde]) => [naam, String(waarde)]));

  function toon() {
    const keuze = keuzeNu();
    const melding = zoekOveral(keuze.zoek?.trim());
    const zinnen = groepen.map((groep, g) => {
      groep.mist = groep.rijen.map((_, i) => mist(groep, i, keuze));
      groep.rijen.forEach((rij, i) => (rij.hidden = groep.mist[i].length > 0));
      const over = groep.mist.filter((velden) => !velden.length).length;
      if (g === 0) orden(groep, keuze.sorteer ?? "");
      if (groep.tabel.dataset.gemeente) toonWijk(groep, keuze.wijk ?? "");
      groep.vak.querySelector(".leeg").hidden = over > 0;
      // Alleen koppen, zonder rij eronder, zeggen niets.
      groep.tabel.parentElement.hidden = over === 0;
      groep.vak.querySelector("[data-csv]").disabled = over === 0;
      zegBuiten(groep, keuze);
      return `${over} van ${groep.rijen.length} ${groep.tabel.dataset.wat}`;
    });
    telKeuzes(keuze);
    document.querySelector(".kantuitleg").hidden = !keuze.verandering && keuze.sorteer !== "kant";
    telling.textContent = `U ziet ${zinnen.join(" en ")}.${melding}${zegVervallen()}`;
  }

  /* Een keuze die een tabel niet kent, doet daar niets; dat staat er dan bij. */
  function zegBuiten(groep, keuze) {
    const namen = kiezers
      .filter((kiezer) => keuze[kiezer.name] && !groep.velden.includes(kiezer.name))
      .map((kiezer) => `‘${kiezer.labels[0].textContent}’`);
    const zin = groep.vak.querySelector(".buiten");
    zin.hidden = namen.length === 0;
    const gaat = namen.length === 1 ? "De keuze bij" : "De keuzes bij";
    zin.textContent = `${gaat} ${namen.join(" en ")} ${namen.length === 1 ? "geldt" : "gelden"} niet voor deze ${groep.tabel.dataset.wat}.`;
  }

  /* Per waarde van een veld hoeveel rijen van deze tabel overblijven als iemand haar kiest. */
  function telWaarden(groep, veld) {
    const aantallen = new Map();
    if (!groep.velden.includes(veld)) return aantallen;
    groep.rijen.forEach((_, i) => {
      // Wat alleen op dit veld niet past, komt erbij als iemand hier iets anders kiest.
      if (groep.mist[i].some((ander) => ander !== veld)) return;
      for (const waarde of groep.kenmerken[i][veld]) aantallen.set(waarde, (aantallen.get(waarde) ?? 0) + 1);
    });
    return aantallen;
  }

  /* Indicatoren, en zonder indicatoren de ervaringen; `zeg_aantal` in `wijzerkeuzes.py` zegt het net zo. */
  const zegAantal = (indicatoren, ervaringen) =>
    indicatoren || !ervaringen ? `${indicatoren}` : `${ervaringen} ${ervaringen === 1 ? "ervaring" : "ervaringen"}`;

  /* Achter elke keuze staat hoeveel er dan overblijven; een keuze die geen indicator en geen ervaring overlaat, kan
     niet. */
  function telKeuzes(keuze) {
    for (const kiezer of kiezers) {
      const geteld = groepen.map((groep) => telWaarden(groep, kiezer.name));
      for (const optie of kiezer.options) {
        if (!optie.value) continue;
        const [indicatoren, ervaringen] = geteld.map((aantallen) => aantallen.get(optie.value) ?? 0);
        const tekst = `${optie.dataset.naam} (${zegAantal(indicatoren, ervaringen)})`;
        if (optie.textContent !== tekst) optie.textContent = tekst;
        optie.disabled = indicatoren + ervaringen === 0 && !optie.selected;
        // Een doel van een andere opgave is geen keuze die nog kan komen; de lijst wordt er alleen lang van.
        if (kiezer.name === "doel") optie.hidden = optie.disabled && keuze.opgave !== "";
      }
    }
  }

  /* --- het adres ------------------------------------------------------------------------------------ */

  /* Elke gekozen waarde is een stap terug waard; letters typen en ordenen niet. */
  function schrijfAdres(stap) {
    const gevuld = Object.entries(keuzeNu()).filter(([, waarde]) => waarde);
    const deel = new URLSearchParams(gevuld).toString();
    // Een anker van een ander (de sprong naar de inhoud, een kop) blijft staan zolang er niets gekozen is.
    if (deel !== location.hash.slice(1) && (deel || location.hash.includes("="))) {
      const adres = `${location.pathname}${location.search}${deel ? `#${deel}` : ""}`;
      if (stap) history.pushState(null, "", adres);
      else history.replaceState(null, "", adres);
    }
    zetMail();
  }

  function zetMail() {
    const mail = new URLSearchParams({ subject: document.title, body: location.href });
    document.getElementById("filter-mail").href = `mailto:?${mail.toString().replaceAll("+", "%20")}`;
  }

  function leesAdres() {
    const deel = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    const velden = [...formulier.elements].filter((veld) => veld.name);
    // Een onbekende naam komt niet op de pagina: wie een link stuurt, bepaalt niet wat hier staat.
    vervallen = [...deel.keys()].every((naam) => velden.some((veld) => veld.name === naam)) ? [] : ["onbekende keuze"];
    for (const veld of velden) {
      const waarde = deel.get(veld.name) ?? "";
      // Een keuze die bij de vorige niets overliet, kan bij deze weer; een formulier laat haar weg zolang zij niet kan.
      for (const optie of veld.options ?? []) optie.disabled = false;
      const bestaat = veld.tagName !== "SELECT" || [...veld.options].some((optie) => optie.value === waarde);
      veld.value = bestaat ? waarde : "";
      if (!bestaat) vervallen.push(veld.labels[0].textContent);
    }
    // Wat gekozen is, moet te zien zijn.
    const meer = document.getElementById("filter-meer");
    if ([...meer.querySelectorAll("select")].some((kiezer) => kiezer.value)) meer.open = true;
  }

  /* --- bewaren --------------------------------------------------------------------------------------- */

  const tekst = (element) => element.textContent.replace(/\s+/g, " ").trim();

  /* Een rekenblad mag een cel nooit als formule uitvoeren; een getal blijft een getal. Een Nederlands rekenblad leest
     47.5 als tekst of datum: een getal krijgt hier een komma, en tussen de kolommen staat een puntkomma. */
  const TUSSEN = ";";
  function csvCel(waarde) {
    if (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/.test(waarde)) return waarde.replace(".", ",");
    const veilig = /^[=+\-@\t\r]/.test(waarde) ? `'${waarde}` : waarde;
    return /[";\n\r]/.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig;
  }

  const namen = (veld, waarden) =>
    waarden
      .split(" ")
      .map((waarde) => [...(formulier.elements[veld]?.options ?? [])].find((o) => o.value === waarde)?.dataset.naam)
      .filter(Boolean)
      .join("; ");

  /* Per kolom van het bestand de kop en hoe zij uit een rij komt; getallen, woorden en herkomst staan apart. */
  function kolommenVan(groep) {
    const kop = { groep: "groep van de indicator", wijk: groep.wijk ? "wijken met een cijfer" : "wijk" };
    const kenmerken = groep.velden
      .filter((veld) => !["oordeel", "verandering", "bron", "wie", "strekking"].includes(veld))
      .map((veld) => [kop[veld] ?? veld, (rij) => namen(veld, rij.dataset[veld])]);
    const cel = (rij, i) => tekst(rij.cells[i].querySelector(".naam") ?? rij.cells[i]);
    const koppen = [...groep.tabel.tHead.rows[0].cells].map((kop) => tekst(kop).toLowerCase());
    const uitCel = (kop) => [kop, (rij) => cel(rij, koppen.indexOf(kop))];
    const kenmerk = (kop, naam = kop) => [kop, (rij) => rij.dataset[naam]];
    if (groep.tabel.dataset.wat !== "indicatoren") {
      const bron = ["bron", (rij) => namen("bron", rij.dataset.bron)];
      return [...koppen.map(uitCel), kenmerk("jaar"), bron, ...kenmerken];
    }
    // Wat de wijken gemeen hebben, staat één keer op de uitklapper.
    const vanWijk = (kop, lees) => [kop, (rij) => lees(regelVan(rij, groep.wijk), rij.querySelector(".wijken"))];
    const wijkkolommen = [
      ["wijk", () => namen("wijk", groep.wijk)],
      vanWijk("stand in de wijk", (regel) => regel.dataset.waarde),
      vanWijk("per 1.000 inwoners in de wijk", (regel) => regel.dataset.per),
      ...["periode", "herkomst", "bron"].map((veld) =>
        vanWijk(`${veld} in de wijk`, (regel, alle) => regel.dataset[veld] ?? alle.dataset[veld]),
      ),
      vanWijk("in woorden", (regel) => tekst(regel)),
    ];
    return [
      kenmerk("id"),
      uitCel("indicator"),
      ...(groep.wijk ? wijkkolommen : []),
      kenmerk(groep.wijk ? "stand van de gemeente" : "stand", "waarde"),
      kenmerk("eenheid"),
      kenmerk("aanduiding"),
      kenmerk("periode"),
      kenmerk("herkomst"),
      // De groep van het cijfer is soms een deel van die van de indicator, of een andere.
      kenmerk("groep van het cijfer", "groepcijfer"),
      kenmerk("ander cijfer", "naast"),
      kenmerk("trend"),
      kenmerk("eenheid van de trend", "trendeenheid"),
      kenmerk("trend sinds", "sinds"),
      ...["verandering", "oordeel"].map((veld) => [veld, (rij) => namen(veld, rij.dataset[veld])]),
      uitCel("vergelijking"),
      kenmerk("bron van het cijfer", "bronnaam"),
      // De eerste bron op de rij is die van het kader; daarna komen die van de cijfers.
      ["bron volgens het kader", (rij) => namen("bron", rij.dataset.bron.split(" ")[0])],
      uitCel("volgend cijfer"),
      ...kenmerken,
    ];
  }

  function csvVan(groep) {
    const kolommen = kolommenVan(groep);
    const rijen = [...groep.tabel.tBodies[0].rows].filter((rij) => !rij.hidden);
    // Een streepje is op de bladzijde 'niets'; in het bestand is dat een lege cel.
    const cellen = rijen.map((rij) => kolommen.map(([, lees]) => (lees(rij) ?? "").replace(/^-$/, "")));
    return [kolommen.map(([kop]) => kop), ...cellen].map((rij) => rij.map(csvCel).join(TUSSEN)).join("\n") + "\n";
  }

  function bewaar(knop) {
    const groep = groepen.find(({ tabel }) => tabel.id === knop.dataset.csv);
    // Het teken vooraan zegt een rekenblad dat dit UTF-8 is.
    const adres = URL.createObjectURL(new Blob(["\ufeff", csvVan(groep)], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = adres;
    link.download = knop.dataset.bestand;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(adres), 10000);
  }

  /* --- het adres kopiëren ------------------------------------------------------------------------------ */

  let melding = "";

  /* Zonder klembord van de browser (geen https) kiest een veld het adres uit en kopieert de browser de keuze. */
  function kopieerUitVeld(adres) {
    const veld = document.createElement("textarea");
    veld.value = adres;
    veld.className = "verborgen";
    document.body.append(veld);
    veld.select();
    const gelukt = document.execCommand("copy");
    veld.remove();
    return gelukt;
  }

  async function kopieer(knop) {
    const gelukt = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    const klaar = gelukt || kopieerUitVeld(location.href);
    const zin = klaar ? "Het adres is gekopieerd." : "Kopiëren lukt hier niet: neem het adres uit de adresbalk.";
    // Het veld van hierboven nam de cursor mee.
    knop.focus();
    telling.textContent = `${telling.textContent.replace(melding, "")} ${zin}`;
    melding = ` ${zin}`;
  }

  /* --- beginnen --------------------------------------------------------------------------------------- */

  for (const kop of document.querySelectorAll("th[data-sorteer]")) {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.className = "sorteer";
    // De naam zegt wat de knop doet: 'Stand' alleen doet denken aan ordenen op hoogte.
    knop.title = knop.ariaLabel = `${kop.textContent}, ${kop.dataset.doet}`;
    knop.append(...kop.childNodes);
    kop.append(knop);
    knop.addEventListener("click", () => {
      const { sorteer } = formulier.elements;
      const naam = kop.dataset.sorteer;
      // Bij cijfers is het nieuwste het eerst nuttig.
      const [een, ander] = naam === "cijfer" ? [naam + AF, naam] : [naam, naam + AF];
      sorteer.value = sorteer.value === een ? ander : een;
      toon();
      schrijfAdres(false);
    });
  }
  document.getElementById("filter-kopieer").addEventListener("click", ({ currentTarget }) => kopieer(currentTarget));
  for (const knop of document.querySelectorAll("[data-csv]")) knop.addEventListener("click", () => bewaar(knop));
  let wacht = 0;
  formulier.addEventListener("input", ({ target }) => {
    clearTimeout(wacht);
    const typt = target.type === "search";
    wacht = setTimeout(() => {
      vervallen = [];
      toon();
      // De eerste letter is een stap, de rest van het woord niet.
      schrijfAdres(typt ? !location.hash.includes("zoek=") : target.name !== "sorteer");
    }, typt ? 150 : 0);
  });
  /* Wie op Enter drukt, wil de uitkomst zien; op een telefoon staat zij onder de keuzes, en het toetsenbord ervoor. */
  formulier.addEventListener("submit", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    clearTimeout(wacht);
    toon();
    schrijfAdres(!location.hash.includes("zoek="));
    const { vak, tabel } = groepen.find(({ tabel }) => !tabel.parentElement.hidden) ?? groepen[0];
    const eerste = [...tabel.tBodies[0].rows].find((rij) => !rij.hidden) ?? vak.querySelector(".leeg");
    if (eerste.getBoundingClientRect().top < innerHeight * 0.8) return;
    document.activeElement.blur();
    (vak === groepen[0].vak ? telling : vak).scrollIntoView();
  });
  document.getElementById("filter-wis").addEventListener("click", () => {
    formulier.reset();
    vervallen = [];
    toon();
    schrijfAdres(true);
    formulier.elements.zoek.focus();
  });
  // De terugknop, of iemand die zelf het adres verandert; een sprong naar een kop is geen keuze.
  window.addEventListener("popstate", () => {
    if (location.hash && !location.hash.includes("=")) return;
    leesAdres();
    toon();
    zetMail();
  });
  document.documentElement.classList.add("met-script");
  leesAdres();
  if (Object.values(keuzeNu()).some(Boolean)) toon();
  else telling.textContent += zegVervallen();
  schrijfAdres(false);
  document.documentElement.classList.remove("met-keuze");
})();
