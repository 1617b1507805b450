// What is said of a string, with the reason: the five ways an answer can end.
(function (root) {
  "use strict";
  const RTM = (root.RTM = root.RTM || {});
  const it = (RTM.identifier = RTM.identifier || {});

  function answer(identity, candidates, why, maker) {
    return { identity, candidates, why, vendor: maker || null };
  }

  function candidate(device) {
    return { device: device.id, name: device.name, memoryGib: device.memory.slice() };
  }

  function unlisted(name, memory) {
    return { device: null, name, memoryGib: memory ? [memory] : [] };
  }

  function chipAnswer(maker, name) {
    const found = it.CHIPS[maker].exec(name);
    if (!found) return answer("vendor", [], "Only the maker, " + it.title(maker) + ", is told.", maker);
    const chip = it.words(found[0].replace(/\(tm\)/gi, " "));
    const devices = it.find(it.table().names, it.nameKey(maker, chip));
    const why = "The browser names the " + chip + "; how much memory it shares with the system is not told.";
    return answer("exact", devices.length ? devices.map(candidate) : [unlisted(chip, 0)], why, maker);
  }

  function familyAnswer(maker, bare) {
    const said = it.pretty(bare.name);
    if (/^(nvidia|amd|intel|ati|google inc\.)( corporation| technologies| inc\.?| open source technology center)*$/i.test(said)) {
      return answer("vendor", [], "The browser tells only the maker, " + it.title(maker) + ".", maker);
    }
    const known = bare.id ? it.viaId(maker, bare.id) : it.viaChip(bare.chip || said.toLowerCase().split(" ").pop());
    const by = bare.id ? "PCI id " + bare.id : "the driver's name of the chip";
    const left = known.devices.length || known.name ? "; " + by + " leaves these." : ".";
    const list = known.devices.length ? known.devices.map(candidate) : [unlisted(known.name || said, 0)];
    return answer("family", list, "Several chips are sold as “" + said + "”" + left, maker);
  }

  function conflict(maker, all, known, bare) {
    const said = it.pretty(bare.name);
    const other = known.devices.length ? known.devices.map(candidate) : [unlisted(known.name, 0)];
    const why = "The name says “" + said + "”; PCI id " + bare.id + " or WebGPU denies it.";
    return answer("conflict", (all.length ? all.map(candidate) : [unlisted(said, 0)]).concat(other), why, maker);
  }

  function settle(maker, devices, own, bare) {
    const by = bare.id ? "name and PCI id " + bare.id : "name";
    const unknown = [unlisted(it.pretty(bare.name), own.memory)];
    if (!devices.length) return answer("exact", unknown, "Known by its " + by + ", but not in our list.", maker);
    const sizes = devices.reduce((all, device) => all.concat(device.kind === "i" ? [] : device.memory), []);
    const sold = sizes.filter((size, at) => sizes.indexOf(size) === at).sort((a, b) => a - b);
    const fits = sold.indexOf(own.memory) >= 0 ? [own.memory] : sold;
    const cards = devices.slice().sort((a, b) => (a.kind === "l") - (b.kind === "l")).map(candidate);
    const open = "Sold with " + fits.join(" or ") + " GB under this " + by + ": which is not told.";
    if (fits.length > 1) return answer("ambiguous", cards, open, maker);
    if (fits.length) cards.forEach((card) => (card.memoryGib = fits.slice()));
    return answer("exact", cards, "Known by its " + by + ".", maker);
  }

  function shareAnswer(maker, bare, memory) {
    return answer("exact", [unlisted(it.pretty(bare.name), memory)], "A share of a card, whose name says how much memory it has.", maker);
  }

  /** Not settled: whoever sits before the machine knows which of its processors is meant. */
  function doubted(found, bare, other) {
    const why = "WebGL draws with “" + it.pretty(bare.name) + "”, but WebGPU with a processor of " + it.title(other) + ".";
    return answer("conflict", found.candidates, why, found.vendor);
  }

  function maskedAnswer(text, platform) {
    const maker = text === "apple gpu" && /linux|win/.test(platform) ? "" : it.makerOf(text);
    const told = maker ? ": only the maker, " + it.title(maker) + ", is certain." : ".";
    return answer(maker ? "vendor" : "none", [], "The browser hides the model" + told, maker);
  }

  function unnamedAnswer(seen) {
    const maker = it.makerOf(it.given(seen, "vendor")) || (seen ? it.makerOf(it.given(seen.adapter, "vendor")) : "");
    if (!maker) return answer("none", [], "The browser names no graphics processor.");
    return answer("vendor", [], "The browser tells only the maker, " + it.title(maker) + ".", maker);
  }

  Object.assign(it, { answer, chipAnswer, familyAnswer, conflict, settle, shareAnswer, doubted, maskedAnswer, unnamedAnswer });
})(self);
