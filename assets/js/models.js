// Filters, sorts and ranks the table of all models. The address keeps the choice, so that a list can be linked to. The rows
// are read when somebody first asks for less than all of them.
(function filterModels() {
  "use strict";
  const RTM = self.RTM;
  const table = document.getElementById("models");
  const controls = document.querySelector("[data-filters]");
  if (!table || !controls) return;
  const fields = ["q", "type", "vendor", "licence", "size", "context", "fits", "sort"].map((id) => document.getElementById(id));
  const [count, compare, clear] = ["count", "compare", "clear"].map((name) => controls.querySelector("[data-" + name + "]"));
  const mine = Array.from(controls.querySelectorAll("option[data-mine]"));
  const RANKED = ["largest", "speed"];
  let entries = null;
  let needs = null;
  let rig = null;
  let machine = null;
  let ranked = false;
  let order = "";
  let loose = false;
  let round = 0;

  const all = () => (entries = entries || Array.from(table.tBodies, (block) => Array.from(block.rows)).flat().map(RTM.rows.read));
  const values = () => Object.fromEntries(fields.map((field) => [field.id, field.value.trim()]));
  const verdict = (entry) => (needs && needs[entry.slug] ? RTM.browse.verdict(needs[entry.slug], machine) : "");

  const forMine = () => RANKED.includes(values().sort) || values().fits === "mine";

  /** Before anything is known of the machine, nothing is left out. */
  function onMine(entry) {
    return !ranked || ["fits", "tight"].includes(entry.verdict);
  }

  function show() {
    const want = values();
    const fits = want.fits === "mine" ? onMine : () => true;
    const asked = Object.assign({}, want, { fits: want.fits === "mine" ? "" : want.fits });
    const named = RTM.browse.search(all(), want.q);
    const found = new Set(named.found);
    const kept = (entry) => found.has(entry) && RTM.rows.matches(entry, asked) && fits(entry);
    if (want.sort !== order || !all().every(kept)) loosen();
    sort(want.sort);
    const shown = entries.filter((entry) => {
      const hidden = !kept(entry);
      if (entry.row.hidden !== hidden) entry.row.hidden = hidden;
      return !hidden;
    });
    say(shown, named.near);
    remember(want);
  }

  /** How many are left, and what one can do with them. */
  function say(shown, near) {
    const some = shown.length !== entries.length;
    RTM.text(count, RTM.grouped(shown.length) + " of " + RTM.grouped(entries.length) + " models" + (near && shown.length ? "; nothing is spelled like that, these are close" : ""));
    compare.hidden = shown.length < 2 || !some;
    compare.href = "compare/index.html?" + shown.slice(0, 4).map((entry) => "m=" + entry.slug).join("&");
    RTM.text(compare, shown.length < 5 ? "Compare them side by side" : "Compare the first four");
    clear.hidden = !some;
  }

  /** Once rows move or hide, each waits for itself until it is near the screen: a block could keep room for what is gone. */
  function loosen() {
    if (loose) return;
    loose = true;
    table.classList.add("loose");
    place(entries);
    Array.from(table.tBodies).slice(1).forEach((block) => block.remove());
  }

  const place = (list) => table.tBodies[0].append(...list.map((entry) => entry.row));

  /** Rows move only when another order is asked for. */
  function sort(by) {
    if (by === order) return;
    order = by;
    entries = RTM.rows.sorted(entries, by);
    place(entries);
  }

  function remember(want) {
    const query = new URLSearchParams(Object.entries(want).filter((pair) => pair[1])).toString();
    history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
  }

  /** The verdict stands beside the quantization it is about. */
  function mark(entry) {
    if (!entry.mark && !entry.verdict) return;
    if (!entry.mark) entry.row.cells[3].append(" ", (entry.mark = RTM.el("span")));
    entry.mark.className = "v " + entry.verdict;
    RTM.text(entry.mark, entry.verdict ? RTM.fit.WORDS[entry.verdict] + (entry.speed ? ", " + RTM.speed.figures(entry.speed) + " t/s" : "") : "");
  }

  /** Where each model stands for this machine; before anything is known of it all stand alike. */
  function judge(entry, on) {
    entry.verdict = machine ? verdict(entry) : "";
    entry.group = machine && RTM.rank ? RTM.rank.group(entry.verdict) : 0;
    entry.speed = on && needs[entry.slug] ? RTM.rank.speed(needs[entry.slug], machine, on) : 0;
    mark(entry);
  }

  /** Speeds come when the device's rates do; without them the list says what fits. */
  function needed() {
    const rates = rig.gpu || rig.bandwidth ? RTM.devices() : null;
    return Promise.all([RTM.load(controls.dataset.models), RTM.load(controls.dataset.rank), rates]);
  }

  async function rank() {
    const wanted = ((now) => () => now === round)((round += 1));
    if (machine) await needed();
    if (!wanted() || !(machine || ranked)) return;
    needs = needs || Object.fromEntries(RTM.catalogue(RTM.models).map((entry) => [entry.slug, entry]));
    const on = machine ? RTM.pace.machine(rig) : null;
    if (!(await RTM.pieces(all(), (entry) => judge(entry, on), wanted))) return;
    ranked = Boolean(machine);
    if (RANKED.includes(order)) order = null; // Another machine is another order.
    show();
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
  RTM.rig.onChange((next) => {
    rig = next;
    machine = rig ? RTM.rig.machine(rig) : null;
    for (const option of mine) {
      option.hidden = option.disabled = !machine;
      if (!RTM.rig.get() && option.selected) option.parentNode.value = "";
    }
    rank().catch((error) => console.error(error.message)).then(() => table.classList.toggle("waiting", RTM.rig.pending() && forMine()));
  });
  // A list for this machine is not shown before it is one: nothing moves under a finger.
  table.classList.toggle("waiting", (machine || RTM.rig.pending()) && forMine());
  if (fields.some((field) => field.value !== "")) show();
})();
