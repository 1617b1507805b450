// self.RTM_BUILD is put before this line when the site is baked, self.RTM_MIRROR when copies of it are made: the only file
// that changes with every build.
(function showBuildStatus() {
  "use strict";
  const place = document.querySelector("[data-build-status]");
  const build = self.RTM_BUILD;
  if (!place || !build) return;
  place.textContent = build.models + " models" + (build.facts ? ", facts of " + build.facts : "") + ", build " + build.build;
})();
(function showCopies() {
  "use strict";
  const copies = self.RTM_MIRROR || { bytes: {} };
  for (const link of document.querySelectorAll('a[href^="mirror/"]')) {
    const bytes = copies.bytes[link.pathname.split("/").pop()];
    const item = link.parentElement;
    if (!bytes) link.replaceWith(link.textContent);
    // A line of its own, whose room the style sheet keeps: the page stands still.
    if (item.localName === "li") item.append(line(bytes, copies.facts));
  }

  function line(bytes, facts) {
    const size = document.createElement("small");
    size.className = "size";
    size.textContent = bytes ? (bytes / 1e6).toFixed(2) + " MB" + (facts ? ", facts of " + facts : "") : "Not beside this copy of the site.";
    return size;
  }
})();
