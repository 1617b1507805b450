// What a server with a paged cache holds: the same integers as the generator's estimate.engine. Knows no page: numbers in,
// numbers out. RTM.engineRules comes with the list of commands.
(function pagedServers(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const GIB = 1073741824;
  const MIB = 1048576;
  const LOGIT_ROWS = 256;

  const over = (value, parts) => Math.floor((value + parts - 1) / parts);

  /** The share SGLang leaves to weights and cache: CardTier.sglangPercent. */
  function worked(tier, memory, cards) {
    const [fixed, perTokens, perCard, perGraph, large, least] = RTM.engineRules.kept;
    const mebibytes = Math.floor(memory / MIB);
    const kept = fixed + Math.floor((tier[1] * perTokens) / 1024) + cards * perCard + tier[cards < 4 ? 2 : 3] * perGraph;
    const held = mebibytes > large * 1024 ? Math.max(kept, least) : kept;
    return Math.max(1, Math.floor((100 * (mebibytes - held)) / mebibytes));
  }

  /** As "vllm" or "sglang" starts on such cards without options: PagedServer.of. */
  function server(engine, cardMemory, cards, numberBytes) {
    const { pageTokens, inside, tiers } = RTM.engineRules[engine];
    const tier = tiers.find(([below]) => cardMemory < below * GIB);
    const percent = engine === "vllm" ? RTM.engineRules.percent : worked(tier, cardMemory, cards);
    return { engine, cardMemory, cards, numberBytes, percent, pageTokens, inside, batch: tier[1], split: engine === "sglang" };
  }

  const withPercent = (one, percent) => Object.assign({}, one, { percent });

  function row(model, block, one) {
    if (block.keyWidth === 0) return 0;
    const numbers = block.keyWidth + block.valueWidth;
    if (model.limits.oneCache) return numbers * one.numberBytes;
    const heads = Math.max(1, Math.floor(block.keyWidth / Math.max(1, model.limits.keyHead)));
    return Math.floor(numbers / heads) * over(heads, one.cards) * one.numberBytes;
  }

  function filled(bytes, layers, group) {
    return group === 0 || layers === 0 ? bytes : Math.floor(bytes / layers) * over(layers, group) * group;
  }

  /** Bytes of a token in layers that see everything and in window layers, and of a request's state, on one card. */
  function cache(model, one) {
    const sum = { full: 0, window: 0, state: 0 };
    let fullLayers = 0;
    let windowLayers = 0;
    model.order.forEach((kind) => {
      const block = model.kinds[kind];
      const bytes = row(model, block, one);
      sum.state += Math.floor((4 * block.stateNumbers) / one.cards);
      if (bytes === 0) return;
      sum[block.windowed ? "window" : "full"] += bytes;
      if (block.windowed) windowLayers += 1;
      else fullLayers += 1;
    });
    if (one.split) return sum;
    const [fewer, more] = [Math.min(fullLayers, windowLayers), Math.max(fullLayers, windowLayers)];
    const group = 2 * more < 3 * fewer ? more : fewer;
    return { full: filled(sum.full, fullLayers, group), window: filled(sum.window, windowLayers, group), state: sum.state };
  }

  function pageBytes({ server: one, cache: { full, window } }) {
    return (full + (one.split && full > 0 ? Math.floor((window * 4) / 5) : window)) * one.pageTokens;
  }

  const seen = (held, tokens) => Math.min(held.windowTokens - 1 + held.server.batch, tokens);
  const pages = (held, tokens) => over(tokens, held.server.pageTokens);
  const windowPages = (held, tokens) => (held.cache.window === 0 ? 0 : pages(held, seen(held, tokens)) + 1);

  /** What a request of so many tokens takes of the pool. */
  function requestBytes(held, tokens) {
    const { full, window, state } = held.cache;
    if (!held.server.split) return (pages(held, tokens) * full + windowPages(held, tokens) * window) * held.server.pageTokens + state;
    const shared = window === 0 || full === 0 ? tokens : Math.max(tokens, Math.floor((5 * seen(held, tokens) + 3) / 4));
    return shared * pageBytes(held) + state;
  }

  /** What is left for the cache when a pass needs so much: PagedCapacity.of. */
  function capacity(model, weightBytes, one, reserve, cached) {
    const share = Math.floor(one.cardMemory / 100) * one.percent;
    const weights = over(weightBytes, one.cards);
    const inside = one.inside ? reserve : 0;
    const pool = Math.max(0, share - weights - inside);
    const outside = one.cardMemory - share >= reserve - inside;
    return { server: one, cache: cached || cache(model, one), windowTokens: model.windowTokens, share, weights, reserve, pool: outside ? pool : 0 };
  }

  /** With the least and with the most that a pass is assumed to need: {most, least}. */
  function range(model, weightBytes, one, cached) {
    const step = 2 * one.batch * Math.max(model.compute.feedForward, model.compute.recurrent);
    const pass = Math.floor((step + 2 * 4 * LOGIT_ROWS * model.compute.vocabulary) / one.cards);
    const rows = cached || cache(model, one);
    return { most: capacity(model, weightBytes, one, pass + GIB / 4, rows), least: capacity(model, weightBytes, one, pass + 2 * GIB, rows) };
  }

  function users(held, tokens) {
    const each = requestBytes(held, tokens);
    return each === 0 ? 0 : Math.floor(held.pool / each);
  }

  const poolTokens = (held) => (pageBytes(held) === 0 ? 0 : Math.floor(held.pool / pageBytes(held)) * held.server.pageTokens);

  /** The longest single request. */
  function longest(held, trained) {
    let fits = 0;
    let fails = trained + 1;
    while (fails - fits > 1) {
      let middle = fits + Math.floor((fails - fits) / 2);
      if (users(held, middle) > 0) fits = middle;
      else fails = middle;
    }
    return fits;
  }

  function verdict({ least, most }, tokens, wanted) {
    return users(least, tokens) >= wanted ? "fits" : users(most, tokens) > 0 ? "tight" : "no";
  }

  /** Its own share where the wish fits or nothing helps, else the smallest larger one: ShareSolver.of. */
  function solved(model, weightBytes, started, usedBytes, tokens, wanted) {
    const card = started.cardMemory;
    const free = Math.max(0, RTM.fit.usable({ kind: "discrete", memoryBytes: card, cards: 1 }) - usedBytes);
    const most = Math.max(1, Math.min(RTM.engineRules.most, Math.floor(free / Math.floor(card / 100))));
    const own = withPercent(started, Math.min(started.percent, most));
    const rows = cache(model, started);
    for (let percent = own.percent; percent <= most; percent += 1) {
      let tried = withPercent(own, percent);
      if (users(range(model, weightBytes, tried, rows).least, tokens) >= wanted) return tried;
    }
    return own;
  }

  /** As many of these cards as [[query heads, key and value heads], …] and whole blocks can be dealt out to: TensorParallel.cards. */
  function dealt({ heads, widths }, available, blockRows) {
    const even = (cards) => heads.every(([queries, keys]) => queries % cards === 0 && (keys % cards === 0 || cards % keys === 0));
    const whole = (cards) => blockRows === 1 || widths.every((width) => width % (cards * blockRows) === 0);
    let cards = available;
    while (cards > 1 && !(even(cards) && whole(cards))) cards -= 1;
    return cards;
  }

  RTM.paged = { server, withPercent, range, capacity, users, poolTokens, requestBytes, longest, verdict, solved, dealt, pages, windowPages };
})(self);
