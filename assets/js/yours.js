// The words of a model page's live section: what fits, why this one, what would have to change. No page: text out.
(function words(global) {
  const RTM = (global.RTM = global.RTM || {});
  const full = /^(BF16|F16|F32)$/;

  const cacheName = (cache) => cache.toLowerCase();
  const gib = (bytes) => RTM.gib(bytes) + " GiB";

  /** Rows to choose the best from: files one can get, at most Q8_0 (above it hardly any quality is left to gain). */
  function candidates(rows) {
    const offered = rows.filter((row) => row.source);
    const pool = offered.length ? offered : rows;
    const small = pool.filter((row) => !full.test(row.model.quantization));
    return small.length ? small : pool;
  }

  const REASONS = {
    fits: ", the largest that leaves 1 GiB free,",
    tight: ", the largest that fits, with less than 1 GiB to spare,",
    offload: " runs with layers in system memory, slower: nothing fits whole. It",
  };

  /** One sentence for a row on a rig; chosen: the visitor picked it, so no reason for the choice is given. */
  function sentence(row, machine, want, chosen) {
    const need = RTM.fit.needed(machine, row.need);
    const at = " at " + RTM.tokens(want.contextTokens) + (want.users > 1 ? " for each of " + want.users + " users" : "");
    const longest = row.longest && RTM.advice.whole(row.verdict) ? "; up to " + RTM.tokens(row.longest) + " of context fit" : "";
    const why = (!chosen && REASONS[row.verdict]) || "";
    return row.model.quantization + why + " needs " + gib(need) + " of the " + gib(RTM.fit.usable(machine)) + " free for it" + at + longest + RTM.pace.phrase(row, want) + ".";
  }

  const CHANGES = {
    close: () => "Close what else uses the memory",
    cache: (change) => "Keep the KV cache in " + cacheName(change.change.cache),
    context: (change) => "Shorten the context to " + RTM.tokens(change.change.contextTokens),
    users: (change) => "Serve " + change.change.users + (change.change.users === 1 ? " user" : " users"),
    quantization: (change) => "Take " + change.model.quantization,
    card: (change) => "A card with " + change.rig.memoryBytes / 1073741824 + " GiB",
    cards: (change) => change.rig.cards + " such cards",
  };

  function change(found, machine) {
    const rig = found.rig || machine;
    return CHANGES[found.kind](found) + ": " + gib(RTM.fit.needed(rig, found.need)) + " of " + gib(RTM.fit.usable(rig)) + ", " + RTM.fit.WORDS[found.verdict];
  }

  RTM.yours = { candidates, sentence, change, cacheName };
})(self);
