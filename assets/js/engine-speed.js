// How fast weights that are not GGUF are read, by what the data of a model says of them: estimate.engine.TokenReading and
// PagedServing of the generator. No page: numbers in, numbers out.
(function engineSpeeds(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});

  /** A row of a model's weights under names. */
  function weights([name, format, bytes, repo, weightBytes, expertBytes, parameters, ordinal, counted, blockRows]) {
    return { name, format, bytes, repo, weightBytes, expertBytes, parameters, ordinal, counted, blockRows };
  }

  /** What one token reads with so many in the cache, each number of it in so many bytes. */
  function work(model, one, tokens, numberBytes) {
    const cacheBytes = model.order.reduce((sum, kind) => {
      const block = model.kinds[kind];
      return sum + (block.windowed ? Math.min(tokens, model.windowTokens) : tokens) * (block.keyWidth + block.valueWidth) * numberBytes;
    }, 0);
    const { weightBytes, expertBytes, ordinal, parameters } = one;
    const found = RTM.speed.finished({ weightBytes, expertBytes, cacheBytes, layers: model.order.length, visits: model.visits, windowTokens: model.windowTokens, format: ordinal });
    return Object.assign(found, { activeParameters: parameters });
  }

  const paged = (cards) => ({ engine: " VLLM", devices: cards, parallel: cards > 1, hostBytes: 0 });
  const mlx = { engine: " MLX", devices: 1, parallel: false, hostBytes: 0 };

  /** A paged server under load {users, promptTokens, answerTokens}: pages are taken as answers grow. */
  function serve(on, reading, held, load) {
    const most = RTM.paged.users(held, load.promptTokens + load.answerTokens);
    return RTM.speed.serve(reading, on, paged(held.server.cards), Object.assign({ most }, load));
  }

  /** Tokens in a user's cache in the middle of an answer. */
  const held = (load) => load.promptTokens + Math.floor(load.answerTokens / 2);

  RTM.engineSpeed = { weights, work, paged, mlx, serve, held };
})(self);
