(function markScripts() {
  document.documentElement.classList.remove("no-js");
})();
