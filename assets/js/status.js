// self.RTM_BUILD is put before this line when the site is baked, self.RTM_MIRROR when copies of it are made: the only file
// that changes with every build.
(function showBuildStatus() {
  const place = document.querySelector("[data-build-status]");
  const build = self.RTM_BUILD;
  if (!place || !build) return;
  place.textContent = build.models + " models" + (build.facts ? ", facts of " + build.facts : "") + ", build " + build.build;
})();
(function showCopies() {
  const copies = self.RTM_MIRROR || { bytes: {} };
  for (const link of document.querySelectorAll('a[href^="mirror/"]')) {
    const bytes = copies.bytes[link.pathname.split("/").pop()];
    if (bytes) link.after(" (" + (bytes / 1e6).toFixed(2) + " MB" + (copies.facts ? ", facts of " + copies.facts : "") + ")");
    else link.replaceWith(link.textContent + " (not beside this copy of the site)");
  }
})();
