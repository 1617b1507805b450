// Names and strings brought down to what tells one processor from another.
(function (root) {
  "use strict";
  const RTM = (root.RTM = root.RTM || {});
  const it = (RTM.identifier = RTM.identifier || {});

  // Real strings stay below 200 characters; the cap keeps every pattern below cheap on hostile input.
  const LONGEST = 300;

  const DROPPED = new RegExp(
    "with max-q design|max-q|laptop|mobile|lite hash rate|rev\\. \\w|opengl engine|workstation edition|edition|" +
      "generation|\\b(gpu|graphics|geforce|radeon|nvidia|amd|ati|intel|series|corporation|inc\\.|dri|mesa|" +
      "asus|msi|gigabyte|evga|zotac|palit|gainward|pny|galax|sapphire|powercolor|xfx|asrock)(?=\\s)",
    "g"
  );

  function words(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  /** The id of a device follows from its name, but for those that say otherwise in the table. */
  function slug(name) {
    const plain = name.toLowerCase().replace(/\((?!laptop\))[^)]*\)/g, " ");
    const short = plain.replace(/\b(gpu|generation|edition|with|design)\b/g, " ");
    return words(short.replace(/[^a-z0-9]+/g, " ")).replace(/ /g, "-");
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

  /** ANGLE, Mesa, zink and driver wrappings off: the bare name, the PCI id, the chip name in brackets. */
  function unwrap(text) {
    const id = /\(0x0000([0-9a-f]{4})\)/i.exec(text) || /^AMD ([0-9a-f]{4}):[0-9a-f]{2}\b/i.exec(text);
    const metal = text.indexOf("ANGLE Metal Renderer:");
    let name = metal >= 0 ? text.slice(metal + 21) : text;
    if (/^ANGLE ?\(/.test(name)) name = unlabelled(name.replace(/^ANGLE ?\(/, ""));
    name = name.replace(/^\((.*)\) on Vulkan.*$/, "$1").replace(/^zink /, "");
    name = name.replace(/^(Vulkan \d[\d.]* ?|D3D12 ?)\(/, "").replace(/^NVIDIA NVIDIA /, "NVIDIA ");
    name = name.replace(/ ?Direct3D.*$| ?\/(PCIe|integrated).*$|\/SSE2.*$| OpenGL Engine.*$/i, "").replace(/^FD(?=\d{3})/, "Adreno ");
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

  function numbers(text) {
    return text.toLowerCase().match(/[a-z]?\d{3,4}/g) || [];
  }

  function grade(text) {
    return (text.toLowerCase().match(/\b(ti|super)\b/g) || []).join();
  }

  Object.assign(it, { words, slug, reduce, given, unwrap, pretty, numbers, grade });
})(self);
