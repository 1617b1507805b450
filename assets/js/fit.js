// Does it fit? The definition is estimate.Fit of the generator, here in the same integers. No page: numbers in, words out.
(function fits(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const GIB = 1073741824;
  const MIB = 1048576;
  const MARGIN = 1024 * MIB;
  const SHARED = ["apple", "integrated", "phone", "board", "cpu"];
  const WORDS = { fits: "fits", tight: "tight", offload: "part in RAM", no: "no" };
  const ASSUMED_RAM_GIB = 32;

  // Letters take the place of the verdict, and a speed that people would not wait for takes one or two off: estimate.Grade.
  const VERDICTS = Object.keys(WORDS);
  const SLOW = 10;
  const VERY_SLOW = 3;

  const isShared = (rig) => SHARED.indexOf(rig.kind) >= 0;

  // What a card's driver takes before any model (memory model 4.6).
  const driver = (memory) => Math.min(640 * MIB, 100 * MIB + Math.floor(memory / GIB) * 16 * MIB);

  function usableEach(kind, memory) {
    if (kind === "phone") return Math.floor(memory / 2);
    if (kind === "apple" && memory < 36 * GIB) return Math.floor(memory / 3) * 2;
    return SHARED.indexOf(kind) >= 0 ? Math.floor(memory / 4) * 3 : memory - driver(memory);
  }

  /** A rig's cards by kind: {memoryBytes, cards}. Cards of several kinds have memory of their own. */
  const kinds = (rig) => [rig].concat(rig.others || []);

  /** What all cards of a rig come to: how many, the usable bytes of all and of the smallest. */
  function added(rig) {
    const total = { cards: 0, bytes: 0, smallest: Infinity };
    kinds(rig).forEach((one) => {
      const each = usableEach(rig.kind, one.memoryBytes);
      total.cards += one.cards;
      total.bytes += each * one.cards;
      total.smallest = Math.min(total.smallest, each);
    });
    return total;
  }

  // A rig is never changed, only replaced, and a list asks for each of its models.
  const TOTALS = new WeakMap();

  function together(rig) {
    if (!TOTALS.has(rig)) TOTALS.set(rig, added(rig));
    return TOTALS.get(rig);
  }

  /** What a rig {kind, memoryBytes, cards, others, usedBytes} leaves to a model; what other programs hold is the visitor's word. */
  function usable(rig) {
    return Math.max(0, together(rig).bytes - (rig.usedBytes || 0));
  }

  /** RAM that layers may be left in: three quarters of it, 32 GiB where nobody said. */
  function spareRam(rig) {
    return Math.floor((rig.ramBytes || ASSUMED_RAM_GIB * GIB) / 4) * 3;
  }

  /**
   * What a run takes of that memory, in numbers that say it for every rig: on one card, on shared memory, on several
   * cards (even shares plus so much for each card), and with everything counted.
   */
  function needs(model, run) {
    const split = run.gpuWeights + run.gpuKv + run.gpuState;
    const uneven = Math.max(Math.floor(split / model.order.length), model.outputGpuBytes);
    const weights = Math.min(model.tensorBytes, run.gpuWeights + run.hostWeights);
    const common = run.gpuKv + run.gpuState + run.gpuCompute + run.hostKv + run.hostState + run.hostCompute + run.hostOutput;
    return {
      card: run.gpu,
      shared: weights + common,
      split,
      perCard: uneven + 4 * run.gpuCompute,
      all: run.gpu + run.host,
    };
  }

  /**
   * llama.cpp deals the layers out by free memory. What each card holds besides its share is the same on all and so
   * presses the smallest: together they need as much as if all their memory were cards of that size.
   */
  function needed(rig, need) {
    if (isShared(rig)) return need.shared;
    const total = together(rig);
    if (total.cards === 1) return need.card;
    return need.split + Math.ceil((total.bytes / total.smallest) * need.perCard);
  }

  function verdict(rig, need) {
    const room = usable(rig) - needed(rig, need);
    if (room >= MARGIN) return "fits";
    if (room >= 0) return "tight";
    const ramHelps = !isShared(rig) && together(rig).cards === 1;
    return ramHelps && need.all <= usable(rig) + spareRam(rig) ? "offload" : "no";
  }

  /** By memory alone where no speed is known. */
  function grade(answer, tokensPerSecond) {
    const off = !tokensPerSecond || tokensPerSecond >= SLOW ? 0 : tokensPerSecond >= VERY_SLOW ? 1 : 2;
    return answer === "no" ? "F" : "ABCD"[Math.min(3, VERDICTS.indexOf(answer) + off)];
  }

  /** The same rig with a busy desktop on it: where its owner said nothing and it has a screen. Null otherwise. */
  const withDesktop = (rig) => (rig.usedBytes || (rig.kind !== "discrete" && rig.kind !== "laptop") ? null : Object.assign({}, rig, { usedBytes: GIB }));

  RTM.fit = { usable, needs, needed, verdict, grade, withDesktop, isShared, spareRam, WORDS, MARGIN, SLOW };
})(self);
