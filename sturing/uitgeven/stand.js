/* Licht of donker, vóór de eerste streep op het scherm: dan flitst er niets.

   Wie niets koos, volgt het apparaat. Een keuze staat onder een eigen naam: het thema bewaart ook een stand die niemand
   koos, en vanaf een netwerkschijf deelt elk ander rapport met hetzelfde thema diens namen. */
(function () {
  var wortel = document.documentElement, donker = matchMedia("(prefers-color-scheme: dark)");
  /* Een browser kan opslag weigeren. Het thema rekent erop; dan duurt de keuze zo lang als de bladzijde. */
  ["localStorage", "sessionStorage"].forEach(function (naam) {
    try {
      window[naam].getItem("weergave");
    } catch (fout) {
      var bewaard = {};
      Object.defineProperty(window, naam, { value: {
        getItem: function (sleutel) { return sleutel in bewaard ? bewaard[sleutel] : null; },
        setItem: function (sleutel, waarde) { bewaard[sleutel] = String(waarde); },
        removeItem: function (sleutel) { delete bewaard[sleutel]; },
      } });
    }
  });
  function zet() {
    var keuze = localStorage.getItem("sturing-weergave");
    if (keuze !== "light" && keuze !== "dark") keuze = "auto";
    wortel.dataset.mode = keuze;
    wortel.dataset.theme = keuze === "auto" ? (donker.matches ? "dark" : "light") : keuze;
  }
  zet();
  donker.addEventListener("change", zet);
  /* Wie teruggaat naar een bladzijde die nog openstond, ziet de keuze die hij intussen maakte. */
  addEventListener("pageshow", function (gebeurtenis) { if (gebeurtenis.persisted) zet(); });
  /* Dan staat er meteen ruimte voor wat alleen met script werkt, en wacht een lijst op de keuze in het adres. */
  wortel.classList.add("met-script");
  if (location.hash.indexOf("=") > 0) wortel.classList.add("met-keuze");
})();
