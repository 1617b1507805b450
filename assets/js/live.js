// Brings a model page to life when it is asked for: a machine is known, an address says settings, or the button is pressed.
(function live() {
  const RTM = self.RTM;
  const section = document.getElementById("yours");
  if (!section) return;
  const start = section.querySelector(".start");

  function bring() {
    return RTM.load(section.dataset.live).catch((error) => {
      start.textContent = "This part could not be loaded: " + error.message;
    });
  }

  section.querySelector("[data-start]").addEventListener("click", () => bring().then(() => document.getElementById("ctx").focus()));
  RTM.rig.onChange((rig) => (rig || RTM.rig.code()) && bring());
})();
