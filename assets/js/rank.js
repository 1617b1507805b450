// The whole catalogue for one machine: how fast each model is, and in which order that puts them. No page: entries of
// RTM.catalogue in, numbers out.
(function ranks(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const GROUP = { fits: 0, tight: 0, offload: 1, no: 2 };

  /**
   * What a token reads of RAM where a card is too small: experts first, then layers, as many as it lacks, as advice.js plans
   * them. A list knows a model's layers by their number only, and takes them for alike.
   */
  function hostBytes(entry, work, rig) {
    const over = entry.need.card - (RTM.fit.usable(rig) - RTM.fit.MARGIN / 2);
    const part = (bytes) => Math.ceil(over / (bytes / work.layers)) / work.layers;
    const experts = work.experts ? (work.expertBytes * work.experts) / work.used : 0;
    if (experts && part(experts) <= 1) return part(experts) * work.expertBytes;
    return Math.min(1, part(entry.need.split)) * work.weightBytes;
  }

  /** Tokens per second of one user at the headline setting; 0 where nothing is known of the machine or the model does not write. */
  function speed(entry, rig, on) {
    const place = group(RTM.browse.verdict(entry, rig));
    if (!on || !entry.cost || place > 1) return 0;
    entry.work = entry.work || RTM.speed.finished(entry.cost);
    const setup = { engine: "", devices: rig.cards, parallel: false, hostBytes: place === 1 ? hostBytes(entry, entry.work, rig) : 0 };
    return RTM.speed.alone(entry.work, on, setup, RTM.speed.USUAL_PROMPT).tokensPerSecond;
  }

  /** What fits whole, then what does with layers in RAM, then the rest. */
  const group = (verdict) => (verdict in GROUP ? GROUP[verdict] : 3);

  RTM.rank = { speed, group };
})(self);
