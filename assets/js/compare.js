// Models side by side, or one model on several devices. The address keeps the choice: ?m=slug&m=slug or ?m=slug&d=id:GiB.
(function comparePage() {
  const RTM = self.RTM;
  const { el, text, button } = RTM;
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
  const device = RTM.combo({ id: "add-device", label: "Add a device", placeholder: "RTX 4060, M2 Pro …", load: allDevices, pick: (entry) => addDevice(entry) });
  const contextField = el("p", null, el("label", { htmlFor: context.id }, "Context"), context);
  place.replaceChildren(el("div", { className: "choosers" }, model.element, device.element, contextField), says, table);
  context.addEventListener("change", () => RTM.rig.choose({ contextTokens: Number(context.value) }));

  function parse(code) {
    const [id, memory] = code.split(":");
    return { id, memoryGib: Number(memory) || 0 };
  }

  function allModels() {
    return RTM.load(place.dataset.models).then(() => RTM.catalogue(RTM.models).map((entry) => Object.assign(entry, { detail: entry.vendor })));
  }

  function allDevices() {
    return RTM.devices().then((all) => all.map((one) => Object.assign({ text: one.name.toLowerCase(), detail: one.sizes.length ? one.sizes.join(", ") + " GiB" : "" }, one)));
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
    const rig = RTM.rig.get();
    const settings = RTM.rig.settings();
    context.value = settings.contextTokens;
    table.hidden = sheets.length === 0;
    if (!sheets.length) return;
    const list = devices.map((one) => Object.assign({}, known.find((other) => other.id === one.id), one)).filter((one) => one.kind);
    const machine = rig && rig.kind && rig.memoryGib ? RTM.rig.machine(rig) : null;
    const rows = list.length ? RTM.columns.devices(sheets[0], list, settings) : RTM.columns.models(sheets, machine, settings);
    const heads = list.length ? list.map(deviceHead) : sheets.map(modelHead);
    const caption = el("caption", null, list.length ? sheets[0].name + " on " + list.length + (list.length === 1 ? " device" : " devices") : "Models side by side");
    table.replaceChildren(el("table", { className: "compare" }, caption,
      el("thead", null, el("tr", null, el("td"), ...heads)),
      el("tbody", null, ...rows.filter((row) => row.cells.some((one) => one.text || one.note)).map(line))));
  }

  function modelHead(one, at) {
    const slug = models[at];
    const remove = button("Remove", () => drop(() => (models = models.filter((other) => other !== slug))), { ariaLabel: "Remove " + one.name });
    return el("th", { scope: "col" }, el("a", { href: place.dataset.root + "models/" + slug + ".html" }, one.name), el("small", null, one.vendor), remove);
  }

  function deviceHead(one, at) {
    const sizes = one.sizes.length > 1 ? el("select", { ariaLabel: "Memory of " + one.name }, ...one.sizes.map((size) => el("option", { value: size, selected: size === one.memoryGib }, size + " GiB"))) : "";
    if (sizes) sizes.addEventListener("change", () => {
      devices[at] = { id: one.id, memoryGib: Number(sizes.value) };
      remember();
    });
    const remove = button("Remove", () => drop(() => devices.splice(at, 1)), { ariaLabel: "Remove " + one.name });
    return el("th", { scope: "col" }, one.name, sizes, remove);
  }

  function drop(change) {
    change();
    if (models.length !== 1) devices = [];
    remember();
    model.input.focus();
  }

  function line(row) {
    return el("tr", null, el("th", { scope: "row" }, row.label, row.unit ? el("small", null, " " + row.unit) : ""), ...row.cells.map(box));
  }

  function box(one) {
    const value = one.href ? el("a", { href: one.href }, one.text) : one.verdict ? el("span", { className: "v " + one.verdict }, one.text) : one.text || (one.note ? "" : "–");
    return el("td", null, value, one.note ? el("small", null, (one.text ? " " : "") + one.note) : "");
  }

  RTM.rig.onChange(() => show());
})();
