// The whole catalogue for one machine: how fast each model is, and in which order that puts them. No page: entries of
// RTM.catalogue in, numbers out.
(function ranks(global) {
  const RTM = (global.RTM = global.RTM || {});
  const GROUP = { fits: 0, tight: 0, offload: 1, no: 2 };
  const SETUP = { engine: "", parallel: false, hostBytes: 0 };

  /**
   * Tokens per second of one user at the headline setting; 0 where nothing is known of the machine or the model does not
   * write, and where layers lie in RAM: how many do is worked out on the model's own page.
   */
  function speed(entry, rig, on) {
    if (!on || !entry.cost || GROUP[RTM.browse.verdict(entry, rig)] !== 0) return 0;
    entry.work = entry.work || RTM.speed.finished(entry.cost);
    return RTM.speed.alone(entry.work, on, Object.assign({ devices: rig.cards }, SETUP), RTM.speed.USUAL_PROMPT).tokensPerSecond;
  }

  /** What fits whole, then what does with layers in RAM, then the rest. */
  const group = (verdict) => (verdict in GROUP ? GROUP[verdict] : 3);

  RTM.rank = { speed, group };
})(self);
