// What MLX keeps in an Apple chip's memory: estimate.engine.MlxMemory of the generator. No page: numbers in, numbers out.
(function mlxMemory(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const STEP = 256;

  /** Each of several users answered at once has a cache and a state; what it computes with comes on top. */
  function memory(model, weights, tokens, users) {
    const cached = Math.floor((tokens + STEP - 1) / STEP) * STEP;
    let cache = 0;
    let state = 0;
    model.order.forEach((kind) => {
      const block = model.kinds[kind];
      cache += 2 * (block.windowed ? Math.min(cached, model.windowTokens) : cached) * (block.keyWidth + block.valueWidth);
      state += 4 * block.stateNumbers;
    });
    return { weights, cache: cache * users, state: state * users, known: weights + (cache + state) * users };
  }

  function verdict(rig, known) {
    const room = RTM.fit.usable(rig) - known;
    return room >= RTM.fit.MARGIN ? "fits" : room >= 0 ? "tight" : "no";
  }

  /** The terms of its sum, as the generator's: the last is the others' sum. */
  function terms(model, found, tokens, users) {
    const { grouped } = RTM;
    const each = (bytes) => grouped(bytes / users) + " bytes x " + users + (users === 1 ? " user" : " users");
    const term = (what, formula, bytes) => ({ what, formula, bytes, section: "4.7" });
    return [
      term("Weights", "all, embeddings too", found.weights),
      term("Cache", grouped(Math.floor((tokens + STEP - 1) / STEP) * STEP) + " tokens in 16 bits, windows as rings: " + each(found.cache), found.cache),
      term("State", each(found.state), found.state),
      term("Known in all", "weights + cache + state; what it computes with comes on top", found.known),
    ];
  }

  RTM.mlx = { memory, verdict, terms };
})(self);
