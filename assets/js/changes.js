// What would have to change for a run to fit, and what that costs: estimate.advice.Solver of the generator. No page.
(function changing(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const CARDS_GIB = [4, 6, 8, 12, 16, 24, 32, 48, 80, 96, 141, 192, 288];
  const CARDS = [2, 4, 8];
  const CACHES = ["F16", "Q8_0", "Q4_0"];
  const GIB = 1073741824;

  const bytes = (model) => model.tensorBytes;
  const bits = (cache) => (8 * RTM.estimator.types[cache][1]) / RTM.estimator.types[cache][0];

  /**
   * Every kind of change alone, the smallest of each that makes this variant fit, from what costs least to what costs money:
   * {kind, what, cost, want, rig, model, need, verdict, plan}.
   */
  RTM.changes = function changes(model, want, rig, variants, contexts) {
    const asked = { model, want, rig, run: RTM.advice.state(model, want, rig) };
    const found = [];
    if (RTM.advice.whole(asked.run.verdict) && !RTM.advice.refusal(model, want)) return found;
    const keep = (kind, part, what, cost) => {
      const change = tried(kind, Object.assign({}, asked, part), what, cost);
      if (change) found.push(change);
      return change !== null;
    };
    settle(asked, keep, variants, contexts);
    if (RTM.fit.isShared(rig)) return found;
    inRam(asked).forEach((change) => found.push(change));
    buy(rig, keep);
    return found;
  };

  /** Null where it does not fit whole or llama.cpp would not start. cost: words, or what makes them of the run. */
  function tried(kind, { model, want, rig }, what, cost) {
    const at = RTM.advice.state(model, want, rig);
    if (!RTM.advice.whole(at.verdict) || RTM.advice.refusal(model, want)) return null;
    return { kind, what, cost: typeof cost === "function" ? cost(at.run) : cost, want, rig, model, need: at.need, verdict: at.verdict, plan: null };
  }

  /** Changes of the wish, on the same machine. */
  function settle({ model, want, rig, run }, keep, variants, contexts) {
    const wish = (part) => ({ want: Object.assign({}, want, part) });
    if (rig.usedBytes > 0) keep("close", { rig: Object.assign({}, rig, { usedBytes: 0 }) }, "nothing else in that memory", "other programs closed");
    // Heads that do not divide into blocks of one rounded type do not divide into those of another.
    if (RTM.advice.refusal(model, want)) keep("cache", wish({ cache: "F16" }), "an f16 cache",
      (then) => "keys and values in 16 bits instead of " + bits(want.cache) + ": " + RTM.gib(then.gpuKv) + " GiB instead of " + RTM.gib(run.run.gpuKv));
    CACHES.slice(CACHES.indexOf(want.cache) + 1).some((cache) => keep("cache", wish({ cache }), "a " + cache.toLowerCase() + " cache",
      (then) => "keys and values rounded from " + bits(want.cache) + " to " + bits(cache) + " bits: " + RTM.gib(then.gpuKv) + " instead of " + RTM.gib(run.run.gpuKv) + " GiB"));
    contexts.filter((tokens) => tokens < want.contextTokens).reverse().some((tokens) =>
      keep("context", wish({ contextTokens: tokens }), RTM.tokens(tokens) + " tokens of context", RTM.tokens(want.contextTokens - tokens) + " tokens less for each user"));
    for (let users = want.users - 1; users >= 1; users -= 1) {
      if (keep("users", wish({ users }), users === 1 ? "one user at a time" : users + " users at once", want.users - users + " of " + want.users + " users wait")) break;
    }
    variants.filter((other) => bytes(other) < bytes(model)).sort((one, other) => bytes(other) - bytes(one)).some((other) =>
      keep("quantization", { model: other }, other.quantization, "weights rounded to " + RTM.gib(bytes(other)) + " instead of " + RTM.gib(bytes(model)) + " GiB"));
  }

  function buy(rig, keep) {
    CARDS_GIB.some((gib) => gib * GIB > rig.memoryBytes && keep("card", { rig: Object.assign({}, rig, { memoryBytes: gib * GIB, cards: 1, others: [] }) }, "a card with " + gib + " GiB", "another card"));
    CARDS.some((cards) => cards > rig.cards && !(rig.others || []).length
      && keep("cards", { rig: Object.assign({}, rig, { cards }) }, cards + " such cards", cards - rig.cards + " more, taking turns: not faster for one user"));
  }

  /** What leaving experts or layers in system memory takes and moves; one card alone can. */
  function inRam({ model, want, rig, run }) {
    if (rig.cards > 1 || (rig.others || []).length || RTM.advice.refusal(model, want)) return [];
    const layers = model.order.length;
    const { experts, layers: some } = RTM.advice.offloads(model, want, rig);
    const described = (kind, plan, what, cost) => {
      const then = RTM.memory(model, Object.assign(RTM.advice.settings(want), plan));
      const need = RTM.fit.needs(model, then);
      return { kind, what, cost: RTM.gib(Math.max(0, run.run.gpu - then.gpu)) + " GiB in RAM, " + cost, want, rig, model, need, verdict: RTM.fit.verdict(rig, need), plan };
    };
    const found = [];
    if (experts) found.push(described("experts", experts, "experts of the first " + experts.cpuMoeLayers + " of " + layers + " layers in RAM", "of which a token reads the experts it is sent to"));
    if (some) found.push(described("layers", some, some.gpuLayers + " of " + (layers + 1) + " layers on the card", "read for every token"));
    return found;
  }
})(self);
