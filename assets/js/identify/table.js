// The table of identify-data.js (page.IdentifyData) as lookups: by name, by PCI id, by the name a driver gives a chip.
(function (root) {
  "use strict";
  const RTM = (root.RTM = root.RTM || {});
  const it = (RTM.identifier = RTM.identifier || {});

  let index = null;

  /** The table as lookups: made once, on first use. */
  function table() {
    if (index || !RTM.identifyData) return index || { names: {}, ids: {}, others: {}, chips: {}, eras: {} };
    index = { names: {}, ids: {}, others: {}, chips: {}, eras: {} };
    rows("devices").forEach(addDevice);
    rows("names").forEach((row) => row[2].split(" ").forEach((id) => push(index.others, row[0] + id, row[1])));
    rows("chips").forEach((row) => row[1].split(" ").forEach((id) => push(index.chips, row[0], id)));
    rows("eras").forEach((row) => row[1].split(" ").forEach((id) => push(index.eras, id, row[0])));
    return index;
  }

  function rows(part) {
    return RTM.identifyData[part].split("\n").map((line) => line.split("|"));
  }

  function addDevice(row) {
    const maker = row[0];
    const own = it.reduce(row[1]);
    const memory = row[3].split(" ").map(Number);
    const device = { id: row[5] || maker + "-" + it.slug(row[1]), name: row[1], kind: row[2], memory, maxQ: own.maxQ };
    push(index.names, nameKey(maker, row[1]), device);
    (row[4] || "").split(" ").forEach((id) => id && push(index.ids, it.PCI[maker] + id, device));
    (row[6] || "").split(";").forEach((alias) => alias && push(index.names, nameKey(maker, alias), device));
  }

  function push(lookup, key, value) {
    if (!Object.prototype.hasOwnProperty.call(lookup, key)) lookup[key] = [];
    if (lookup[key].indexOf(value) < 0) lookup[key].push(value);
  }

  function find(lookup, key) {
    return Object.prototype.hasOwnProperty.call(lookup, key) ? lookup[key] : [];
  }

  function nameKey(maker, name) {
    const isChip = it.CHIPS[maker] || maker === "google" || maker === "mediatek" || maker === "raspberry";
    return isChip ? "chip " + it.words(name.toLowerCase().replace(/\([^()]*\)/g, " ")) : maker + " " + it.reduce(name).key;
  }

  function viaId(maker, id) {
    const key = it.PCI[maker] + id;
    return { devices: find(table().ids, key), name: find(table().others, key)[0] || "" };
  }

  function viaChip(chip) {
    const ids = find(table().chips, chip).concat(find(table().chips, chip.split(" ")[0]));
    const all = ids.reduce((list, id) => list.concat(find(table().ids, id)), []);
    return { devices: all.filter((device, at) => all.indexOf(device) === at), name: "" };
  }

  /** Our devices of that name: of that size where the name says one, of that form where the maker's names tell it. */
  function viaName(maker, own) {
    const plain = find(table().names, maker + " " + own.key);
    const all = plain.length ? plain : find(table().names, maker + " quadro " + own.key);
    const fits = all.filter((device) => !own.memory || device.kind === "i" || device.memory.indexOf(own.memory) >= 0);
    if (maker !== "nvidia") return fits;
    if (own.maxQ && fits.some((device) => device.maxQ)) return fits.filter((device) => device.maxQ);
    if (own.laptop) return fits.filter((device) => device.kind === "l");
    return fits.filter((device) => !/Laptop GPU|Max-Q Design/.test(device.name));
  }

  Object.assign(it, { table, find, nameKey, viaId, viaChip, viaName });
})(self);
