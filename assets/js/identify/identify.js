// Which graphics processor is behind the strings a browser shows? The PCI id decides where there is one, then the
// name; where neither settles it the answer is "ambiguous", "family", "vendor" or "none", never a guess.
// No DOM. Looks up the table of identify-data.js (page.IdentifyData), which may be loaded before or after.
// The files of this folder are one script, identify.js, when the site is baked; none needs another before it is called.
(function (root) {
  "use strict";
  const RTM = (root.RTM = root.RTM || {});
  const it = (RTM.identifier = RTM.identifier || {});

  function identify(seen) {
    // Chrome describes its WebGPU adapter to those who ask for developer features; to all others it says nothing there.
    const text = it.given(seen, "renderer") || (seen ? it.given(seen.adapter, "description") : "");
    const lower = text.toLowerCase();
    const platform = (it.given(seen, "platform") + " " + it.given(seen, "userAgent")).toLowerCase();
    if (it.SOFTWARE.test(lower)) return it.answer("none", [], "Drawn in software: no graphics processor is visible.");
    if (it.MASKED.test(lower)) return it.maskedAnswer(lower, platform);
    const bare = it.unwrap(text);
    const maker = it.makerOf(bare.name) || it.makerOf(lower);
    if (!maker) return it.unnamedAnswer(seen);
    const found = it.CHIPS[maker] ? it.chipAnswer(maker, bare.name) : it.cardAnswer(maker, bare, seen);
    const other = it.otherMaker(maker, seen.adapter);
    if (other && found.candidates.length) return it.doubted(found, bare, other);
    if (maker !== "apple" || !/win|android/.test(platform.replace("darwin", ""))) return found;
    return it.answer("conflict", found.candidates, "An Apple chip cannot run this system.", maker);
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
      return it.answer("none", [], "The browser's answer could not be read.");
    }
  };
})(self);
