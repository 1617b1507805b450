// A button that goes round system, light and dark. Without this script the system's choice holds.
(function theme() {
  "use strict";
  const place = document.querySelector(".status-line");
  if (!place) return;
  const themes = ["system", "light", "dark"];
  const button = document.createElement("button");
  let current = stored();

  function stored() {
    try {
      return localStorage.getItem("theme") || "system";
    } catch (refused) {
      return "system"; // Storage can be switched off: the choice then lasts for this page.
    }
  }

  function store() {
    try {
      localStorage.setItem("theme", current);
    } catch (refused) {
      console.info("theme is not remembered: " + refused.message);
    }
  }

  function apply() {
    if (current === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = current;
    button.textContent = "Theme: " + current;
  }

  button.type = "button";
  button.className = "theme";
  button.addEventListener("click", () => {
    current = themes[(themes.indexOf(current) + 1) % themes.length];
    store();
    apply();
  });
  apply();
  place.append(button);
})();
