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

  /** Why llama.cpp would not start with this cache type, as the generator found; empty where it would (memory model 4.2). */
  function refusal(model, want) {
    if (want.cache === "F16" || !model.refuses) return "";
    return model.refuses[want.users > 1 ? 1 : 0].replace("Q8_0", want.cache);
  }

  // Which to take: estimate.advice.Pick of the generator, where the weights are explained.
  const LITTLE = 0.04;
  const log2 = (value) => Math.log(value) / Math.log(2);
  const lossOfBits = (bits) => LITTLE * Math.pow(4, 4.5 - bits);
  const slow = (row) => row.pace > 0 && row.pace < RTM.fit.SLOW;
  const bytes = (row) => row.model.tensorBytes;

  /** Halvings of speed and doublings of loss that matter. */
  function cost(row) {
    const slowness = slow(row) ? log2(RTM.fit.SLOW / row.pace) : 0;
    const place = whole(row.verdict) ? 0 : row.pace > 0 ? 1 : 2;
    return slowness + place + (row.loss > LITTLE ? log2(row.loss / LITTLE) : 0);
  }

  const ORDER = ["fits", "tight", "offload"];

  function better(one, other) {
    const by = cost(one) - cost(other) || ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict);
    return by ? by < 0 : whole(one.verdict) ? bytes(one) > bytes(other) : bytes(one) < bytes(other);
  }

  const least = (rows) => rows.reduce((found, row) => (!found || better(row, found) ? row : found), null);
  const running = (rows) => rows.filter((row) => ORDER.includes(row.verdict));

  /** The best of rows {model, verdict, pace: tokens per second or 0, loss}; null where none runs. */
  const best = (rows) => least(running(rows));

  /** Why it is the best of these, in words. */
  function reason(row, rows) {
    const all = running(rows);
    if (!whole(row.verdict)) {
      const other = least(all.filter((one) => whole(one.verdict)));
      return other ? other.model.quantization + " would fit whole but loses more quality than layers in system memory cost" : "nothing fits whole; larger ones are slower, smaller ones lose more quality";
    }
    if (slow(row)) return "nothing is fast here: larger ones are slower still, smaller ones lose more quality";
    const larger = all.filter((one) => bytes(one) > bytes(row));
    if (cost(row) > 0) return larger.length ? "larger ones lose less quality, but not enough to be worth their layers in system memory" : "the largest that runs, though it loses much quality";
    const largest = row.verdict === "fits" ? "the largest that leaves 1 GiB free" : "the largest that fits, with less than 1 GiB to spare";
    return larger.some((one) => whole(one.verdict) && slow(one)) ? largest + " and still writes " + RTM.fit.SLOW + " tokens per second" : largest;
  }

  /**
   * Loss of each quantization from the page's own table, rows [name, bits per weight, measured quality]: divergence,
   * the rise of the logarithm of perplexity over the least, or by bits.
   */
  function losses(rows, perplexity) {
    const figures = rows.map((row) => parseFloat(row[2]));
    const lowest = Math.min.apply(null, figures.filter((figure) => figure > 0));
    const found = {};
    rows.forEach((row, at) => {
      const measured = perplexity ? Math.log(figures[at] / lowest) : figures[at];
      found[row[0]] = figures[at] >= 0 ? measured : row[1] > 0 ? lossOfBits(row[1]) : 0;
    });
    return found;
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
      const count = smallest(1, layers, (n) => run(plan(n)).gpu <= room);
      return count > 0 && run(plan(count)).host <= RTM.fit.spareRam(rig) ? plan(count) : null;
    };
    const experts = model.kinds.some((kind) => kind.expertGpuBytes > 0);
    return (experts && fewest((n) => ({ cpuMoeLayers: n }))) || fewest((n) => ({ gpuLayers: layers + 1 - n }));
  }

  RTM.advice = { state, settings, longest, refusal, best, reason, losses, changes, offload, whole };
})(self);
