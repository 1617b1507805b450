// The machine by hand: what it computes on, how much memory, how many, what else uses it. Every change counts at once.
(function rigForms(global) {
  const RTM = (global.RTM = global.RTM || {});
  const { el } = RTM;

  const field = (label, control, hint) => el("p", null, el("label", { htmlFor: control.id }, label), control, hint || "");
  const numeric = (id, least, most, step) => el("input", { id, type: "number", min: least, max: most, step, inputMode: "decimal", autocomplete: "off" });

  /** Builds the form once; returns {element, fill(rig), focus()}. */
  RTM.rigForm = function rigForm(id) {
    const device = el("input", { id: "rig-device", type: "text", list: "rig-devices", autocomplete: "off", spellcheck: false, placeholder: "RTX 4060, M2 Pro, 780M …" });
    const names = el("datalist", { id: "rig-devices" });
    const kind = el("select", { id: "rig-kind" }, el("option", { value: "discrete" }, "memory of its own"), el("option", { value: "integrated" }, "memory shared with the system"), el("option", { value: "cpu" }, "no graphics: processor only"));
    const memory = el("input", { id: "rig-memory", type: "number", list: "rig-sizes", min: 0.25, max: 4096, step: 0.25, inputMode: "decimal", autocomplete: "off" });
    const sizes = el("datalist", { id: "rig-sizes" });
    const cards = numeric("rig-cards", 1, 64, 1);
    const ram = numeric("rig-ram", 1, 8192, 1);
    const used = numeric("rig-used", 0, 4096, 0.25);
    const hint = el("small", { id: "rig-memory-hint" });
    const kindField = field("It has", kind);
    const cardsField = field("How many", cards);
    const ramField = field("RAM, GiB", ram);
    const element = el("form", { id, className: "rig-form", hidden: true, noValidate: true },
      el("p", null, el("label", { htmlFor: device.id }, "Graphics card or chip"), device, names), kindField,
      el("p", null, el("label", { htmlFor: memory.id }, "Memory, GiB"), memory, sizes, hint), cardsField, ramField, field("Used by other programs, GiB", used));
    memory.setAttribute("aria-describedby", hint.id);
    let all = [];

    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("input", () => apply());
    device.addEventListener("focus", load);

    function load() {
      RTM.devices().then((list) => {
        if (all.length) return;
        all = list;
        names.append(...list.map((one) => el("option", { value: one.name })));
        show();
      }, (error) => RTM.text(hint, error.message));
    }

    const chosen = () => all.find((one) => one.name.toLowerCase() === device.value.trim().toLowerCase());
    const value = (input, fallback) => (input.value !== "" && input.validity.valid ? Number(input.value) : fallback);

    function show() {
      const found = chosen();
      const shared = RTM.fit.isShared({ kind: found ? found.kind : kind.value });
      sizes.replaceChildren(...(found ? found.sizes : []).map((size) => el("option", { value: size })));
      RTM.text(hint, found && found.sizes.length > 1 ? "sold with " + found.sizes.join(", ") : shared ? "all of the machine's memory" : "");
      kindField.hidden = Boolean(found);
      cardsField.hidden = shared;
      ramField.hidden = shared;
    }

    function apply() {
      const found = chosen();
      if (found && found.sizes.length === 1 && !found.sizes.includes(Number(memory.value))) memory.value = found.sizes[0];
      show();
      const memoryGib = value(memory, 0);
      if (!memoryGib) return;
      RTM.rig.set({
        gpu: found ? found.id : "", name: found ? found.name : device.value.trim(), kind: found ? found.kind : kind.value,
        memoryGib, cards: Math.floor(value(cards, 1)), ramGib: value(ram, 0), usedGib: value(used, 0),
      });
    }

    function fill(rig) {
      device.value = rig.name;
      if (rig.kind && !rig.gpu) kind.value = rig.kind;
      memory.value = rig.memoryGib || "";
      cards.value = rig.cards || 1;
      ram.value = rig.ramGib || "";
      used.value = rig.usedGib || "";
      load();
      show();
    }

    return { element, fill, focus: () => (device.value ? memory : device).focus() };
  };
})(self);
