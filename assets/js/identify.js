// Which graphics processor is behind the strings a browser shows? The PCI id decides where there is one, then the
// name; where neither settles it the answer is "ambiguous", "family", "vendor" or "none", never a guess.
// No DOM. Looks up the table of identify-data.js (page.IdentifyData), which may be loaded before or after.
(function (root) {
  "use strict";
  const RTM = (root.RTM = root.RTM || {});

  // Real strings stay below 200 characters; the cap keeps every pattern below cheap on hostile input.
  const LONGEST = 300;

  const SOFTWARE = new RegExp(
    "swiftshader|subzero|llvmpipe|softpipe|lavapipe|software (renderer|rasterizer|adapter)|basic (render|display)|" +
      "parallels|paravirtual|vmware|svga3d|virgl|virtio|virtualbox|vbox|\\bqxl\\b|gdi generic|mesa offscreen|" +
      "remote (desktop|display)|remotefx|citrix|hyper-v|\\bwarp\\b|" +
      "virtual (display|monitor)|indirect display|displaylink"
  );
  const MASKED = /, or similar|^apple gpu$|^mozilla$|^webkit webgl$|^generic renderer$/;

  const MAKERS = [
    ["nvidia", "NVIDIA", /nvidia|geforce|quadro|\bnvs \d|\bnvk\b|nouveau|^nv[01]\w{1,2}$|tesla \w?\d|\btitan \w/],
    ["qualcomm", "Qualcomm", /adreno|qualcomm|snapdragon/],
    ["samsung", "Samsung", /xclipse|samsung/],
    ["arm", "Arm", /\bmali\b|immortalis|panfrost|panthor/],
    ["imagination", "Imagination", /powervr|imagination/],
    ["huawei", "Huawei", /maleoon/],
    ["broadcom", "Broadcom", /\bv3d \d|videocore/],
    ["amd", "AMD", /\bamd\b|\bati\b|radeon|firepro|firegl|ryzen|\bradv\b|advanced micro/],
    ["intel", "Intel", /intel|\bu?hd graphics|\biris\b|\barc\b/],
    ["apple", "Apple", /\bapple\b/],
    ["other", "its maker", /moore threads|\bmtt s\d|zhaoxin|glenfly|matrox|aspeed|innosilicon|loongson|vivante/],
  ];
  const PCI = { nvidia: "10de", amd: "1002", intel: "8086" };

  // Chips whose own name is in the string: the whole of it must match, never a part.
  const CHIPS = {
    qualcomm: /adreno ?(\(tm\))? ?[a-z]?\d[\w-]{1,8}/i,
    arm: /(mali|immortalis)-[\w-]{2,24}( (mc|mp)\d{1,2})?/i,
    imagination: /powervr [\w -]{2,40}/i,
    samsung: /xclipse ?\d{3}\w?/i,
    huawei: /maleoon ?\d+\w?/i,
    broadcom: /(v3d \d|videocore [iv]+)/i,
    apple: /apple [am]\d{1,2}\w?( (pro|max|ultra|bionic))?/i,
    other: /.+/,
  };

  const DROPPED = new RegExp(
    "with max-q design|max-q|laptop|mobile|lite hash rate|rev\\. \\w|opengl engine|workstation edition|edition|" +
      "generation|\\b(gpu|graphics|geforce|radeon|nvidia|amd|ati|intel|series|corporation|inc\\.|dri|mesa|" +
      "asus|msi|gigabyte|evga|zotac|palit|gainward|pny|galax|sapphire|powercolor|xfx|asrock)(?=\\s)",
    "g"
  );

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
    const own = reduce(row[1]);
    const memory = row[3].split(" ").map(Number);
    const device = { id: row[5] || maker + "-" + slug(row[1]), name: row[1], kind: row[2], memory, maxQ: own.maxQ };
    push(index.names, nameKey(maker, row[1]), device);
    (row[4] || "").split(" ").forEach((id) => id && push(index.ids, PCI[maker] + id, device));
    (row[6] || "").split(";").forEach((alias) => alias && push(index.names, nameKey(maker, alias), device));
  }

  function push(lookup, key, value) {
    if (!Object.prototype.hasOwnProperty.call(lookup, key)) lookup[key] = [];
    if (lookup[key].indexOf(value) < 0) lookup[key].push(value);
  }

  function find(lookup, key) {
    return Object.prototype.hasOwnProperty.call(lookup, key) ? lookup[key] : [];
  }

  function words(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  /** The id of a device follows from its name, but for those that say otherwise in the table. */
  function slug(name) {
    const plain = name.toLowerCase().replace(/\((?!laptop\))[^)]*\)/g, " ");
    const short = plain.replace(/\b(gpu|generation|edition|with|design)\b/g, " ");
    return words(short.replace(/[^a-z0-9]+/g, " ")).replace(/ /g, "-");
  }

  function nameKey(maker, name) {
    const isChip = CHIPS[maker] || maker === "google" || maker === "mediatek" || maker === "raspberry";
    return isChip ? "chip " + words(name.toLowerCase().replace(/\([^()]*\)/g, " ")) : maker + " " + reduce(name).key;
  }

  /** A name brought down to what tells one card from another: key, memory size and form. */
  function reduce(name) {
    const lower = " " + name.toLowerCase().replace(/\((r|tm|c)\)/g, " ").replace(/radeont\b/g, "radeon") + " ";
    const bare = lower.replace(/\([^()]*\)?|\)/g, " ").replace(/\boem\b| tm /g, " ");
    const size = /(\d{1,3}) ?gb\b/.exec(bare);
    const kept = bare.replace(/\d{1,3} ?gb\b/g, " ").replace(DROPPED, " ");
    const spaced = kept.replace(/\brx ?(?=\d)/g, "rx ").replace(/(rx )?vega(?= |(3|6|8|9|11)\b)/g, "vega ");
    return {
      key: words(spaced.replace(/\/\d.*/, " ")),
      memory: size ? Number(size[1]) : 0,
      laptop: /laptop|mobile|max-q|notebook/.test(lower),
      maxQ: lower.indexOf("max-q") >= 0,
    };
  }

  /** What a browser hands over may be no string, endless, or not even readable. */
  function given(seen, field) {
    const value = seen === null || seen === undefined ? "" : seen[field];
    const text = typeof value === "string" ? value.slice(0, LONGEST) : "";
    return words(text.replace(/®/g, "(R)").replace(/™/g, "(TM)").replace(/[^ -~]+/g, " "));
  }

  function makerOf(text) {
    return (MAKERS.find((maker) => maker[2].test(text.toLowerCase())) || [""])[0];
  }

  function title(maker) {
    return MAKERS.find((entry) => entry[0] === maker)[1];
  }

  /** ANGLE, Mesa, zink and driver wrappings off: the bare name, the PCI id, the chip name in brackets. */
  function unwrap(text) {
    const id = /\(0x0000([0-9a-f]{4})\)/i.exec(text) || /^AMD ([0-9a-f]{4}):[0-9a-f]{2}\b/i.exec(text);
    const metal = text.indexOf("ANGLE Metal Renderer:");
    let name = metal >= 0 ? text.slice(metal + 21) : text;
    if (/^ANGLE ?\(/.test(name)) name = unlabelled(name.replace(/^ANGLE ?\(/, ""));
    name = name.replace(/^\((.*)\) on Vulkan.*$/, "$1").replace(/^zink /, "");
    name = name.replace(/^(Vulkan \d[\d.]* ?|D3D12 ?)\(/, "").replace(/^NVIDIA NVIDIA /, "NVIDIA ");
    name = name.replace(/ ?Direct3D.*$| ?\/PCIe.*$|\/SSE2.*$| OpenGL Engine.*$/i, "");
    name = name.replace(/, ?(OpenGL|D3D|Unspecified|Version|Vulkan|Intel open|radv|NVIDIA\b).*$/, "");
    const marked = name.replace(/\((r|tm|c|0x[0-9a-f]*)\)/gi, " ");
    const chip = /\((?:radeonsi|radv|nvk)?,? ?([a-z][a-z0-9_-]+(?: gt\d(?:\.5)?)?)\b/i.exec(marked);
    return {
      name: name.replace(/\(0x[0-9a-f]{8}\).*$/i, ""),
      id: id && id[1] !== "0000" ? id[1].toLowerCase() : "",
      chip: chip ? chip[1].toLowerCase() : "",
    };
  }

  /** "NVIDIA Corporation, NVIDIA GeForce RTX 3090": the first part is the maker where it holds no model number. */
  function unlabelled(text) {
    const comma = text.indexOf(", ");
    const label = text.slice(0, comma).replace(/^0x[0-9a-f]+$/i, "");
    const isLabel = comma > 0 && comma < 60 && !/\d{2}|vulkan/i.test(label);
    return isLabel ? text.slice(comma + 2) : text;
  }

  function pretty(name) {
    const marks = name.replace(/\((r|tm|c)\)/gi, " ").replace(/RadeonT\b/, "Radeon");
    return words(marks.replace(/\([^()]*\)?/g, " ").replace(/\b(Mesa|DRI)\b|[()]/g, " "));
  }

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
    const found = CHIPS[maker].exec(name);
    if (!found) return answer("vendor", [], "Only the maker, " + title(maker) + ", is told.", maker);
    const chip = words(found[0].replace(/\(tm\)/gi, " "));
    const devices = find(table().names, nameKey(maker, chip));
    const why = "The browser names the " + chip + "; how much memory it shares with the system is not told.";
    return answer("exact", devices.length ? devices.map(candidate) : [unlisted(chip, 0)], why, maker);
  }

  /** No model in the name: "Radeon Graphics", "UHD Graphics", a processor's own name, a whole series. */
  function isFamily(maker, key, name) {
    if (/ryzen|athlon|epyc|processor/i.test(name)) return true;
    if (maker !== "intel" && severalModels(name)) return true;
    if (maker === "intel") return !/\d|iris|arc/.test(key);
    if (maker === "nvidia") return !/\d|titan/.test(key) || /^nv\w{2,3}$/.test(key);
    if (!/\d/.test(key)) return !/^((pro )?vii|pro duo|pro ssg|(pro wx )?vega m g[hl]|vega frontier)$/.test(key);
    return /^(pro )?r\d\w?$|^(hd|r\d) \d{1,2}00\w?$|^(navi|polaris|vega)\d+$|^\w{4}:\w\w$/.test(key);
  }

  /** "RX 6600/6600 XT/6600M" are three cards, "RX550/550 Series" is one. */
  function severalModels(name) {
    const fillers = /\b(amd|radeon|nvidia|geforce|series|graphics|opengl engine)\b|\brx(?=[ \d])|\s/g;
    const plain = pretty(name).toLowerCase().replace(fillers, "");
    return plain.split("/").some((part, at, all) => part !== all[0]);
  }

  function viaId(maker, id) {
    const key = PCI[maker] + id;
    return { devices: find(table().ids, key), name: find(table().others, key)[0] || "" };
  }

  function viaChip(chip) {
    const ids = find(table().chips, chip).concat(find(table().chips, chip.split(" ")[0]));
    const all = ids.reduce((list, id) => list.concat(find(table().ids, id)), []);
    return { devices: all.filter((device, at) => all.indexOf(device) === at), name: "" };
  }

  function familyAnswer(maker, bare) {
    const said = pretty(bare.name);
    if (/^(nvidia|amd|intel|ati)( corporation| technologies| inc\.?| open source technology center)*$/i.test(said)) {
      return answer("vendor", [], "The browser tells only the maker, " + title(maker) + ".", maker);
    }
    const known = bare.id ? viaId(maker, bare.id) : viaChip(bare.chip || said.toLowerCase().split(" ").pop());
    const by = bare.id ? "PCI id " + bare.id : "the driver's name of the chip";
    const left = known.devices.length || known.name ? "; " + by + " leaves these." : ".";
    const list = known.devices.length ? known.devices.map(candidate) : [unlisted(known.name || said, 0)];
    return answer("family", list, "Several chips are sold as “" + said + "”" + left, maker);
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

  function numbers(text) {
    return text.toLowerCase().match(/[a-z]?\d{3,4}/g) || [];
  }

  function grade(text) {
    return (text.toLowerCase().match(/\b(ti|super)\b/g) || []).join();
  }

  function agrees(own, name) {
    const mine = numbers(own.key);
    if (!mine.length || !numbers(name).length) return true;
    return grade(own.key) === grade(name) && numbers(name).some((number) => mine.indexOf(number) >= 0);
  }

  /** Name and id that cannot both be true. AMD and Intel rename chips within a generation: there only eras count. */
  function clashes(maker, own, known) {
    const names = known.devices.map((device) => device.name).concat(known.name || []);
    const isCard = maker === "nvidia" && known.devices.length > 0 && known.devices.every((one) => one.kind === "d");
    if (own.laptop && isCard) return true;
    if (!names.length || names.some((name) => agrees(own, name))) return false;
    return maker === "nvidia" || names.every((name) => era(maker, reduce(name).key) !== era(maker, own.key));
  }

  function era(maker, key) {
    if (maker === "intel") return /arc|data center|flex/.test(key) ? "arc" : "integrated";
    const rx = /rx (\d)\d\d(\d?)/.exec(key);
    if (rx) return rx[2] ? "rx " + rx[1] : "polaris";
    return /^\d{3}m\b|^vega \d/.test(key) ? "integrated" : "other";
  }

  /** WebGPU tells the generation: on NVIDIA, where no second chip of the maker is likely, it must be the id's. */
  function adapterDenies(maker, id, adapter) {
    const told = given(adapter, "architecture");
    const eras = id ? find(table().eras, PCI[maker] + id.slice(0, 2)) : [];
    const comparable = maker === "nvidia" && given(adapter, "vendor") === "nvidia" && eras.length > 0;
    return comparable && told !== "" && RTM.identifyData.eras.indexOf(told + "|") >= 0 && eras.indexOf(told) < 0;
  }

  function cardAnswer(maker, bare, seen) {
    const own = reduce(bare.name);
    if (isFamily(maker, own.key, bare.name)) return familyAnswer(maker, bare);
    const known = viaId(maker, bare.id);
    const all = viaName(maker, own);
    const both = all.filter((device) => known.devices.indexOf(device) >= 0);
    const untrue = both.length ? adapterDenies(maker, bare.id, seen.adapter) : clashes(maker, own, known);
    if (untrue) return conflict(maker, all, known, bare);
    if (!both.length && known.devices.length > 1 && own.key === "arc") return familyAnswer(maker, bare);
    const byIdAlone = maker === "nvidia" && known.devices.length ? known.devices : all;
    return settle(maker, both.length ? both : byIdAlone, own, bare);
  }

  function conflict(maker, all, known, bare) {
    const said = pretty(bare.name);
    const other = known.devices.length ? known.devices.map(candidate) : [unlisted(known.name, 0)];
    const why = "The name says “" + said + "”; PCI id " + bare.id + " or WebGPU denies it.";
    return answer("conflict", (all.length ? all.map(candidate) : [unlisted(said, 0)]).concat(other), why, maker);
  }

  function settle(maker, devices, own, bare) {
    const by = bare.id ? "name and PCI id " + bare.id : "name";
    const unknown = [unlisted(pretty(bare.name), own.memory)];
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

  function maskedAnswer(text, platform) {
    const maker = text === "apple gpu" && /linux|win/.test(platform) ? "" : makerOf(text);
    const told = maker ? ": only the maker, " + title(maker) + ", is certain." : ".";
    return answer(maker ? "vendor" : "none", [], "The browser hides the model" + told, maker);
  }

  function unnamedAnswer(seen) {
    const maker = makerOf(given(seen, "vendor")) || (seen ? makerOf(given(seen.adapter, "vendor")) : "");
    if (!maker) return answer("none", [], "The browser names no graphics processor.");
    return answer("vendor", [], "The browser tells only the maker, " + title(maker) + ".", maker);
  }

  function identify(seen) {
    const text = given(seen, "renderer");
    const lower = text.toLowerCase();
    const platform = (given(seen, "platform") + " " + given(seen, "userAgent")).toLowerCase();
    if (SOFTWARE.test(lower)) return answer("none", [], "Drawn in software: no graphics processor is visible.");
    if (MASKED.test(lower)) return maskedAnswer(lower, platform);
    const bare = unwrap(text);
    const maker = makerOf(bare.name) || makerOf(lower);
    if (!maker) return unnamedAnswer(seen);
    if (!CHIPS[maker]) return cardAnswer(maker, bare, seen);
    const chip = chipAnswer(maker, bare.name);
    if (maker !== "apple" || !/win|android/.test(platform.replace("darwin", ""))) return chip;
    return answer("conflict", chip.candidates, "An Apple chip cannot run this system.", maker);
  }

  /**
   * seen: {renderer, vendor, platform, userAgent, deviceMemory, adapter}; only renderer is always there.
   * Answers {identity, candidates: [{device, name, memoryGib}], why, vendor}; device is null for what is none of ours.
   * "exact" with several candidates: one name, sold as card and laptop chip, or with more or fewer GPU cores.
   * Several sizes are a question only for "ambiguous"; where memory is shared they are what a computer may have.
   */
  RTM.identify = function (seen) {
    try {
      return identify(seen);
    } catch (unreadable) {
      return answer("none", [], "The browser's answer could not be read.");
    }
  };
})(self);
