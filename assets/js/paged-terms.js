// Every term of a paged server's capacity with its formula, as the generator's estimate.engine.PagedExplanation; and the two
// figures that a page opens. No page: numbers in, words out.
(function pagedTerms(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const SECTION = "4.7";
  const term = (what, formula, bytes) => ({ what, formula, bytes, section: SECTION });

  /** How what is left for the cache comes about. */
  function pool(held, weightBytes) {
    const { grouped } = RTM;
    const one = held.server;
    const beside = one.inside ? "" : "; it lies outside the share";
    return [
      term("Share of a card", one.percent + " % of " + RTM.gib(one.cardMemory) + " GiB", held.share),
      term("Weights", grouped(weightBytes) + " bytes over " + one.cards + (one.cards === 1 ? " card" : " cards"), held.weights),
      term("What a pass needs", "the widest step of " + grouped(one.batch) + " tokens, logits of 256 requests, driver and graphs: an assumption" + beside, held.reserve),
      term("Left for the cache", one.inside ? "share - weights - what a pass needs" : "share - weights", held.pool),
    ];
  }

  function pages(held, tokens) {
    if (held.server.split) return "the larger of its parts of a pool that gives window layers four fifths";
    return RTM.grouped(RTM.paged.pages(held, tokens)) + " pages of " + held.server.pageTokens + " tokens, " + RTM.grouped(RTM.paged.windowPages(held, tokens)) + " of window layers";
  }

  /** How many requests of so many tokens it holds: the first term over the last. */
  function request(held, tokens) {
    const { grouped } = RTM;
    const { full, window, state } = held.cache;
    return [
      term("Left for the cache", "of one card", held.pool),
      term("A token", grouped(full) + " bytes in layers that see everything, " + grouped(window) + " in window layers", full + window),
      term("A state", "of recurrent layers, for each request", state),
      term("A request", grouped(tokens) + " tokens, " + pages(held, tokens), RTM.paged.requestBytes(held, tokens)),
    ];
  }

  RTM.pagedTerms = { pool, request };
})(self);
