// The line about your machine: ask the browser, say it by hand, share it, forget it.
(function rigPanel() {
  const RTM = self.RTM;
  const { el, button } = RTM;
  const place = document.querySelector("[data-rig]");
  if (!place) return;
  const SHARED_SIZES = [4, 8, 16, 32, 64, 96, 128];
  const PRIVACY = "Read on your click, on your machine; nothing is sent.";
  const form = RTM.rigForm("rig-form");
  const says = el("p", { className: "rig-says", role: "status" });
  const options = el("div", { className: "rig-options", role: "group", hidden: true });
  options.setAttribute("aria-label", "Which one is it");
  const read = button("Read my hardware", probe, { className: "primary" });
  const byHand = button("Enter it by hand", () => toggle());
  const share = button("Copy link", () => copyLink());
  const forget = button("Forget", () => reset());
  const name = el("span", { className: "rig-name" });
  byHand.setAttribute("aria-controls", "rig-form");
  place.replaceChildren(el("p", { className: "rig-line" }, name, read, byHand, share, forget), says, options, form.element);
  RTM.rig.onChange(show);

  function describe(rig) {
    const title = rig.name || (rig.gpu ? rig.gpu : rig.kind === "cpu" ? "Processor only" : "Your graphics card");
    const shared = RTM.fit.isShared(rig);
    const several = !shared && rig.cards > 1;
    const memory = rig.memoryGib + " GiB" + (several ? " each" : shared ? " of shared memory" : "");
    const more = (shared ? "" : rig.ramGib ? ", " + rig.ramGib + " GiB of RAM" : ", 32 GiB of RAM assumed") + (rig.usedGib ? ", " + rig.usedGib + " GiB in use" : "");
    return (several ? rig.cards + " × " : "") + title + ", " + memory + more;
  }

  function show(rig) {
    RTM.text(name, rig ? describe(rig) : "What fits your machine?");
    read.hidden = Boolean(rig);
    share.hidden = forget.hidden = !rig;
    RTM.text(byHand, rig ? "Change" : "Enter it by hand");
    byHand.setAttribute("aria-expanded", String(!form.element.hidden));
    if (says.textContent === "" || says.textContent === PRIVACY) RTM.text(says, rig ? "" : PRIVACY);
  }

  function toggle(open) {
    form.element.hidden = open === undefined ? !form.element.hidden : !open;
    byHand.setAttribute("aria-expanded", String(!form.element.hidden));
    if (form.element.hidden) return;
    form.fill(RTM.rig.get() || { name: "", kind: "", gpu: "" });
    form.focus();
  }

  function reset() {
    RTM.text(says, "");
    options.hidden = true;
    form.element.hidden = true;
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
      await Promise.all([RTM.load(place.dataset.probe), RTM.devices()]);
      answer(await RTM.probe());
    } catch (error) {
      RTM.text(says, "Reading failed: " + error.message + ". Enter it by hand.");
      toggle(true);
    }
    read.disabled = false;
  }

  /** Every way it can end, in words: what is known, why, and what is asked. */
  function answer(found) {
    const all = choices(found.answer);
    const first = all[0];
    const settled = all.length === 1 && found.answer.identity === "exact" && first.rig.memoryGib > 0;
    if (settled) take(first);
    const open = all.filter((choice) => choice.rig.memoryGib > 0);
    const asks = settled ? "" : open.length ? " Which one is it?" : " Enter it by hand.";
    const admitted = found.memoryGib ? " The browser says this machine has about " + found.memoryGib + (found.memoryGib === 32 ? " GiB of memory or more." : " GiB of memory.") : "";
    RTM.text(says, found.answer.why + (settled ? "" : admitted) + asks);
    options.hidden = settled || open.length === 0;
    options.replaceChildren(...open.map((choice) => button(choice.text, () => take(choice))));
    if (settled || open.length) return;
    toggle(true);
    if (first) form.fill(first.rig);
  }

  /** One choice for each device and size of memory that the answer leaves; a guess is never among them. */
  function choices(answered) {
    const list = [];
    for (const candidate of answered.candidates) {
      const device = RTM.deviceList.find((one) => one.id === candidate.device);
      const kind = device ? device.kind : "discrete";
      const sizes = candidate.memoryGib.length || !device || !RTM.fit.isShared(device) ? candidate.memoryGib : SHARED_SIZES;
      const rig = { gpu: device ? device.id : "", name: candidate.name, kind, memoryGib: 0, cards: 1, ramGib: 0, usedGib: 0 };
      if (!sizes.length) list.push({ text: candidate.name, rig });
      for (const size of sizes) list.push({ text: candidate.name + (sizes.length > 1 ? ", " + size + " GB" : ""), rig: Object.assign({}, rig, { memoryGib: size }) });
    }
    return list.slice(0, 24);
  }

  function take(choice) {
    options.hidden = true;
    RTM.text(says, "");
    RTM.rig.set(choice.rig);
    byHand.focus();
  }
})();
