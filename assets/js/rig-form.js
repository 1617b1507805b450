// The machine by hand: what it computes on, how much memory, how many, what else uses it. Every change counts at once.
(function rigForms(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const { el, button, text } = RTM;
  const MOST_KINDS = 4;

  const field = (label, control, hint) => el("p", null, el("label", { htmlFor: control.id }, label), control, hint || "");
  const numeric = (id, least, most, step) => el("input", { id, type: "number", min: least, max: most, step, inputMode: "decimal", autocomplete: "off" });
  const value = (input, fallback) => (input.value !== "" && input.validity.valid ? Number(input.value) : fallback);

  /** One kind of card: its name, its memory, how many. changed() after every choice from the list. */
  function cardFields(id, changed) {
    const sizes = el("datalist", { id: id + "-sizes" });
    const hint = el("small", { id: id + "-memory-hint" });
    const memory = el("input", { id: id + "-memory", type: "number", list: sizes.id, min: 0.25, max: 4096, step: 0.25, inputMode: "decimal", autocomplete: "off" });
    const cards = numeric(id + "-cards", 1, 64, 1);
    const name = RTM.combo({ id: id + "-device", label: "Graphics card or chip", placeholder: "RTX 4060, M2 Pro, 780M …", load: RTM.deviceEntries, pick: changed, keep: true });
    const cardsField = field("How many", cards);
    memory.setAttribute("aria-describedby", hint.id);
    const device = () => (RTM.deviceList || []).find((one) => one.name.toLowerCase() === name.input.value.trim().toLowerCase());

    /** A device sold with one size of memory has it; with several, they are offered. */
    function show(shared) {
      const found = device();
      if (found && found.sizes.length === 1 && !found.sizes.includes(Number(memory.value))) memory.value = found.sizes[0];
      sizes.replaceChildren(...(found ? found.sizes : []).map((size) => el("option", { value: size })));
      text(hint, found && found.sizes.length > 1 ? "sold with " + found.sizes.join(", ") : shared ? "all of the machine's memory" : "");
      cardsField.hidden = shared;
    }

    function read() {
      const found = device();
      return { gpu: found ? found.id : "", name: found ? found.name : name.input.value.trim(), memoryGib: value(memory, 0), cards: Math.floor(value(cards, 1)) };
    }

    function fill(one) {
      name.input.value = one.name || "";
      memory.value = one.memoryGib || "";
      cards.value = one.cards || 1;
    }

    return { parts: [name.element, field("Memory, GiB", memory, hint), sizes, cardsField], device, show, read, fill, focus: () => (name.input.value ? memory : name.input).focus() };
  }

  /** Builds the form once; returns {element, fill(rig), focus(), measured(range)}. */
  RTM.rigForm = function rigForm(id) {
    const first = cardFields("rig", apply);
    const kind = el("select", { id: "rig-kind" }, el("option", { value: "discrete" }, "memory of its own"), el("option", { value: "integrated" }, "memory shared with the system"), el("option", { value: "cpu" }, "no graphics: processor only"));
    const ram = numeric("rig-ram", 1, 8192, 1);
    const used = numeric("rig-used", 0, 4096, 0.25);
    const kindField = field("It has", kind);
    const ramField = field("RAM, GiB", ram);
    const more = button("Add a card of another kind", () => add().focus());
    const others = el("div", { className: "rig-others" });
    const element = el("form", { id, hidden: true, noValidate: true },
      el("div", { className: "rig-form" }, first.parts[0], kindField, ...first.parts.slice(1), ramField,
        field("Used by other programs, GiB", used, el("small", null, "a desktop with a browser takes up to 1"))), others, more);
    let rows = [];
    let made = 1;
    let bandwidth = null;

    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("input", () => apply());

    /** Another kind of card beside the first: llama.cpp spreads the layers over all. */
    function add(one) {
      made += 1;
      const fields = cardFields("rig" + made, apply);
      const row = { fields, element: el("div", { className: "rig-form", role: "group", ariaLabel: "Another kind of card" }, ...fields.parts, button("Remove this card", () => drop(row))) };
      rows.push(row);
      others.append(row.element);
      fields.fill(one || {});
      show();
      return fields;
    }

    function drop(row) {
      rows = rows.filter((other) => other !== row);
      row.element.remove();
      apply();
      more.focus();
    }

    function show() {
      const found = first.device();
      const shared = RTM.fit.isShared({ kind: found ? found.kind : kind.value });
      first.show(shared);
      rows.forEach((row) => row.fields.show(false));
      kindField.hidden = Boolean(found);
      ramField.hidden = others.hidden = shared;
      more.hidden = shared || rows.length + 1 >= MOST_KINDS;
    }

    function apply() {
      show();
      const found = first.device();
      const rig = Object.assign(first.read(), { kind: found ? found.kind : kind.value, ramGib: value(ram, 0), usedGib: value(used, 0) });
      if (!rig.memoryGib) return;
      rig.others = RTM.fit.isShared(rig) ? [] : rows.map((row) => row.fields.read()).filter((one) => one.memoryGib > 0);
      if (bandwidth && !found) rig.bandwidth = bandwidth;
      RTM.rig.set(rig);
    }

    function fill(rig) {
      first.fill(rig);
      if (rig.kind && !rig.gpu) kind.value = rig.kind;
      ram.value = rig.ramGib || "";
      used.value = rig.usedGib || "";
      rows.forEach((row) => row.element.remove());
      rows = [];
      (rig.others || []).forEach(add);
      bandwidth = rig.bandwidth || bandwidth;
      show();
      RTM.devices().then(show, (error) => console.error(error.message));
    }

    /** What was measured in the browser counts for a device that is not in our list, never over one that is. */
    function measured(range) {
      bandwidth = range;
      if (range) apply();
    }

    return { element, fill, measured, focus: first.focus };
  };
})(self);
