// How a variant stands on a rig: what fits, how far, what llama.cpp refuses, what to leave in RAM. No page: numbers in and out.
(function advice(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});

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

  /** Why llama.cpp would not start with this cache type, as the generator found; empty where it would (memory model 4.2). */
  function refusal(model, want) {
    if (want.cache === "F16" || !model.refuses) return "";
    return model.refuses[want.users > 1 ? 1 : 0].replace("Q8_0", want.cache);
  }

  /** The smallest number that works, where all above it work too; -1 where none does. */
  function smallest(from, to, works) {
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

  /** Which flags leave just enough in RAM, so many bytes of the card kept free: {experts: {cpuMoeLayers} or null, layers: {gpuLayers} or null}. */
  function offloads(model, want, rig, kept) {
    const room = RTM.fit.usable(rig) - (kept || RTM.fit.MARGIN / 2);
    const layers = model.order.length;
    const run = (plan) => RTM.memory(model, Object.assign(settings(want), plan));
    // More layers in RAM take less of the card and more of the RAM: only the fewest that will do can be right.
    const fewest = (plan) => {
      const count = smallest(1, layers, (n) => run(plan(n)).gpu <= room);
      return count > 0 && run(plan(count)).host <= RTM.fit.spareRam(rig) ? plan(count) : null;
    };
    const mixture = model.kinds.some((kind) => kind.expertGpuBytes > 0);
    return { experts: mixture ? fewest((n) => ({ cpuMoeLayers: n })) : null, layers: fewest((n) => ({ gpuLayers: layers + 1 - n })) };
  }

  /** Experts first where there are any, for a token reads few of them, then layers; null where not even the compute buffer fits. */
  function offload(model, want, rig, kept) {
    const plans = offloads(model, want, rig, kept);
    return plans.experts || plans.layers;
  }

  RTM.advice = { state, settings, longest, refusal, offloads, offload, whole };
})(self);
