// The visitor's machine and settings: kept on this computer and in the address, sent nowhere.
// #gpu=nvidia-geforce-rtx-3090&n=2&ram=64&ctx=32768&kv=q8_0 — an address without "=" is an anchor and left alone.
(function rigs(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const KEY = "rig";
  const GIB = 1073741824;
  const STANDARD = { contextTokens: 8192, cache: "F16", users: 1, engine: "" };
  const listeners = [];
  let rig = null;
  let writing = 0;
  let pending = false;
  let settings = Object.assign({}, STANDARD);

  function number(text, least, most) {
    const value = text === null || text.trim() === "" ? NaN : Number(text);
    return value >= least && value <= most ? value : 0;
  }

  const OTHERS = [2, 3, 4];
  const cards = (text) => Math.floor(number(text, 1, 64)) || 1;
  const id = (text) => (text && /^[a-z0-9.-]+$/.test(text) ? text : "");

  /** Cards of another kind in the same machine: gpu2, mem2, n2. */
  const other = (said, n) => ({ gpu: id(said.get("gpu" + n)), name: "", memoryGib: number(said.get("mem" + n), 0.25, 4096), cards: cards(said.get("n" + n)) });

  /** "180-260", GB/s as measured in a browser. */
  function range(text) {
    const ends = (text || "").split("-").map((end) => number(end, 1, 20000));
    return ends.length === 2 && ends[0] > 0 && ends[1] >= ends[0] ? ends : null;
  }

  /** A code is somebody's typing: what makes no sense in it counts as not said. */
  function parse(code) {
    const said = new URLSearchParams(code);
    const memoryGib = number(said.get("mem"), 0.25, 4096);
    const found = id(said.get("gpu"));
    return {
      rig: found || memoryGib ? {
        gpu: found, name: "", kind: RTM.fit.isShared({ kind: said.get("kind") }) ? said.get("kind") : found ? "" : "discrete", memoryGib,
        cards: cards(said.get("n")), ramGib: number(said.get("ram"), 1, 8192), usedGib: number(said.get("used"), 0, 4096),
        others: OTHERS.map((n) => other(said, n)).filter((one) => one.memoryGib > 0), bandwidth: found ? null : range(said.get("bw")),
      } : null,
      settings: {
        contextTokens: Math.floor(number(said.get("ctx"), 256, 16777216)) || STANDARD.contextTokens,
        cache: { q8_0: "Q8_0", q4_0: "Q4_0" }[said.get("kv")] || STANDARD.cache,
        users: Math.floor(number(said.get("users"), 1, 64)) || 1,
        engine: (/^(ollama|mlx|vllm|sglang)$/.exec(said.get("engine")) || [""])[0],
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
      (rig.others || []).forEach((one, at) => {
        add("gpu" + OTHERS[at], one.gpu);
        add("mem" + OTHERS[at], one.memoryGib);
        add("n" + OTHERS[at], one.cards, 1);
      });
      if (rig.bandwidth) add("bw", rig.bandwidth.join("-"));
    }
    add("ctx", settings.contextTokens, STANDARD.contextTokens);
    add("kv", settings.cache.toLowerCase(), "f16");
    add("users", settings.users, 1);
    add("engine", settings.engine);
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
    pending = false;
    const hash = location.hash.slice(1);
    const said = parse(hash.indexOf("=") > 0 ? hash : "");
    settings = said.settings;
    const kept = known(stored());
    const same = said.rig && kept && said.rig.gpu !== "" && said.rig.gpu === kept.gpu;
    rig = same ? Object.assign(said.rig, { name: kept.name, kind: kept.kind, memoryGib: said.rig.memoryGib || kept.memoryGib }) : said.rig || kept;
    // A link names devices; their kinds, sizes and names are in the list of devices.
    if (rig && ((rig.gpu && !rig.kind) || (rig.others || []).some((one) => one.gpu && !one.name))) RTM.rig.resolve(rig);
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
      pending = false;
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
      others: RTM.fit.isShared(of) ? [] : (of.others || []).map((one) => ({ memoryBytes: Math.round(one.memoryGib * GIB), cards: one.cards })),
    }),
    /** Whether a link named devices that the list, which is on its way, has still to explain. */
    pending: () => pending,
    resolve(unknown) {
      pending = true;
      RTM.devices().catch((error) => {
        console.error(error.message);
        return [];
      }).then((all) => {
        if (rig !== unknown) return;
        pending = false;
        const device = all.find((one) => one.id === unknown.gpu);
        const named = (one) => Object.assign({}, one, { name: (all.find((known) => known.id === one.gpu) || one).name });
        const others = (unknown.others || []).map(named);
        rig = device ? Object.assign({}, unknown, { others, name: device.name, kind: device.kind, memoryGib: unknown.memoryGib || (device.sizes.length === 1 ? device.sizes[0] : 0) })
          : Object.assign({}, unknown, { others, gpu: "", kind: unknown.kind || (unknown.memoryGib ? "discrete" : "") });
        tell();
      });
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
