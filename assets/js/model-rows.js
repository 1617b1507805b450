// The rows of the table of all models: what they say, what is asked of them, and in which order they stand.
(function modelRows(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const UNITS = { M: 1e6, B: 1e9, T: 1e12 };

  /** "8.03 B" or "4.64" as a number; 0 where a dash stands. */
  function amount(text) {
    const [number, unit] = text.trim().split(" ");
    return (parseFloat(number) || 0) * (UNITS[unit] || 1);
  }

  const said = (cell) => cell.firstChild.data;

  function read(row, place) {
    const cells = row.cells;
    const link = cells[0].querySelector("a");
    return {
      row, place,
      slug: link.getAttribute("href").slice(7, -5),
      name: link.textContent.toLowerCase(),
      text: (cells[0].textContent + " " + (row.dataset.words || "")).toLowerCase(),
      parameters: amount(said(cells[1])),
      memory: amount(said(cells[3])),
      context: Number(row.dataset.context),
      released: said(cells[5]).replace("–", ""),
      group: 0, speed: 0,
    };
  }

  // Smallest first where small is what people look for; unknown values (0 or a dash) always last.
  const ORDERS = {
    "": () => 0,
    name: (a, b) => (a.name < b.name ? -1 : 1),
    parameters: (a, b) => b.parameters - a.parameters,
    memory: (a, b) => (a.memory || Infinity) - (b.memory || Infinity) || 0,
    context: (a, b) => b.context - a.context,
    largest: (a, b) => a.group - b.group || b.parameters - a.parameters,
    speed: (a, b) => a.group - b.group || b.speed - a.speed,
    released: (a, b) => (a.released < b.released ? 1 : a.released > b.released ? -1 : 0),
  };

  const MATCHES = {
    type: (entry, value) => entry.row.dataset.type === value,
    vendor: (entry, value) => entry.row.dataset.vendor === value,
    licence: (entry, value) => said(entry.row.cells[4]) === value,
    size: (entry, value) => entry.row.dataset.size === value,
    context: (entry, value) => entry.context >= Number(value),
    fits: (entry, value) => entry.row.dataset.card !== "" && Number(entry.row.dataset.card) <= Number(value),
  };

  /** Whether a row says what is wanted: {type, vendor, licence, size, context, fits}, each empty for anything. */
  const matches = (entry, want) => Object.keys(MATCHES).every((key) => !want[key] || MATCHES[key](entry, want[key]));

  /** Entries in the order asked for, and as they came where it makes no difference. */
  function sorted(entries, by) {
    const order = ORDERS[by] || ORDERS[""];
    return entries.slice().sort((a, b) => order(a, b) || a.place - b.place);
  }

  RTM.rows = { read, matches, sorted };
})(self);
