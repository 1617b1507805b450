// The visitor's machine and settings: kept on this computer and in the address, sent nowhere.
// #gpu=nvidia-geforce-rtx-3090&n=2&ram=64&ctx=32768&kv=q8_0 — an address without "=" is an anchor and left alone.
(function rigs(global) {
  const RTM = (global.RTM = global.RTM || {});
  const KEY = "rig";
  const GIB = 1073741824;
  const STANDARD = { contextTokens: 8192, cache: "F16", users: 1 };
  const listeners = [];
  let rig = null;
  let writing = 0;
  let settings = Object.assign({}, STANDARD);

  function number(text, least, most) {
    const value = text === null || text.trim() === "" ? NaN : Number(text);
    return value >= least && value <= most ? value : 0;
  }

  /** A code is somebody's typing: what makes no sense in it counts as not said. */
  function parse(code) {
    const said = new URLSearchParams(code);
    const gpu = said.get("gpu") || "";
    const memoryGib = number(said.get("mem"), 0.25, 4096);
    const found = /^[a-z0-9.-]+$/.test(gpu) ? gpu : "";
    return {
      rig: found || memoryGib ? {
        gpu: found, name: "", kind: RTM.fit.isShared({ kind: said.get("kind") }) ? said.get("kind") : found ? "" : "discrete", memoryGib,
        cards: Math.floor(number(said.get("n"), 1, 64)) || 1, ramGib: number(said.get("ram"), 1, 8192), usedGib: number(said.get("used"), 0, 4096),
      } : null,
      settings: {
        contextTokens: Math.floor(number(said.get("ctx"), 256, 16777216)) || STANDARD.contextTokens,
        cache: { q8_0: "Q8_0", q4_0: "Q4_0" }[said.get("kv")] || STANDARD.cache,
        users: Math.floor(number(said.get("users"), 1, 64)) || 1,
      },
    };
  }

  function code() {
    const parts = [];
    const add = (key, value, standard) => value && value !== standard && parts.push(key + "=" + value);
    if (rig) {
      add("gpu", rig.gpu);
      add("kind", rig.gpu ? "" : rig.kind, "discrete");
      add("mem", rig.memoryGib);
      add("n", rig.cards, 1);
      add("ram", rig.ramGib);
      add("used", rig.usedGib);
    }
    add("ctx", settings.contextTokens, STANDARD.contextTokens);
    add("kv", settings.cache.toLowerCase(), "f16");
    add("users", settings.users, 1);
    return parts.join("&");
  }

  function stored(value) {
    try {
      if (value === undefined) return JSON.parse(localStorage.getItem(KEY) || "null");
      if (value) localStorage.setItem(KEY, JSON.stringify(value));
      else localStorage.removeItem(KEY);
    } catch (refused) {
      console.info("the machine is not remembered: " + refused.message); // Storage off, or not ours to read.
    }
    return null;
  }

  const known = (value) => value && typeof value.kind === "string" && value.memoryGib > 0 && value.cards >= 1 ? value : null;

  function read() {
    const hash = location.hash.slice(1);
    const said = parse(hash.indexOf("=") > 0 ? hash : "");
    settings = said.settings;
    const kept = known(stored());
    const same = said.rig && kept && said.rig.gpu !== "" && said.rig.gpu === kept.gpu;
    rig = same ? Object.assign(said.rig, { name: kept.name, kind: kept.kind, memoryGib: said.rig.memoryGib || kept.memoryGib }) : said.rig || kept;
    // A link names a device; its kind, sizes and name are in the list of devices.
    if (rig && rig.gpu && !rig.kind) RTM.rig.resolve(rig);
  }

  // Browsers allow about a hundred changes of the address in half a minute: a dragged slider makes one when it rests.
  function write() {
    clearTimeout(writing);
    writing = setTimeout(() => {
      const text = code();
      history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
    }, 200);
  }

  const tell = () => listeners.forEach((listener) => listener(rig && rig.kind && rig.memoryGib ? rig : null, settings));

  RTM.rig = {
    get: () => rig,
    settings: () => settings,
    code,
    /** Calls back now and after every change. The rig is null where none is known. */
    onChange(listener) {
      listeners.push(listener);
      listener(rig && rig.kind && rig.memoryGib ? rig : null, settings);
    },
    set(next) {
      rig = next;
      stored(rig);
      write();
      tell();
    },
    choose(part) {
      settings = Object.assign({}, settings, part);
      write();
      tell();
    },
    /** The numbers that fit.js asks for. */
    machine: (of) => ({
      kind: of.kind, cards: RTM.fit.isShared(of) ? 1 : of.cards,
      memoryBytes: Math.round(of.memoryGib * GIB), ramBytes: of.ramGib * GIB, usedBytes: Math.round(of.usedGib * GIB),
    }),
    resolve(unknown) {
      RTM.devices().then((all) => {
        const device = all.find((one) => one.id === unknown.gpu);
        if (rig !== unknown) return;
        rig = device ? Object.assign({}, unknown, { name: device.name, kind: device.kind, memoryGib: unknown.memoryGib || (device.sizes.length === 1 ? device.sizes[0] : 0) })
          : Object.assign({}, unknown, { gpu: "", kind: unknown.memoryGib ? "discrete" : "" });
        tell();
      }, (error) => console.error(error.message));
    },
    start() {
      read();
      addEventListener("hashchange", () => {
        if (location.hash.indexOf("=") < 0) return;
        read();
        tell();
      });
    },
  };

  /** All devices, loaded on first use: [{id, name, kind, sizes}]. */
  RTM.devices = function devices() {
    const place = document.querySelector("[data-devices]");
    if (!place) return Promise.reject(new Error("the page names no list of devices"));
    return RTM.load(place.dataset.devices).then(() => RTM.deviceList);
  };

  if (global.document) RTM.rig.start();
})(self);
