// What a probe left open: questions, the form, and a measurement where the device is not known for certain.
(function rigAsks(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const { el, button, text } = RTM;
  const SHARED_SIZES = [4, 8, 16, 32, 64, 96, 128];
  const MOST_CHOICES = 24;

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
    return list.slice(0, MOST_CHOICES);
  }

  /** place: the panel; says: its status line; opener: the button that shows the form. */
  RTM.rigAsk = function rigAsk(place, says, opener) {
    const form = RTM.rigForm("rig-form");
    const options = el("div", { className: "rig-options", role: "group", hidden: true, ariaLabel: "Which one is it" });
    const measure = button("Measure its memory bandwidth", () => run());
    const measuring = el("div", { className: "rig-measure", hidden: true },
      el("p", null, measure, " A second or two of work for the graphics processor; nothing is sent."));
    const result = el("p", { className: "note", role: "status" });
    measuring.append(result);
    place.append(options, form.element, measuring);
    opener.setAttribute("aria-controls", "rig-form");

    function toggle(open) {
      form.element.hidden = open === undefined ? !form.element.hidden : !open;
      opener.setAttribute("aria-expanded", String(!form.element.hidden));
      if (form.element.hidden) return;
      form.fill(RTM.rig.get() || { name: "", kind: "", gpu: "" });
      form.focus();
    }

    function close() {
      options.hidden = measuring.hidden = true;
      form.measured(null);
      toggle(false);
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
      text(says, found.answer.why + (settled ? "" : admitted) + asks);
      options.hidden = settled || open.length === 0;
      options.replaceChildren(...open.map((choice) => button(choice.text, () => take(choice))));
      // A name that settles it has its bandwidth in our list: nothing measured here would be as exact.
      measuring.hidden = found.answer.identity === "exact" || !navigator.gpu;
      text(result, "");
      if (settled || open.length) return;
      toggle(true);
      if (first) form.fill(first.rig);
    }

    function take(choice) {
      options.hidden = measuring.hidden = true;
      text(says, "");
      RTM.rig.set(choice.rig);
      opener.focus();
    }

    async function run() {
      measure.disabled = true;
      text(result, "Measuring …");
      const found = RTM.bandwidth(await RTM.measure());
      text(result, found.why);
      form.measured(found.range);
      measure.disabled = false;
    }

    return { toggle, close, answer };
  };
})(self);
