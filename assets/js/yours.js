// The words of a model page's live section: what fits, why this one, what would have to change. No page: text out.
(function words(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const full = /^(BF16|F16|F32)$/;

  const gib = (bytes) => RTM.gib(bytes) + " GiB";

  /** Rows to choose the best from: files one can get, at most Q8_0 (above it hardly any quality is left to gain). */
  function candidates(rows) {
    const offered = rows.filter((row) => row.source);
    const pool = offered.length ? offered : rows;
    const small = pool.filter((row) => !full.test(row.model.quantization));
    return small.length ? small : pool;
  }

  /** One sentence for a row on a rig, and why it was picked from these; null where the visitor picked it. */
  function sentence(row, machine, want, rows) {
    const need = RTM.fit.needed(machine, row.need);
    const at = " at " + RTM.tokens(want.contextTokens) + (want.users > 1 ? " for each of " + want.users + " users" : "");
    const longest = row.longest && RTM.advice.whole(row.verdict) ? "; up to " + RTM.tokens(row.longest) + " of context fit" : "";
    const why = rows && row.verdict !== "no" ? " Why this one: " + RTM.pick.reason(row, candidates(rows)) + "." : "";
    const free = RTM.fit.usable(machine);
    const of = need > free ? ", more than the " + gib(free) + " free for it" : " of the " + gib(free) + " free for it";
    return row.model.quantization + " needs " + gib(need) + of + at + longest + RTM.pace.phrase(row, want) + "." + why;
  }

  /** The letter; two where a desktop on the same card would change it. */
  function grade(row, machine, want, on) {
    const letter = RTM.fit.grade(row.verdict, row.pace);
    const busy = RTM.fit.withDesktop(machine);
    const then = busy && !row.refusal ? RTM.fit.verdict(busy, row.need) : row.verdict;
    if (then === row.verdict) return letter;
    const plan = then === "offload" ? RTM.advice.offload(row.model, want, busy) : null;
    const speed = plan ? RTM.pace.of({ model: row.model, verdict: then, plan }, want, busy, on) : null;
    return letter + "; " + RTM.fit.grade(then, plan ? speed && speed.each : row.pace) + " with a desktop that takes 1 GiB";
  }

  /** A change in a line: what it takes of which memory, and what it costs in quality and speed. lost: losses by quantization. */
  function change(found, row, lost, on) {
    const takes = gib(RTM.fit.needed(found.rig, found.need));
    const place = found.plan ? takes + " on the card" : takes + " of " + gib(RTM.fit.usable(found.rig)) + ", " + RTM.fit.WORDS[found.verdict];
    return [found.what + ": " + place, found.cost, quality(found, row, lost), speed(found, row, on)].filter(Boolean).join("; ");
  }

  function quality(found, row, lost) {
    if (found.kind !== "quantization") return "";
    const nats = (name) => (Math.round(lost[name] * 1000) / 1000).toFixed(3);
    return "loss of quality " + nats(found.model.quantization) + " instead of " + nats(row.model.quantization);
  }

  /** Another card has a speed of its own, which is not known. */
  function speed(found, row, on) {
    const then = found.kind === "card" ? null : RTM.pace.of({ model: found.model, verdict: found.verdict, plan: found.plan }, found.want, found.rig, on);
    if (!then) return "";
    return "about " + RTM.speed.figures(then.each) + (row.pace ? " instead of " + RTM.speed.figures(row.pace) : "") + " tokens per second" + (found.want.users > 1 ? " each" : "");
  }

  RTM.yours = { candidates, sentence, grade, change };
})(self);
