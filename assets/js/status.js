// self.RTM_BUILD is put before this line when the site is baked: the only file that changes with every build.
(function showBuildStatus() {
  const place = document.querySelector("[data-build-status]");
  const build = self.RTM_BUILD;
  if (!place || !build) return;
  place.textContent = build.models + " models" + (build.facts ? ", facts of " + build.facts : "") + ", build " + build.build;
})();
