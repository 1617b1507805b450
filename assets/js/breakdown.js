// Every term of a run's memory with its formula, as the generator's estimate.Explanation. No page: numbers in, words out.
(function breakdowns(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});

  const rowBytes = (type, width) => Math.floor(width / RTM.estimator.types[type][0]) * RTM.estimator.types[type][1];

  /** Terms [{what, formula, bytes, section}]; the parts of the compute buffer begin with two spaces. */
  RTM.breakdown = function breakdown(model, given) {
    const sum = RTM.memory(model, given);
    const seen = RTM.memoryParts(model, given);
    const terms = [];
    const add = (what, formula, bytes, section) => terms.push({ what, formula, bytes, section });
    weights(model, seen, sum, add);
    caches(model, seen, add);
    compute(model.compute, seen, add);
    const fetches = sum.gpuCompute !== seen.compute.gpu;
    if (fetches) add("  fetched", "weights and cache of what is in RAM, one layer after the other, and masks: planned", sum.gpuCompute, "4.5");
    add("GPU compute buffer", fetches ? "what is fetched from RAM decides" : "the larger of logits and inputs plus the largest working set", sum.gpuCompute, "4.5");
    add("RAM compute buffer", "embeddings in two forms and the inputs", sum.hostCompute, "4.5");
    add("RAM output buffer", "a row of logits for each sequence", sum.hostOutput, "4.4");
    add("GPU in all", "weights + cache + state + compute", sum.gpu, "4");
    add("RAM in all", "weights + cache + state + compute + output", sum.host, "4");
    return terms;
  };

  function weights(model, seen, sum, add) {
    const layers = model.order.length;
    const first = Math.max(layers + 1 - seen.run.gpuLayers, 0);
    const place = "blocks " + first + " to " + (layers - 1) + " of " + layers + ", then the output";
    add("GPU weights", first < layers ? place : "the output alone", sum.gpuWeights, "4.3");
    const input = "embeddings " + model.inputBytes;
    add("RAM weights", first > 0 ? input + " + blocks 0 to " + (first - 1) : input, sum.hostWeights, "4.3");
  }

  /** Blocks that cache alike are one line. */
  function caches(model, seen, add) {
    const groups = [];
    model.order.forEach((kind) => {
      const block = model.kinds[kind];
      const like = groups.find((group) => ["keyWidth", "valueWidth", "windowed", "stateNumbers"].every((key) => group.block[key] === block[key]));
      if (like) like.count += 1;
      else groups.push({ block, count: 1 });
    });
    groups.forEach((group) => {
      if (group.block.keyWidth > 0) addCache(model, seen, group, add);
      if (group.block.stateNumbers > 0) addState(seen.run, group, add);
    });
  }

  function addCache(model, { run, place, cache }, { block, count }, add) {
    const part = (type, width) => rowBytes(type, width) + " (" + width + " x " + type + ")";
    const row = part(run.keyType, block.keyWidth) + (block.valueWidth > 0 ? " + " + part(run.valueType, block.valueWidth) : "");
    const cells = block.windowed ? place.windowCells : place.cells;
    const formula = count + " layers x (" + row + ") x " + cells + " cells x " + place.streams + " streams";
    add(block.windowed ? "Cache, window of " + model.windowTokens : "Cache", formula, count * cache(block), "4.2");
  }

  function addState(run, { block, count }, add) {
    const formula = count + " layers x " + block.stateNumbers + " numbers x 4 bytes x " + run.sequences + " sequences";
    add("State", formula, count * block.stateNumbers * 4 * run.sequences, "4.2");
  }

  function compute(terms, { run, place, compute: { parts, tokens, outputs } }, add) {
    const copied = "F16 copy of a quantised layer's cache and beside it " + terms.quantisedAttention + " numbers a token";
    const scored = terms.scores + " heads x " + place.cells + " cells and " + terms.scoreRow + " numbers a token";
    add("  logits", "(" + terms.vocabulary + " + " + terms.width + ") x " + outputs + " outputs x 4", parts.logits, "4.5");
    add("  inputs", "masks, positions, indexes, rotations for " + tokens + " tokens", parts.inputs, "4.5");
    add("  feed-forward", terms.feedForward + " numbers x " + tokens + " tokens x 4", parts.feedForward, "4.5");
    add("  attention", run.flashAttention ? copied : scored, parts.attention, "4.5");
    add("  recurrent", terms.recurrent + " numbers a token, " + terms.recurrentSequence + " a sequence", parts.recurrent, "4.5");
  }

  // Which terms make up which figure, the last one being their sum.
  const FIGURES = {
    gpu: { title: "GPU memory", of: /^(GPU|Cache|State|  )/ },
    kv: { title: "KV cache", of: /^Cache/ },
    ram: { title: "RAM", of: /^RAM/ },
  };
  const SECTIONS = { "4.3": ["weights", "Weights"], "4.2": ["kv-cache", "KV cache"], "4.4": ["compute", "Compute"], "4.5": ["compute", "Compute"], "4.6": ["fit", "Fit"] };

  /** What the page shows of one figure ("gpu", "kv", "ram"): {title, bytes, lines}; the driver's share of a card comes after the sum. */
  RTM.figure = function figure(model, given, name, machine) {
    const wanted = FIGURES[name];
    const lines = RTM.breakdown(model, given).filter((term) => wanted.of.test(term.what) && term.section !== "4" && !(term.bytes === 0 && term.what[0] === " "));
    const bytes = lines.filter((term) => term.what[0] !== " ").reduce((sum, term) => sum + term.bytes, 0);
    // The buffer first, then what it is the largest of.
    const parts = lines.filter((term) => term.what[0] === " ");
    const whole = lines.filter((term) => term.what[0] !== " ");
    const shown = whole.concat(parts).map((term) => Object.assign({ part: term.what[0] === " ", href: "../method.html#" + SECTIONS[term.section][0], about: SECTIONS[term.section][1] }, term));
    return { title: wanted.title + " of " + model.quantization, bytes, lines: shown, driver: name === "gpu" && machine && !RTM.fit.isShared(machine) ? driver(machine) : null };
  };

  /** What the cards' memory is short of before any model. */
  function driver(machine) {
    const whole = RTM.fit.usable(Object.assign({}, machine, { usedBytes: 0 }));
    const memory = [machine].concat(machine.others || []).reduce((sum, one) => sum + one.memoryBytes * one.cards, 0);
    return { what: "Driver, estimate", formula: "100 MiB and 16 MiB per GiB of each card, 640 MiB at most", bytes: memory - whole, section: "4.6", href: "../method.html#fit", about: "Fit", part: false };
  }
})(self);
