// The line about your machine: ask the browser, say it by hand, share it, forget it. What a click needs is loaded by it.
(function rigPanel() {
  "use strict";
  const RTM = self.RTM;
  const { el, button } = RTM;
  const place = document.querySelector("[data-rig]");
  if (!place) return;
  const PRIVACY = "Read on your click, on your machine; nothing is sent.";
  const says = el("p", { className: "rig-says", role: "status" });
  const read = button("Read my hardware", () => probe(), { className: "primary" });
  const byHand = button("Enter it by hand", () => ask().then((asker) => asker.toggle()), { ariaExpanded: "false" });
  const share = button("Copy link", () => copyLink());
  const forget = button("Forget", () => reset());
  const name = el("span", { className: "rig-name" });
  let asker = null;
  place.replaceChildren(el("p", { className: "rig-line" }, name, read, byHand, share, forget), says);

  /** Form, questions and measurement: built on first use. */
  function ask() {
    const built = () => (asker = asker || RTM.rigAsk(place, says, byHand));
    return RTM.load(place.dataset.ask).then(built, (error) => {
      RTM.text(says, error.message);
      throw error;
    });
  }

  const several = (one, shared) => (!shared && one.cards > 1 ? one.cards + " × " : "");
  const sized = (one, shared) => one.memoryGib + " GiB" + (shared ? " of shared memory" : one.cards > 1 ? " each" : "");

  /** A link to the page of a device; null where the list of devices has not said that there is one. */
  RTM.rig.about = (one, words) => (one.gpu && one.name ? el("a", { href: place.dataset.devices.split("assets/")[0] + "devices/" + one.gpu + ".html" }, words) : null);

  /** In pieces: a device of the catalogue is a link to its page. */
  function describe(rig) {
    const shared = RTM.fit.isShared(rig);
    const named = (one, otherwise) => RTM.rig.about(one, one.name) || one.gpu || otherwise;
    const others = (rig.others || []).flatMap((one) => [" + " + several(one), named(one, "a card"), ", " + sized(one)]);
    const ram = shared ? "" : rig.ramGib ? ", " + rig.ramGib + " GiB of RAM" : ", 32 GiB of RAM assumed";
    const reads = rig.bandwidth ? ", reads " + rig.bandwidth.join(" to ") + " GB/s as measured here" : "";
    const title = named(rig, rig.name || (rig.kind === "cpu" ? "Processor only" : "Your graphics card"));
    return [several(rig, shared), title, ", " + sized(rig, shared), ...others, ram + (rig.usedGib ? ", " + rig.usedGib + " GiB in use" : "") + reads];
  }

  function show(rig) {
    const pending = RTM.rig.pending();
    const title = rig ? describe(rig).filter(Boolean) : [pending ? "Your machine …" : "What fits your machine?"];
    // As it was: a link with the focus stays the same link.
    if (name.textContent !== title.map((piece) => piece.textContent || piece).join("")) name.replaceChildren(...title);
    read.hidden = Boolean(rig) || pending;
    byHand.hidden = pending; // In its place when the line before it stands.
    share.hidden = forget.hidden = !rig;
    RTM.text(byHand, rig ? "Change" : "Enter it by hand");
    if (says.textContent === "" || says.textContent === PRIVACY) RTM.text(says, rig || pending ? "" : PRIVACY);
  }

  function reset() {
    RTM.text(says, "");
    if (asker) asker.close();
    RTM.rig.set(null);
    read.focus();
  }

  function copyLink() {
    const link = location.href.split("#")[0] + "#" + RTM.rig.code();
    const failed = () => RTM.text(says, "This is the link: " + link);
    if (navigator.clipboard) navigator.clipboard.writeText(link).then(() => RTM.text(says, "Link copied."), failed);
    else failed();
  }

  async function probe() {
    read.disabled = true;
    RTM.text(says, "Reading …");
    try {
      const [asked] = await Promise.all([ask(), RTM.load(place.dataset.probe), RTM.devices()]);
      asked.answer(await RTM.probe());
    } catch (error) {
      RTM.text(says, "Reading failed: " + error.message + ". Enter it by hand.");
      if (asker) asker.toggle(true);
    }
    read.disabled = false;
  }

  RTM.rig.onChange(show);
})();
