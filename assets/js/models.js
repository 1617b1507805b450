// Filters and sorts the table of all models; the address keeps the choice, so that a list can be linked to.
(function filterModels() {
  const RTM = self.RTM;
  const table = document.getElementById("models");
  const controls = document.querySelector("[data-filters]");
  if (!table || !controls) return;
  const body = table.tBodies[0];
  let rig = null;
  let machine = null;
  let on = null;
  const needs = {};
  const rows = Array.from(body.rows, (row, place) => ({
    row,
    place,
    slug: row.querySelector("a").getAttribute("href").slice(7, -5),
    name: row.cells[0].textContent.toLowerCase(),
    text: (row.cells[0].textContent + " " + row.dataset.words).toLowerCase(),
    licence: row.cells[4].textContent,
    released: row.cells[5].textContent,
    parameters: Number(row.dataset.parameters),
    memory: Number(row.dataset.memory),
    context: Number(row.dataset.context),
  }));
  const fields = ["q", "type", "vendor", "licence", "size", "context", "fits", "sort"].map((id) => document.getElementById(id));
  const count = controls.querySelector("[data-count]");
  const compare = controls.querySelector("[data-compare]");
  const clear = controls.querySelector("[data-clear]");
  let order = "";

  // Smallest first where small is what people look for; unknown values (0 or a dash) always last.
  const orders = {
    "": (a, b) => a.place - b.place,
    name: (a, b) => (a.name < b.name ? -1 : 1),
    parameters: (a, b) => b.parameters - a.parameters || a.place - b.place,
    memory: (a, b) => (a.memory || Infinity) - (b.memory || Infinity) || a.place - b.place,
    context: (a, b) => b.context - a.context || a.place - b.place,
    largest: (a, b) => a.group - b.group || b.parameters - a.parameters || a.place - b.place,
    speed: (a, b) => a.group - b.group || b.speed - a.speed || a.place - b.place,
    released: (a, b) => (a.released < b.released ? 1 : a.released > b.released ? -1 : a.place - b.place),
  };

  function values() {
    return Object.fromEntries(fields.map((field) => [field.id, field.value.trim()]));
  }

  /** Bytes that a card of this size leaves to a model: printed with the choice. */
  function roomOf(size) {
    const choice = Array.from(document.getElementById("fits").options).find((option) => option.value === size);
    return choice ? Number(choice.dataset.room) : 0;
  }

  function matches(entry, want) {
    const room = roomOf(want.fits);
    const [from, below] = want.size.split("-").map(Number);
    return (!want.licence || entry.licence === want.licence)
      && (!want.size || (entry.parameters >= from && entry.parameters < below))
      && (!want.context || entry.context >= Number(want.context))
      && (!want.type || entry.row.dataset.type === want.type)
      && (!want.vendor || entry.row.dataset.vendor === want.vendor)
      && (!want.fits || (want.fits === "mine" ? onMine(entry) : entry.memory > 0 && entry.memory <= room));
  }

  function verdictOf(entry) {
    return machine && needs[entry.slug] ? RTM.browse.verdict(needs[entry.slug], machine) : "";
  }

  // Before the machine or the figures for it are known, nothing is left out.
  function onMine(entry) {
    return !machine || Object.keys(needs).length === 0 || ["fits", "tight"].includes(verdictOf(entry));
  }

  /** The verdict stands in the cell of the memory it is about. */
  function mark(entry) {
    const verdict = verdictOf(entry);
    if (!entry.mark && !verdict) return;
    if (!entry.mark) entry.row.cells[3].append((entry.mark = RTM.el("span")));
    entry.mark.className = "v " + verdict;
    RTM.text(entry.mark, verdict ? RTM.fit.WORDS[verdict] + (entry.speed ? ", " + RTM.speed.figures(entry.speed) + " t/s" : "") : "");
  }

  /** Where each model stands for this machine; before anything is known of it all stand alike. */
  function judge(entry) {
    const known = RTM.rank && machine && needs[entry.slug];
    entry.group = known ? RTM.rank.group(verdictOf(entry)) : 0;
    entry.speed = known ? RTM.rank.speed(needs[entry.slug], machine, on) : 0;
  }

  function show() {
    const want = values();
    const named = RTM.browse.search(rows, want.q);
    const hits = new Set(named.found);
    sort(want.sort);
    const shown = rows.filter((entry) => {
      const hidden = !hits.has(entry) || !matches(entry, want);
      if (entry.row.hidden !== hidden) entry.row.hidden = hidden;
      return !hidden;
    });
    RTM.text(count, shown.length + " of " + rows.length + " models" + (named.near && shown.length ? "; nothing is spelled like that, these are close" : ""));
    compare.hidden = shown.length < 2 || shown.length === rows.length;
    compare.href = "compare/index.html?" + shown.slice(0, 4).map((entry) => "m=" + entry.slug).join("&");
    RTM.text(compare, shown.length < 5 ? "Compare them side by side" : "Compare the first four");
    clear.hidden = shown.length === rows.length;
    remember(want);
  }

  /** Rows move only when another order is asked for. */
  function sort(by) {
    if (by === order) return;
    order = by;
    rows.sort(orders[by] || orders[""]);
    body.append(...rows.map((entry) => entry.row));
  }

  function remember(want) {
    const query = new URLSearchParams(Object.entries(want).filter((pair) => pair[1])).toString();
    history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
  }

  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    if (asked.has(field.id)) field.value = asked.get(field.id);
    field.addEventListener("input", show);
  }
  clear.addEventListener("click", () => {
    fields.filter((field) => field.id !== "sort").forEach((field) => (field.value = ""));
    show();
    fields[0].focus();
  });
  controls.hidden = false;
  rows.forEach(judge);
  show();
  const mine = Array.from(controls.querySelectorAll("option[data-mine]"));
  RTM.rig.onChange((next) => {
    rig = next;
    machine = rig ? RTM.rig.machine(rig) : null;
    for (const option of mine) {
      option.hidden = option.disabled = !machine;
      if (!RTM.rig.get() && option.selected) option.parentNode.value = "";
    }
    update();
  });

  /** Speeds come when the device's rates do; without them the list says what fits. */
  function needed() {
    const rates = rig.gpu || rig.bandwidth ? RTM.devices() : null;
    return Promise.all([RTM.load(controls.dataset.models), RTM.load(controls.dataset.rank), rates]);
  }

  function update() {
    if (machine && !(RTM.models && RTM.rank && (RTM.deviceList || !(rig.gpu || rig.bandwidth)))) {
      needed().then(update, (error) => console.error(error.message));
      return;
    }
    if (machine && !Object.keys(needs).length) for (const entry of RTM.catalogue(RTM.models)) needs[entry.slug] = entry;
    on = machine ? RTM.pace.machine(rig) : null;
    rows.forEach(judge);
    rows.forEach(mark);
    if (["largest", "speed"].includes(order)) order = null; // Another machine is another order.
    show();
  }
})();
