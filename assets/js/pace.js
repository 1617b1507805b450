// How fast a run is on the visitor's machine, in words. A measured run of the same file on the same device beats the
// estimate and says so. No page: numbers and texts out.
(function paces(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const KINDS = { apple: 3, integrated: 4, phone: 5, board: 6, cpu: 7 };
  const figures = (value) => RTM.speed.figures(value);
  const range = (speed) => figures(speed.low) + " to " + figures(speed.high);
  const seconds = (value) => (value < 0.9995 ? figures(value * 1000) + " ms" : figures(value) + " s");

  /**
   * The rig's device as speed.js sees it, or the bandwidth measured in the browser, taken in the middle. Null where the list
   * is not here yet, where nothing is known, and for cards of several kinds: how they share the work is not measured.
   */
  function machine(rig) {
    if (!RTM.deviceList || !rig || (rig.others || []).length) return null;
    const device = RTM.deviceList.find((one) => one.id === rig.gpu);
    if (device) return RTM.speed.machine(device);
    if (!rig.bandwidth) return null;
    const middle = (rig.bandwidth[0] + rig.bandwidth[1]) / 2;
    const on = RTM.speed.machine({ name: rig.name || "this machine", rates: [middle, 0, KINDS[rig.kind] || 0, -1] });
    return Object.assign(on, { unsure: rig.bandwidth.map((end) => end / middle) });
  }

  /** A bandwidth that is itself a range makes a wider one. */
  function widened(speed, on) {
    const [low, high] = on.unsure || [1, 1];
    return Object.assign(speed, { low: speed.low * low, high: speed.high * high, basis: on.unsure ? "bandwidth measured in your browser" : speed.basis });
  }

  /** Speed of a row {model, verdict, plan} for these wishes; null where it does not run or nothing is known. */
  function of(row, want, rig, on) {
    if (!on || row.refusal || !RTM.advice.whole(row.verdict) && !row.plan) return null;
    const speed = RTM.speed;
    const setup = { engine: speed.runtime(want), devices: rig.cards, parallel: false, hostBytes: speed.hostBytes(row.model, row.plan) };
    return estimate(speed.workload(row.model, want.contextTokens, want.cache), want, on, setup);
  }

  /** What each user gets of a run that reads so much for a token; null where nothing is known of such a machine. */
  function estimate(full, want, on, setup) {
    const speed = RTM.speed;
    if (!speed.knows(on, setup)) return null;
    const one = widened(speed.alone(full, on, setup, speed.USUAL_PROMPT), on);
    if (want.users === 1) return Object.assign(one, { each: one.tokensPerSecond });
    const all = widened(speed.serve(full, on, setup, { users: want.users, promptTokens: 0, answerTokens: 1, most: Infinity }), on);
    return Object.assign(one, { each: all.each, together: all.tokensPerSecond, low: all.low / all.users, high: all.high / all.users });
  }

  /** With an empty cache: what a chat begins with. */
  const begin = (row, want, rig, on) => of(row, Object.assign({}, want, { contextTokens: 0 }), rig, on);

  /** Rows of data/measured: one user, one device, the newest of each. */
  function measured(quantization, want, rig) {
    if (want.users > 1 || rig.cards > 1 || !RTM.measured) return null;
    const found = RTM.measured.find((run) => run[0] === rig.gpu && run[1] === quantization);
    return found ? { tokensPerSecond: found[2], text: found[3], how: found[4] } : null;
  }

  /** For the verdict's sentence. */
  function phrase(row, want) {
    if (row.measured) return "; measured at " + row.measured.text + " tokens per second";
    if (!row.speed) return "";
    return "; about " + figures(row.speed.each) + " tokens per second" + (want.users > 1 ? " each" : "");
  }

  /** For the table's column. */
  const cell = (row) => (row.measured ? row.measured.text + " measured" : row.speed ? range(row.speed) : "–");

  /** Labelled figures: [label, value, what it means]. */
  function facts(row, want, begins) {
    const { speed } = row;
    const full = RTM.tokens(want.contextTokens) + " tokens in the cache";
    const list = row.measured ? [["Measured", row.measured.text, "tokens/s; " + row.measured.how]] : [];
    list.push(["Answer, estimate", range(speed), "tokens/s" + (want.users > 1 ? " for each of " + want.users + ", " + figures(speed.together) + " together" : "") + " with " + full + "; about " + figures(begins.each) + " at the start"]);
    list.push(["First token, estimate", seconds(speed.firstToken), "after a prompt of " + RTM.speed.USUAL_PROMPT + " tokens, read at " + figures(speed.prefill) + " tokens/s"]);
    list.push(["Rests on", speed.basis, "nine runs of ten lie in the range"]);
    return list;
  }

  RTM.pace = { machine, of, estimate, begin, measured, phrase, cell, facts, range, seconds };
})(self);
