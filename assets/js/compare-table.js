// The table of a comparison: one column for each model or device, with what removes it.
(function compareTables(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const { el, button } = RTM;

  /** shown: {sheets, slugs, root, devices, rig, settings, remove(at), resize(at, GiB)}; devices stand for columns where there are any. */
  RTM.compareTable = function compareTable(shown) {
    const { sheets, devices, rig, settings } = shown;
    const machine = rig && rig.kind && rig.memoryGib ? RTM.rig.machine(rig) : null;
    const rows = devices.length ? RTM.columns.devices(sheets[0], devices, settings) : RTM.columns.models(sheets, machine, settings);
    const heads = devices.length ? devices.map((one, at) => deviceHead(one, at, shown)) : sheets.map((one, at) => modelHead(one, at, shown));
    const caption = devices.length ? sheets[0].name + " on " + devices.length + (devices.length === 1 ? " device" : " devices") : "Models side by side";
    return el("table", { className: "compare" }, el("caption", null, caption),
      el("thead", null, el("tr", null, el("td"), ...heads)),
      el("tbody", null, ...rows.filter((row) => row.cells.some((one) => one.text || one.note)).map(line)));
  };

  const remove = (one, at, shown) => button("Remove", () => shown.remove(at), { ariaLabel: "Remove " + one.name });

  function modelHead(one, at, shown) {
    const link = el("a", { href: shown.root + "models/" + shown.slugs[at] + ".html" }, one.name);
    return el("th", { scope: "col" }, link, el("small", null, one.vendor), remove(one, at, shown));
  }

  function deviceHead(one, at, shown) {
    if (one.sizes.length < 2) return el("th", { scope: "col" }, one.name, remove(one, at, shown));
    const sizes = el("select", { ariaLabel: "Memory of " + one.name }, ...one.sizes.map((size) => el("option", { value: size, selected: size === one.memoryGib }, size + " GiB")));
    sizes.addEventListener("change", () => shown.resize(at, Number(sizes.value)));
    return el("th", { scope: "col" }, one.name, sizes, remove(one, at, shown));
  }

  function line(row) {
    return el("tr", null, el("th", { scope: "row" }, row.label, row.unit ? el("small", null, " " + row.unit) : ""), ...row.cells.map(box));
  }

  function box(one) {
    const value = one.href ? el("a", { href: one.href }, one.text) : one.verdict ? el("span", { className: "v " + one.verdict }, one.text) : one.text || (one.note ? "" : "–");
    return el("td", null, value, one.note ? el("small", null, (one.text ? " " : "") + one.note) : "");
  }
})(self);
