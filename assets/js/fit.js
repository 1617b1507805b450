// Does it fit? The definition is estimate.Fit of the generator, here in the same integers. No page: numbers in, words out.
(function fits(global) {
  const RTM = (global.RTM = global.RTM || {});
  const GIB = 1073741824;
  const MIB = 1048576;
  const MARGIN = 1024 * MIB;
  const SHARED = ["apple", "integrated", "phone", "board", "cpu"];
  const WORDS = { fits: "fits", tight: "tight", offload: "part in RAM", no: "no" };
  const ASSUMED_RAM_GIB = 32;

  const isShared = (rig) => SHARED.indexOf(rig.kind) >= 0;

  // What a card's driver takes before any model (memory model 4.6).
  const driver = (memory) => Math.min(640 * MIB, 100 * MIB + Math.floor(memory / GIB) * 16 * MIB);

  function usableEach(kind, memory) {
    if (kind === "phone") return Math.floor(memory / 2);
    if (kind === "apple" && memory < 36 * GIB) return Math.floor(memory / 3) * 2;
    return SHARED.indexOf(kind) >= 0 ? Math.floor(memory / 4) * 3 : memory - driver(memory);
  }

  /** What a rig {kind, memoryBytes, cards, usedBytes} leaves to a model; what other programs hold is the visitor's word. */
  function usable(rig) {
    return Math.max(0, usableEach(rig.kind, rig.memoryBytes) * rig.cards - (rig.usedBytes || 0));
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

  function needed(rig, need) {
    if (isShared(rig)) return need.shared;
    return rig.cards === 1 ? need.card : need.split + rig.cards * need.perCard;
  }

  function verdict(rig, need) {
    const room = usable(rig) - needed(rig, need);
    if (room >= MARGIN) return "fits";
    if (room >= 0) return "tight";
    const ramHelps = !isShared(rig) && rig.cards === 1;
    return ramHelps && need.all <= usable(rig) + spareRam(rig) ? "offload" : "no";
  }

  RTM.fit = { usable, needs, needed, verdict, isShared, spareRam, WORDS, MARGIN };
})(self);
