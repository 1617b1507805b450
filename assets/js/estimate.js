// Memory of a run from a variant's coefficients: the same integers as the Java estimator, term by term.
// Sections refer to the memory model on the method page. Knows no page: numbers in, numbers out.
(function estimator(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  // [weights in a block, bytes of a block]
  const types = { F32: [1, 4], F16: [1, 2], BF16: [1, 2], Q8_0: [32, 34], Q5_1: [32, 24], Q5_0: [32, 22], Q4_1: [32, 20], Q4_0: [32, 18], IQ4_NL: [32, 18] };
  const GIB = 1073741824;
  const MIB = 1048576;
  const ALL_LAYERS = 99999;
  // Contexts for which the room of what is fetched was planned, and the step it is counted in.
  const CELLS = [2048, 8192, 32768, 131072];
  const STEP = 262144;
  // Smaller batches are computed where the weights are.
  const FETCHED_ROWS = 32;

  const up = (value, multiple) => Math.floor((value + multiple - 1) / multiple) * multiple;
  const rowBytes = (type, width) => Math.floor(width / types[type][0]) * types[type][1];

  // CUDA rounds the rows of a quantised tensor up to 512 numbers, once per tensor (4.2).
  function tensorBytes(type, width, rows) {
    if (width === 0) return 0;
    const rest = width % 512;
    const [weights, bytes] = types[type];
    const more = weights > 1 && rest > 0 ? Math.ceil((512 - rest) / weights) * bytes : 0;
    return up(rowBytes(type, width) * rows + more, 128);
  }

  // What a page's headline means; anything given replaces its part.
  function settings(given) {
    const standard = {
      contextTokens: 8192, keyType: "F16", valueType: "F16", flashAttention: true, sequences: 1, unifiedKv: false,
      ubatchTokens: 512, allOutputs: false, gpuLayers: ALL_LAYERS, cpuMoeLayers: 0, fullWindowCache: false,
    };
    return Object.assign(standard, given);
  }

  // Whether each batch sees itself anew and nothing is cached.
  const anew = (terms) => terms.caches === 0 && terms.scores > 0;

  // Cells of one stream, how many streams, and the largest batch (4.1, 4.2).
  function pool(model, run) {
    const asked = up(run.contextTokens, 256);
    const shared = run.unifiedKv || run.sequences === 1;
    const cells = shared ? asked : up(Math.floor(asked / run.sequences), 256);
    const streams = shared ? 1 : run.sequences;
    // The batch is cut to the context before that is rounded up, but where tokens see later ones.
    const largest = Math.min(run.ubatchTokens, anew(model.compute) ? cells * streams : run.contextTokens);
    const seen = model.windowTokens * (run.unifiedKv ? run.sequences : 1) + largest;
    const all = model.windowTokens === 0 || run.fullWindowCache;
    return { cells, windowCells: all ? cells : up(Math.min(cells, seen), 256), streams, largest };
  }

  function cacheBytes(block, model, run, place, gpu) {
    if (block.keyWidth === 0) return 0;
    const rows = (block.windowed ? place.windowCells : place.cells) * place.streams;
    const value = run.flashAttention || block.valueWidth === 0 ? block.valueWidth : model.widestValue;
    if (gpu) return tensorBytes(run.keyType, block.keyWidth, rows) + tensorBytes(run.valueType, value, rows);
    return (rowBytes(run.keyType, block.keyWidth) + rowBytes(run.valueType, value)) * rows;
  }

  // Cells a token may see: those of each cache, or the batch itself where nothing is cached.
  function masked(terms, place, tokens) {
    if (terms.caches === 0) return anew(terms) ? tokens : 0;
    return place.cells + (terms.caches > 1 ? place.windowCells : 0);
  }

  const maskBytes = (terms, run, place, tokens) => masked(terms, place, tokens) * tokens * (run.flashAttention ? 2 : 4);

  function attention(terms, run, place, tokens) {
    if (!run.flashAttention) {
      const seen = anew(terms) ? tokens : place.cells;
      return terms.scoreRow * 4 * tokens + seen * terms.scores * 4 * tokens;
    }
    const keys = run.keyType === "F16" ? 0 : 1;
    const values = run.valueType === "F16" ? 0 : 1;
    if (!keys && !values) return 0;
    const full = place.cells * (keys * terms.keyCopy + values * terms.valueCopy);
    const window = place.windowCells * (keys * terms.windowKeyCopy + values * terms.windowValueCopy);
    return terms.quantisedAttention * 4 * tokens + Math.max(full, window) * 2 * place.streams;
  }

  // Masks, positions, indexes and rotations (4.5).
  function inputs(terms, run, place, tokens, outputs, alignment) {
    const keys = types[run.keyType][0] > 1 ? terms.keyRotation : 0;
    const values = types[run.valueType][0] > 1 ? terms.valueRotation : 0;
    const transposed = !run.flashAttention && terms.indexed > terms.caches;
    return maskBytes(terms, run, place, tokens)
      + 4 * tokens * terms.positions
      + 8 * tokens * (transposed ? terms.caches * (1 + terms.valueRow) : terms.indexed)
      + 4 * terms.caches * (keys + values)
      + up(4 * outputs, alignment)
      + (terms.recurrent > 0 ? up(4 * run.sequences, alignment) : 0);
  }

  // Bytes at x on the line through two points.
  const line = (x1, y1, x2, y2, x) => STEP * y1 + Math.floor((STEP * (y2 - y1) * (x - x1)) / (x2 - x1));

  // What layers or experts in RAM fetch to the card, planned for 16-bit caches; quantised ones add to it (4.5).
  function fetched(model, run, planned, cells) {
    let right = 1;
    while (right < CELLS.length - 1 && cells > CELLS[right]) right += 1;
    const plain = line(CELLS[right - 1], planned[right - 1], CELLS[right], planned[right], Math.max(CELLS[right - 1], cells));
    const [keys, values] = [types[run.keyType], types[run.valueType]];
    const small = ([weights, bytes]) => weights > 1 && bytes * 8 <= 5 * weights;
    const more = keys[0] === 1 && values[0] === 1 ? [] : model.fetching[small(keys) && small(values) ? 1 : 0];
    return more.length ? plain + line(CELLS[1], more[0], CELLS[3], more[1], cells) : plain;
  }

  // Of the card's compute buffer when not everything is there; settings that pages do not have are followed roughly.
  function computeFetching(model, run, place, buffers, planned) {
    const none = run.gpuLayers === 0;
    const all = buffers.outputs >= FETCHED_ROWS;
    const whole = buffers.gpu + (none && all ? model.outputGpuBytes : 0);
    if (!planned.length) return whole;
    const terms = model.compute;
    const cells = place.cells * place.streams;
    if (run.flashAttention !== Boolean(model.limits.flashAttention)) {
      return whole + (rowBytes(run.keyType, terms.keyCopy) + rowBytes(run.valueType, terms.valueCopy)) * cells;
    }
    const room = fetched(model, run, planned, cells) + maskBytes(terms, run, place, buffers.tokens);
    return none && !all ? room : Math.max(whole, room);
  }

  // The compute buffers, everything offloaded (4.5).
  function compute(terms, run, place) {
    // As many of each sequence.
    const tokens = up(place.largest, run.sequences);
    const outputs = run.allOutputs ? place.largest : Math.min(place.largest, run.sequences);
    // With a state to write back, the rows before the last norm are still there.
    const rows = terms.recurrent > 0 ? 2 * terms.width : terms.width;
    const logits = anew(terms) ? 0 : (terms.vocabulary + rows) * outputs * 4;
    const recurrent = terms.recurrent * 4 * tokens + 4 * run.sequences * terms.recurrentSequence;
    const parts = { logits, inputs: inputs(terms, run, place, tokens, outputs, 128), feedForward: terms.feedForward * 4 * tokens, attention: attention(terms, run, place, tokens), recurrent };
    return {
      gpu: Math.max(logits, parts.inputs + Math.max(parts.attention, parts.feedForward, recurrent)),
      host: 2 * terms.width * 4 * tokens + 4 * tokens + inputs(terms, run, place, tokens, outputs, 32),
      parts, tokens, outputs,
    };
  }

  function effective(model, given) {
    const run = settings(given);
    if (!model.limits.flashAttention) run.flashAttention = false;
    return run;
  }

  // What an explanation names: the settings in force, the cells, a block's cache and the parts of the compute buffer.
  RTM.memoryParts = function memoryParts(model, given) {
    const run = effective(model, given);
    const place = pool(model, run);
    return { run, place, cache: (block) => cacheBytes(block, model, run, place, true), compute: compute(model.compute, run, place) };
  };

  // Every buffer of a run, in bytes, under the names of the Java estimate.
  RTM.memory = function memory(model, given) {
    const run = effective(model, given);
    const place = pool(model, run);
    const layers = model.order.length;
    const first = Math.max(layers + 1 - run.gpuLayers, 0);
    const sum = {
      gpuWeights: (run.gpuLayers > 0 ? model.outputGpuBytes : 0) + (first < layers ? model.ropeGpuBytes : 0),
      gpuKv: 0, gpuState: 0, gpuCompute: 0,
      hostWeights: model.inputBytes + (run.gpuLayers > 0 ? 0 : model.outputHostBytes) + (first > 0 ? model.ropeHostBytes : 0),
      hostKv: 0, hostState: 0, hostCompute: 0, hostOutput: 0,
    };
    dealt(model, run, first).forEach((counts, kind) => addLayers(sum, model, run, place, model.kinds[kind], counts));
    const buffers = compute(model.compute, run, place);
    const planned = first > 0 ? model.layersFetched : run.cpuMoeLayers > 0 ? model.expertsFetched : [];
    sum.gpuCompute = first > 0 || planned.length ? computeFetching(model, run, place, buffers, planned) : buffers.gpu;
    sum.hostCompute = buffers.host;
    sum.hostOutput = 4 * run.sequences * (model.compute.vocabulary + (model.encoder ? model.compute.width : 0));
    sum.gpu = sum.gpuWeights + sum.gpuKv + sum.gpuState + sum.gpuCompute;
    sum.host = sum.hostWeights + sum.hostKv + sum.hostState + sum.hostCompute + sum.hostOutput;
    return sum;
  };

  // Of each kind of block: how many lie on the card whole, on the card without their experts, and in RAM.
  function dealt(model, run, first) {
    const counts = model.kinds.map(() => [0, 0, 0]);
    model.order.forEach((kind, layer) => (counts[kind][layer < first ? 2 : layer < run.cpuMoeLayers ? 1 : 0] += 1));
    return counts;
  }

  function addLayers(sum, model, run, place, block, [whole, stripped, host]) {
    const gpu = whole + stripped;
    const state = 4 * block.stateNumbers * run.sequences;
    sum.gpuWeights += gpu * block.gpuBytes - stripped * block.expertGpuBytes;
    sum.hostWeights += host * block.hostBytes + stripped * block.expertHostBytes;
    sum.gpuState += gpu * state;
    sum.hostState += host * state;
    if (gpu > 0) sum.gpuKv += gpu * cacheBytes(block, model, run, place, true);
    if (host > 0) sum.hostKv += host * cacheBytes(block, model, run, place, false);
  }

  const BLOCK = ["gpuBytes", "hostBytes", "expertGpuBytes", "expertHostBytes", "keyWidth", "valueWidth", "windowed", "stateNumbers"];
  const COMPUTE = [
    "width", "vocabulary", "positions", "caches", "indexed", "valueRow", "keyRotation", "valueRotation", "feedForward", "quantisedAttention",
    "keyCopy", "valueCopy", "windowKeyCopy", "windowValueCopy", "scores", "scoreRow", "recurrent", "recurrentSequence",
  ];
  const LIMITS = ["oneCache", "keyHead", "flashAttention"];
  const VARIANT = ["quantization", "tensorBytes", "inputBytes", "outputGpuBytes", "outputHostBytes", "ropeGpuBytes", "ropeHostBytes"];
  const named = (names, values) => names.reduce((all, name, i) => Object.assign(all, { [name]: values[i] }), {});

  // Bytes on the host are given by how much fewer they are than on the card.
  const unpacked = (row) => named(BLOCK, [row[0], row[0] - row[1], row[2], row[2] - row[3]].concat(row.slice(4)));

  // Each is given by how much more it is than the one before.
  const summed = (steps) => steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, step) => sum + step, 0));

  function variant(shared, row) {
    const [blocks, order] = row.slice(VARIANT.length);
    const rest = row.slice(VARIANT.length + 2);
    const planned = rest.filter(Array.isArray);
    const model = Object.assign({ visits: [] }, shared, named(VARIANT, row), {
      compute: named(COMPUTE, shared.compute),
      limits: named(LIMITS, shared.limits),
      fileType: rest.find((word) => typeof word === "string") || row[0],
      kinds: blocks.map(unpacked),
      order: order.split("").map((kind) => parseInt(kind, 36)),
      layersFetched: summed(planned[0] || []),
      expertsFetched: summed(planned[1] || []),
    });
    model.outputGpuBytes += Math.max(model.inputBytes, model.outputHostBytes);
    model.tensorBytes += model.order.reduce((sum, kind) => sum + model.kinds[kind].hostBytes, model.inputBytes + model.outputHostBytes);
    return model;
  }

  // The data block of a model page: what its variants share, and a row of numbers for each.
  RTM.variants = (data) => data.variants.map((row) => variant(data.shared, row));

  RTM.estimator = { types, GIB, MIB, ALL_LAYERS };
})(self);
