// What to pick on a rig and what would have to change: tries single changes and keeps those that help. No page.
(function advice(global) {
  const RTM = (global.RTM = global.RTM || {});
  const CARDS_GIB = [4, 6, 8, 12, 16, 24, 32, 48, 80, 96, 141, 192, 288];
  const GIB = 1073741824;

  /** {contextTokens of each user, cache type, users} as the estimator's settings. */
  function settings(want) {
    const pool = want.contextTokens * want.users;
    return { contextTokens: pool, keyType: want.cache, valueType: want.cache, sequences: want.users };
  }

  function state(model, want, rig) {
    const run = RTM.memory(model, settings(want));
    const need = RTM.fit.needs(model, run);
    return { run, need, verdict: rig ? RTM.fit.verdict(rig, need) : "" };
  }

  const whole = (verdict) => verdict === "fits" || verdict === "tight";

  /** Longest of these contexts that fits whole; 0 where none does. */
  function longest(model, want, rig, contexts) {
    const held = contexts.filter((tokens) => whole(state(model, Object.assign({}, want, { contextTokens: tokens }), rig).verdict));
    return held.length ? Math.max.apply(null, held) : 0;
  }

  /** Why llama.cpp would not start with this cache type; empty where it would (memory model 4.2). */
  function refusal(model, want) {
    if (want.cache === "F16") return "";
    if (!model.limits.flashAttention) return "a " + want.cache + " cache needs flash attention, which its heads do not allow";
    if (model.limits.keyHead % 32 !== 0) return "heads of " + model.limits.keyHead + " numbers do not divide into blocks of " + want.cache;
    return "";
  }

  const bytes = (row) => row.model.tensorBytes;
  const largest = (rows) => rows.reduce((most, row) => (!most || bytes(row) > bytes(most) ? row : most), null);

  /**
   * The largest that fits with room to spare, else the largest that is tight. Where all need layers in RAM, the larger
   * the slower: then the usual one, or the largest below it.
   */
  function best(rows, usual) {
    const of = (verdict) => rows.filter((row) => row.verdict === verdict);
    const slow = of("offload");
    const small = usual ? slow.filter((row) => bytes(row) <= bytes(usual)) : slow;
    return largest(of("fits")) || largest(of("tight")) || largest(small) || slow[0] || null;
  }

  /** Single changes after which this variant fits whole, cheapest first; what each costs is left to the words. */
  function changes(model, want, rig, variants, contexts) {
    const found = [];
    const tryOut = (kind, change, otherRig, other) => {
      const then = Object.assign({}, want, change);
      const at = state(other || model, then, otherRig || rig);
      if (whole(at.verdict) && !refusal(other || model, then)) found.push({ kind, change, model: other, rig: otherRig, need: at.need, verdict: at.verdict });
      return whole(at.verdict);
    };
    if (rig.usedBytes > 0) tryOut("close", {}, Object.assign({}, rig, { usedBytes: 0 }));
    ["Q8_0", "Q4_0"].some((cache) => (want.cache === "F16" || cache === "Q4_0") && want.cache !== cache && tryOut("cache", { cache }));
    contexts.filter((tokens) => tokens < want.contextTokens).reverse().some((contextTokens) => tryOut("context", { contextTokens }));
    for (let users = want.users - 1; users >= 1; users -= 1) if (tryOut("users", { users })) break;
    const smaller = variants.filter((other) => other.tensorBytes < model.tensorBytes).sort((a, b) => b.tensorBytes - a.tensorBytes);
    smaller.some((other) => tryOut("quantization", {}, null, other));
    if (RTM.fit.isShared(rig)) return found;
    CARDS_GIB.some((gib) => gib * GIB > rig.memoryBytes && tryOut("card", {}, Object.assign({}, rig, { memoryBytes: gib * GIB, cards: 1, others: [] })));
    [2, 4, 8].some((cards) => cards > rig.cards && !(rig.others || []).length && tryOut("cards", {}, Object.assign({}, rig, { cards })));
    return found;
  }

  /** The smallest number that works, where all above it work too; -1 where none does. */
  function least(from, to, works) {
    if (!works(to)) return -1;
    let low = from;
    let high = to;
    while (low < high) {
      let middle = Math.floor((low + high) / 2);
      if (works(middle)) high = middle;
      else low = middle + 1;
    }
    return high;
  }

  /**
   * Which flags leave just enough in RAM: experts first where there are any (a token reads few of them), then layers.
   * Returns {cpuMoeLayers} or {gpuLayers}; null where not even the compute buffer fits.
   */
  function offload(model, want, rig) {
    const room = RTM.fit.usable(rig) - RTM.fit.MARGIN / 2;
    const layers = model.order.length;
    const run = (plan) => RTM.memory(model, Object.assign(settings(want), plan));
    // More layers in RAM take less of the card and more of the RAM: only the fewest that will do can be right.
    const fewest = (plan) => {
      const count = least(1, layers, (n) => run(plan(n)).gpu <= room);
      return count > 0 && run(plan(count)).host <= RTM.fit.spareRam(rig) ? plan(count) : null;
    };
    const experts = model.kinds.some((kind) => kind.expertGpuBytes > 0);
    return (experts && fewest((n) => ({ cpuMoeLayers: n }))) || fewest((n) => ({ gpuLayers: layers + 1 - n }));
  }

  RTM.advice = { state, settings, longest, refusal, best, changes, offload, whole };
})(self);
