// Cards of NVIDIA, AMD and Intel: the name and the PCI id must agree, and one of them must settle it.
(function (root) {
  "use strict";
  const RTM = (root.RTM = root.RTM || {});
  const it = (RTM.identifier = RTM.identifier || {});

  /** No model in the name: "Radeon Graphics", "UHD Graphics", a processor's own name, a whole series. */
  function isFamily(maker, key, name) {
    if (/ryzen|athlon|epyc|processor/i.test(name)) return true;
    if (maker !== "intel" && severalModels(name)) return true;
    if (maker === "intel") return !/\d|iris|arc/.test(key);
    if (maker === "nvidia") return !/\d|titan/.test(key) || /^(nv\w{2,3}|(nvk )?(ad|g[abfhkmpv]|tu)\d{3}\w?)$/.test(key);
    if (!/\d/.test(key)) return !/^((pro )?vii|pro duo|pro ssg|(pro wx )?vega m g[hl]|vega frontier)$/.test(key);
    return /^(pro )?r\d\w?$|^(hd|r\d) \d{1,2}00\w?$|^(navi|polaris|vega)\d+$|^\w{4}:\w\w$/.test(key);
  }

  /** "RX 6600/6600 XT/6600M" are three cards, "RX550/550 Series" is one. */
  function severalModels(name) {
    const fillers = /\b(amd|radeon|nvidia|geforce|series|graphics|opengl engine)\b|\brx(?=[ \d])|\s/g;
    const plain = it.pretty(name).toLowerCase().replace(fillers, "");
    return plain.split("/").some((part, at, all) => part !== all[0]);
  }

  function agrees(own, name) {
    const mine = it.numbers(own.key);
    if (!mine.length || !it.numbers(name).length) return true;
    return it.grade(own.key) === it.grade(name) && it.numbers(name).some((number) => mine.indexOf(number) >= 0);
  }

  /** Name and id that cannot both be true. AMD and Intel rename chips within a generation: there only eras count. */
  function clashes(maker, own, known) {
    const names = known.devices.map((device) => device.name).concat(known.name || []);
    const isCard = maker === "nvidia" && known.devices.length > 0 && known.devices.every((one) => one.kind === "d");
    if (own.laptop && isCard) return true;
    if (maker === "nvidia" && own.memory && known.devices.length && !known.devices.some((one) => one.memory.indexOf(own.memory) >= 0)) return true;
    if (!names.length || names.some((name) => agrees(own, name))) return false;
    return maker === "nvidia" || names.every((name) => era(maker, it.reduce(name).key) !== era(maker, own.key));
  }

  function era(maker, key) {
    if (maker === "intel") return /arc|data center|flex/.test(key) ? "arc" : "integrated";
    const rx = /rx (\d)\d\d(\d?)/.exec(key);
    if (rx) return rx[2] ? "rx " + rx[1] : "polaris";
    return /^\d{3}m\b|^vega \d/.test(key) ? "integrated" : "other";
  }

  /** "GRID T4-4Q", "A100-1-5C": a share of a card, cut for one virtual machine; its name says how many GB that has, 0 half of one. */
  function share(maker, name) {
    const profile = maker === "nvidia" ? /-(\d{1,3})[abcqv](me)?$/i.exec(it.pretty(name)) : null;
    return profile ? Number(profile[1]) || 0.5 : 0;
  }

  /** WebGPU tells the generation: on NVIDIA, where no second chip of the maker is likely, it must be the id's. */
  function adapterDenies(maker, id, adapter) {
    const told = it.given(adapter, "architecture");
    const eras = id ? it.find(it.table().eras, it.PCI[maker] + id.slice(0, 2)) : [];
    const comparable = maker === "nvidia" && it.given(adapter, "vendor") === "nvidia" && eras.length > 0;
    return comparable && told !== "" && RTM.identifyData.eras.indexOf(told + "|") >= 0 && eras.indexOf(told) < 0;
  }

  function cardAnswer(maker, bare, seen) {
    const own = it.reduce(bare.name);
    if (share(maker, bare.name)) return it.shareAnswer(maker, bare, share(maker, bare.name));
    if (isFamily(maker, own.key, bare.name)) return it.familyAnswer(maker, bare);
    // "Arc Graphics" is on chips of three generations: without an id the driver's name of the chip tells which.
    const known = own.key === "arc" && !bare.id ? it.viaChip(bare.chip) : it.viaId(maker, bare.id);
    const all = it.viaName(maker, own);
    const both = all.filter((device) => known.devices.indexOf(device) >= 0);
    const untrue = both.length ? adapterDenies(maker, bare.id, seen.adapter) : clashes(maker, own, known);
    if (untrue) return it.conflict(maker, all, known, bare);
    if (!both.length && known.devices.length > 1 && own.key === "arc") return it.familyAnswer(maker, bare);
    const byIdAlone = maker === "nvidia" && known.devices.length ? known.devices : all;
    return it.settle(maker, both.length ? both : byIdAlone, own, bare);
  }

  Object.assign(it, { cardAnswer });
})(self);
