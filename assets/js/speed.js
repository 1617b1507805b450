// Tokens per second from a variant's coefficients and a machine's rates: the same sums, in the same order, as the
// generator's estimate.speed. Knows no page: numbers in, numbers out. RTM.rateTable comes with the list of devices.
(function speeds(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const HOST_BYTES_PER_SECOND = 50e9;
  const USUAL_BYTES_PER_SECOND = 300e9;
  const BATCH_TOKENS = 512;
  const OPERATIONS_PER_BYTE = 70;
  const FEW = 5;
  const BOARD = 6;
  const WITHOUT_VECTORS = 8;
  const USUAL_PROMPT = 512;
  const KINDS = ["NVIDIA", "AMD", "INTEL", "APPLE", "INTEGRATED", "PHONE", "BOARD", "CPU", "WITHOUT_VECTORS"];
  // Families of formats by the beginning of a file type's name, in the order they are asked for; F16 where none is.
  const FAMILIES = [[/^(IQ[12]|TQ)/, 9], [/^IQ3/, 8], [/^IQ4/, 7], [/^Q[23]/, 6], [/^Q4_K/, 4], [/^Q4/, 5], [/^Q5/, 3], [/^Q6/, 2], [/^(Q|FP)8/, 1], [/FP4/, 10], [/^(AWQ|GPTQ)/, 11], [/^MLX/, 12]];

  const family = (fileType) => (FAMILIES.find((one) => one[0].test(fileType)) || [0, 0])[1];

  const routed = (visits, bytes) => (visits[0] ? Math.floor(bytes / visits[0]) * visits[1] : 0);
  const read = (visits, block) => block.gpuBytes - block.expertGpuBytes + routed(visits, block.expertGpuBytes);

  function rowBytes(type, width) {
    const [weights, bytes] = RTM.estimator.types[type];
    return Math.ceil(width / weights) * bytes;
  }

  /** What one token of one user reads and computes, its context holding so many tokens. */
  function workload(model, contextTokens, cache) {
    let expertBytes = 0;
    let weightBytes = model.outputGpuBytes;
    let cacheBytes = 0;
    model.order.forEach((kind) => {
      const block = model.kinds[kind];
      expertBytes += routed(model.visits, block.expertGpuBytes);
      weightBytes += read(model.visits, block);
      const tokens = block.windowed ? Math.min(contextTokens, model.windowTokens) : contextTokens;
      cacheBytes += tokens * (rowBytes(cache, block.keyWidth) + rowBytes(cache, block.valueWidth));
    });
    return finished({ weightBytes, expertBytes, cacheBytes, layers: model.order.length, visits: model.visits, windowTokens: model.windowTokens, format: family(model.fileType) });
  }

  /** From the facts that lists keep of a model: what follows from them is added. */
  function finished({ weightBytes, expertBytes, cacheBytes, layers, visits, windowTokens, format }) {
    const activeParameters = Math.round((weightBytes * 8) / RTM.rateTable.bits[format]);
    const [experts = 0, used = 0, recurrentLayers = 0, attention = 0, windowAttention = 0] = visits;
    return { weightBytes, expertBytes, cacheBytes, layers, experts, used, recurrentLayers, attention, windowAttention, windowTokens: windowTokens || 0, format, activeParameters };
  }

  /** Part of the weights a token reads that a plan {gpuLayers} or {cpuMoeLayers} leaves in system memory. */
  function hostBytes(model, plan) {
    if (!plan) return 0;
    const layers = model.order.length;
    const gpuLayers = plan.gpuLayers === undefined ? layers + 1 : plan.gpuLayers;
    const first = Math.max(layers + 1 - gpuLayers, 0);
    let bytes = gpuLayers > 0 ? 0 : model.outputGpuBytes;
    model.order.forEach((kind, layer) => {
      const block = model.kinds[kind];
      if (layer < first) bytes += read(model.visits, block);
      else if (layer < (plan.cpuMoeLayers || 0)) bytes += routed(model.visits, block.expertGpuBytes);
    });
    return bytes;
  }

  const mixture = (work) => work.experts > 0;
  const totalBytes = (work) => (mixture(work) ? work.weightBytes - work.expertBytes + (work.expertBytes * work.experts) / work.used : work.weightBytes);

  // Tokens of several users pick E (1 - (1 - k/E)^n) of E experts between them.
  function bytesOfStep(work, users) {
    if (!mixture(work)) return work.weightBytes;
    const share = work.used / work.experts;
    const union = (1 - Math.pow(1 - share, users)) / share;
    return work.weightBytes - work.expertBytes + work.expertBytes * union;
  }

  /** A device of the list as the roofline sees it; null where its bandwidth is not known. */
  function machine(device) {
    const [gigabytes, teraflops, kind, generation, weights, operations, runs, layers] = device.rates;
    if (!gigabytes) return null;
    return {
      name: device.name, kind: kind || 0, generation: RTM.rateTable.generations[generation === undefined ? 0 : generation] || ["", 0, 0, 0],
      bytesPerSecond: gigabytes * 1e9, operationsPerSecond: (teraflops || 0) * 1e12, weights: weights || 0, operations: operations || 0, layers: layers || 0, runs: runs || 0,
    };
  }

  const seconds = (rates, time) =>
    time.weights * rates.weights + time.cache * rates.cache + time.layers * rates.layers + time.host * rates.host;

  const together = (setup) => (setup.parallel ? setup.devices : 1);

  /** Whose factors a run of GGUF files has. */
  const runtime = (want) => (want.engine === "ollama" ? " OLLAMA" : "");

  const knows = (on, setup) => Boolean(RTM.rateTable.engines[KINDS[on.kind] + setup.engine]);

  function basis(on, known) {
    const [generation, , , runs] = on.generation;
    if (known < 2) return on.name + ": " + (on.runs === 1 ? "one measured run" : on.runs + " measured runs");
    if (known === 2) return "other " + generation + " devices: " + runs + " measured runs";
    return "memory bandwidth; " + (known === 5 ? "processors without wide vectors are far slower, by how much differs" : "no device like it was measured");
  }

  /** Factors on each term, the range and what they rest on. setup: {engine "", " OLLAMA", " VLLM" or " MLX", devices, parallel, hostBytes}. */
  function rates(on, setup, work) {
    const table = RTM.rateTable;
    const [weights, cache, layers, operations, mixWeights, mixLayers, mixOperations, recurrent, formats] = table.engines[KINDS[on.kind] + setup.engine];
    const [ofFormat, operationsOfFormat, mixOfFormat] = formats[work.format];
    const [, ofGeneration, rateOfGeneration, runs] = on.generation;
    const mixed = mixture(work) ? 1 : 0;
    const factor = (log) => Math.exp(log / 10000);
    const slow = on.kind === WITHOUT_VECTORS;
    const known = on.runs >= FEW ? 0 : slow ? 5 : on.runs ? 1 : runs >= FEW ? 2 : on.kind >= BOARD ? 4 : 3;
    const range = table.ranges[setup.devices === 1 && !setup.hostBytes ? known : 6];
    return {
      weights: Math.max(1, factor(weights + table.bandwidth * Math.log(on.bytesPerSecond / USUAL_BYTES_PER_SECOND) + ofGeneration + on.weights + ofFormat + mixed * (mixWeights + mixOfFormat))),
      cache: factor(cache),
      layers: factor(layers + on.layers + mixed * mixLayers + (recurrent * work.recurrentLayers) / work.layers + (setup.parallel ? table.parallel : 0)),
      host: factor(table.host[0] + mixed * table.host[1]),
      operations: factor(operations + rateOfGeneration + on.operations + operationsOfFormat + mixed * mixOperations),
      low: range[0], high: range[1], basis: basis(on, known),
    };
  }

  function roofline(work, on, setup) {
    const bandwidth = on.bytesPerSecond * together(setup);
    return {
      weights: Math.max(0, work.weightBytes - setup.hostBytes) / bandwidth,
      cache: work.cacheBytes / bandwidth,
      layers: work.layers,
      host: setup.hostBytes / HOST_BYTES_PER_SECOND,
    };
  }

  /** Numbers attention multiplies for one token of a prompt, in the mean: AttentionWork of the generator. */
  function seen(work, promptTokens) {
    const all = promptTokens / 2;
    const window = work.windowTokens;
    return work.attention * all + work.windowAttention * (promptTokens > window ? window - (window * window) / (2 * promptTokens) : all);
  }

  /** Seconds the operations of one token of such a prompt take; of none, those of its weights. */
  function operating(work, on, setup, rate, promptTokens) {
    const perSecond = on.operationsPerSecond || on.bytesPerSecond * OPERATIONS_PER_BYTE;
    return ((2 * (work.activeParameters + seen(work, promptTokens))) / (perSecond * together(setup))) * rate.operations;
  }

  /** Seconds one token of a prompt takes: never faster than all weights pass once for each batch. */
  function prompting(work, on, setup, rate, promptTokens) {
    const batch = Math.min(BATCH_TOKENS, Math.max(1, promptTokens));
    const pass = (totalBytes(work) / (on.bytesPerSecond * together(setup))) * rate.weights;
    return Math.max(operating(work, on, setup, rate, promptTokens), pass / batch);
  }

  /** No run reads faster than at the full bandwidth: Rates.highest. */
  const highest = (rate, perSecond, time, users) => Math.max(perSecond, Math.min(perSecond * rate.high, 1 / ((time.weights + time.cache) / users)));

  /** One user's answer: SpeedEstimator.of. */
  function alone(work, on, setup, promptTokens) {
    const rate = rates(on, setup, work);
    const time = roofline(work, on, setup);
    const token = seconds(rate, time);
    const promptToken = prompting(work, on, setup, rate, promptTokens);
    return {
      tokensPerSecond: 1 / token, low: rate.low / token, high: highest(rate, 1 / token, time, 1),
      prefill: 1 / promptToken, firstToken: promptTokens * promptToken + token, basis: rate.basis,
    };
  }

  // One step reads the experts of all users once, every user's cache, and pays the layers once.
  function stepping(work, on, setup, users) {
    const one = roofline(work, on, setup);
    const grown = bytesOfStep(work, users) / work.weightBytes;
    return { weights: one.weights * grown, cache: one.cache * users, layers: one.layers, host: one.host * grown };
  }

  /** A server under load {users, promptTokens, answerTokens, most}: ServingEstimator.of. */
  function serve(work, on, setup, load) {
    const users = Math.min(load.users, load.most);
    if (users <= 0) return { users: 0, most: 0, tokensPerSecond: 0, low: 0, high: 0, each: 0, firstToken: 0, lastFirstToken: 0, limit: "memory" };
    const rate = rates(on, setup, work);
    const time = stepping(work, on, setup, users);
    const reading = seconds(rate, time);
    const computing = operating(work, on, setup, rate, 0) * users;
    const step = Math.max(reading, computing);
    const prompt = load.promptTokens * prompting(work, on, setup, rate, load.promptTokens);
    const round = users * prompt + load.answerTokens * step;
    const all = (users * load.answerTokens) / round;
    const compute = computing > reading || users * prompt > load.answerTokens * step;
    return {
      users, most: load.most, tokensPerSecond: all, low: all * rate.low, high: highest(rate, all, time, users), each: all / users,
      firstToken: prompt + step, lastFirstToken: users * prompt + step,
      limit: users < load.users ? "memory" : compute ? "compute" : "bandwidth", basis: rate.basis,
    };
  }

  /** Two figures that count, one decimal below ten: Decimal.twoFigures. */
  function figures(value) {
    if (value < 10) return Math.floor(Math.round(value * 10) / 10) + "." + (Math.round(value * 10) % 10);
    let scale = 1;
    while (value / scale >= 100) scale *= 10;
    return RTM.grouped(Math.round(value / scale) * scale);
  }

  RTM.speed = { workload, finished, hostBytes, machine, runtime, knows, alone, serve, figures, USUAL_PROMPT };
})(self);
