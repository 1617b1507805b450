// Models side by side, or one model on several devices. The address keeps the choice: ?m=slug&m=slug or ?m=slug&d=id:GiB.
(function comparePage() {
  "use strict";
  const RTM = self.RTM;
  const { el, text } = RTM;
  const place = document.querySelector(".compare-live");
  if (!place) return;
  const MOST = 4;
  const NAME = /^[a-z0-9.-]{1,120}$/;
  const asked = new URLSearchParams(location.search);
  const unique = (list) => list.filter((one, at) => list.indexOf(one) === at).slice(0, MOST);
  let models = unique(asked.getAll("m").filter((slug) => NAME.test(slug)));
  let devices = models.length === 1 ? unique(asked.getAll("d")).map(parse).filter((one) => NAME.test(one.id)) : [];

  const says = el("p", { className: "note", role: "status" });
  const table = el("div", { className: "scroll", role: "region", tabIndex: 0, ariaLabel: "Comparison", hidden: true });
  const context = el("select", { id: "compare-context" }, ...[4096, 8192, 16384, 32768, 65536, 131072].map((tokens) => el("option", { value: tokens }, RTM.tokens(tokens))));
  const model = RTM.combo({ id: "add-model", label: "Add a model", placeholder: "Qwen3 8B, Gemma …", load: allModels, pick: (entry) => addModel(entry.slug) });
  const device = RTM.combo({ id: "add-device", label: "Add a device", placeholder: "RTX 4060, M2 Pro …", load: () => search().then(RTM.deviceEntries), pick: (entry) => addDevice(entry) });
  const contextField = el("p", null, el("label", { htmlFor: context.id }, "Context"), context);
  place.replaceChildren(el("div", { className: "choosers" }, model.element, device.element, contextField), says, table);
  context.addEventListener("change", () => RTM.rig.choose({ contextTokens: Number(context.value) }));

  function parse(code) {
    const [id, memory] = code.split(":");
    return { id, memoryGib: Number(memory) || 0 };
  }

  /** What finds names comes with the form of the machine. */
  function search() {
    return RTM.load(document.querySelector("[data-rig]").dataset.ask);
  }

  function allModels() {
    return Promise.all([search(), RTM.load(place.dataset.models)]).then(() => RTM.catalogue(RTM.models).map((entry) => Object.assign(entry, { detail: entry.vendor })));
  }

  function addModel(slug) {
    if (models.includes(slug)) return text(says, "It is in the table already.");
    if (models.length === MOST) return text(says, "Four models are in the table: remove one first.");
    models = models.concat(slug);
    devices = [];
    return remember();
  }

  function addDevice(entry) {
    if (devices.length === MOST) return text(says, "Four devices are in the table: remove one first.");
    devices = devices.concat({ id: entry.id, memoryGib: entry.sizes[entry.sizes.length - 1] || 16 });
    return remember();
  }

  function remember() {
    const query = models.map((slug) => "m=" + slug).concat(devices.map((one) => "d=" + one.id + ":" + one.memoryGib)).join("&");
    history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
    return show();
  }

  /** The data of a model, and null for one there is none of. */
  function sheet(slug) {
    return RTM.load(place.dataset.sheets + slug + ".js").then(() => RTM.sheets[slug], () => null);
  }

  async function show() {
    // What stands below waits out of sight, so that it is not seen to move.
    place.classList.toggle("expected", models.length > 0);
    device.element.hidden = models.length !== 1;
    contextField.hidden = models.length === 0;
    table.hidden = models.length === 0;
    if (!models.length) return text(says, "");
    const wanted = models.join();
    try {
      const [known, sheets] = await Promise.all([devices.length ? RTM.devices() : [], Promise.all(models.map(sheet)), RTM.load(place.dataset.columns)]);
      if (wanted !== models.join()) return undefined; // Chosen again meanwhile.
      const lost = models.filter((slug, at) => !sheets[at]);
      models = models.filter((slug) => !lost.includes(slug));
      draw(sheets.filter(Boolean), known);
      return text(says, lost.length ? "No model here is called " + lost.join(", ") + "." : counted());
    } catch (error) {
      return text(says, "The comparison could not be loaded: " + error.message);
    }
  }

  const counted = () => (devices.length ? devices.length + " of 4 devices" : models.length + " of 4 models") + (models.length === 1 && !devices.length ? "; add models, or devices for this one" : "");

  function draw(sheets, known) {
    const settings = RTM.rig.settings();
    context.value = settings.contextTokens;
    table.hidden = sheets.length === 0;
    if (!sheets.length) return;
    const list = devices.map((one) => Object.assign({}, known.find((other) => other.id === one.id), one)).filter((one) => one.kind);
    table.replaceChildren(RTM.compareTable({
      sheets, slugs: models, root: place.dataset.root, devices: list, rig: RTM.rig.get(), settings,
      remove: (at) => drop(() => (list.length ? devices : models).splice(at, 1)),
      resize: (at, memoryGib) => {
        devices[at] = { id: devices[at].id, memoryGib };
        remember();
      },
    }));
  }

  function drop(change) {
    change();
    if (models.length !== 1) devices = [];
    remember();
    model.input.focus();
  }

  RTM.rig.onChange(() => show());
})();
