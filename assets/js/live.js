// Brings a model page to life when it is asked for: a machine is known, an address says settings, or the button is pressed.
(function live() {
  "use strict";
  const RTM = self.RTM;
  const section = document.getElementById("yours");
  if (!section) return;
  const start = section.querySelector(".start");

  function bring() {
    return RTM.load(section.dataset.live).catch((error) => {
      start.textContent = "This part could not be loaded: " + error.message;
    });
  }

  /** A printed figure opens its parts, where its quantization is one the scripts can work out. */
  function openable(cell, name, part) {
    if (!/\d/.test(cell.textContent)) return;
    const opened = () => bring().then(() => RTM.explain(name, part));
    cell.replaceChildren(RTM.button(cell.textContent, opened, { className: "figure", ariaHasPopup: "dialog" }));
  }

  const known = document.getElementById("estimate-data").textContent;
  for (const row of document.querySelectorAll("#quantizations tbody tr")) {
    const name = (row.cells[0].querySelector("a") || row.cells[0].firstChild).textContent.trim();
    if (!known.includes('["' + name + '",')) continue;
    openable(row.cells[1], name, "gpu");
    openable(row.cells[4], name, "ram");
  }

  section.querySelector("[data-start]").addEventListener("click", () => bring().then(() => document.getElementById("ctx").focus()));
  RTM.rig.onChange((rig) => {
    // What is on its way has its room before the first frame, so that nothing moves when it comes.
    const expected = Boolean(rig || RTM.rig.code());
    document.body.classList.toggle("expected", expected);
    if (expected) bring();
  });
})();
