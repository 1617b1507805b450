// A model by the rules of MLX, vLLM or SGLang on the visitor's machine: what fits, how fast, for how many, what to type.
// RTM.engineRules and the model's own weights come with it. No page: numbers and words out.
(function engines(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const NAMES = { ollama: "Ollama", mlx: "MLX", vllm: "vLLM", sglang: "SGLang" };
  const CARDS = ["discrete", "laptop", "datacenter"];
  const METHOD = { href: "../method.html#other-engines", about: "Engines", part: false };

  const gib = (bytes) => RTM.gib(bytes) + " GiB";
  const figures = (value) => RTM.speed.figures(value);
  const span = (least, most, print) => (print(least) === print(most) ? print(least) : print(least) + " to " + print(most));
  const several = (count, thing) => RTM.grouped(count) + " " + thing + (count === 1 ? "" : "s");

  /** Why it does not run here; empty where it does. */
  function obstacle(engine, data, machine) {
    if (data.refused[engine]) return data.refused[engine];
    if (!machine) return engine === "mlx" ? "" : NAMES[engine] + " takes a share of a card, whatever the model needs: name your machine at the top of the page to see what fits into it.";
    if (engine === "mlx") return machine.kind === "apple" ? "" : "MLX runs on Apple chips only.";
    return CARDS.includes(machine.kind) ? "" : NAMES[engine] + " is worked out for graphics cards only: choose llama.cpp, Ollama or, on an Apple chip, MLX.";
  }

  /** Equal shares of every layer: the smallest of several cards decides, and heads and blocks decide how many can be used. */
  function cards(machine, data, one) {
    const kinds = [machine].concat(machine.others || []);
    const available = kinds.reduce((sum, kind) => sum + kind.cards, 0);
    return { memory: Math.min.apply(null, kinds.map((kind) => kind.memoryBytes)), available, used: RTM.paged.dealt(data, available, one.blockRows) };
  }

  function pagedRow(asked, one) {
    const { engine, model, data, want, machine, on, native } = asked;
    const { paged, engineSpeed } = RTM;
    const numberBytes = want.cache === "F16" ? 2 : 1;
    const found = cards(machine, data, one);
    const started = paged.server(engine, found.memory, found.used, numberBytes);
    const server = paged.solved(model, one.bytes, started, machine.usedBytes || 0, want.contextTokens, want.users);
    const range = paged.range(model, one.bytes, server);
    const count = (held) => paged.users(held, want.contextTokens);
    const reading = (tokens) => engineSpeed.work(model, one, tokens, numberBytes);
    const pace = (tokens) => on && RTM.pace.estimate(reading(tokens), want, on, engineSpeed.paged(server.cards));
    const verdict = paged.verdict(range, want.contextTokens, want.users);
    return {
      one, server, range, cards: found, verdict, reading, users: [count(range.least), count(range.most)],
      tokens: [paged.poolTokens(range.least), paged.poolTokens(range.most)], longest: paged.longest(range.least, native),
      speed: verdict === "no" ? null : pace(want.contextTokens), begins: verdict === "no" ? null : pace(0),
    };
  }

  function mlxRow({ model, want, machine, on, native }, one) {
    const { mlx, engineSpeed } = RTM;
    const memory = (tokens) => mlx.memory(model, one.bytes, tokens, want.users);
    const found = memory(want.contextTokens);
    const verdict = machine ? mlx.verdict(machine, found.known) : "";
    let longest = native;
    while (longest >= 256 && machine && mlx.verdict(machine, memory(longest).known) === "no") longest = Math.floor(longest / 2);
    const pace = (tokens) => on && RTM.pace.estimate(engineSpeed.work(model, one, tokens, 2), want, on, engineSpeed.mlx);
    const runs = machine && verdict !== "no";
    return { one, found, verdict, longest: machine && longest >= 256 ? longest : 0, speed: runs ? pace(want.contextTokens) : null, begins: runs ? pace(0) : null };
  }

  /** What can be had before what cannot, what fits before what is tight, most bits before fewer. */
  function best(rows) {
    const rank = (row) => (row.one.repo ? 0 : 4) + ["fits", "tight", "no", ""].indexOf(row.verdict);
    return rows.reduce((found, row) => (rank(row) < rank(found) || (rank(row) === rank(found) && row.verdict === "no") ? row : found));
  }

  function pagedLine(asked, row) {
    const { want } = asked;
    const { server, range: { least }, one, cards: found } = row;
    const share = server.percent + " % of " + (server.cards === 1 ? "the card" : "each of " + server.cards + " cards");
    const idle = found.used < found.available ? " Its heads" + (one.blockRows > 1 ? " and blocks of weights" : "") + " cannot be dealt out to more than " + found.used + " of the " + found.available + " cards." : "";
    const weights = one.name + ": " + NAMES[asked.engine] + " takes " + share + ", " + gib(least.share) + ". Weights are " + gib(least.weights) + " of it";
    if (row.verdict === "no") return weights + ", and no request of " + RTM.tokens(want.contextTokens) + " tokens fits beside them." + idle;
    const held = row.tokens[1] ? "; the rest holds " + span(row.tokens[0], row.tokens[1], figures) + " tokens" : "";
    const users = ", " + span(row.users[0], row.users[1], RTM.grouped) + " users of " + RTM.tokens(want.contextTokens) + " at once";
    const wait = row.users[0] < want.users ? " of the " + want.users + " asked for: the others wait" : "";
    return weights + held + users + wait + pace(row, want) + "." + idle;
  }

  function mlxLine({ want, machine }, row) {
    const free = machine ? " of the " + gib(RTM.fit.usable(machine)) + " that macOS gives the GPU" : "";
    return row.one.name + " needs at least " + gib(row.found.known) + free + " at " + RTM.tokens(want.contextTokens) + (want.users > 1 ? " for each of " + want.users + " users" : "")
      + "; what it computes with comes on top" + pace(row, want) + ".";
  }

  const pace = (row, want) => (row.speed ? "; about " + figures(row.speed.each) + " tokens per second" + (want.users > 1 ? " each" : "") : "");

  /** Where a figure of memory leads, and its sum. */
  function figure(title, terms, total) {
    const lines = terms.slice(0, -1).map((term) => Object.assign({}, METHOD, term));
    const sum = terms[terms.length - 1];
    return Object.assign({ title, lines, bytes: sum.bytes, total: { name: sum.what, note: sum.formula }, driver: null }, total);
  }

  function pagedFigures(row, want) {
    const { least } = row.range;
    const name = row.one.name;
    const users = span(row.users[0], row.users[1], RTM.grouped);
    return {
      pool: () => figure("Left for the cache on a card, " + name, RTM.pagedTerms.pool(least, row.one.bytes)),
      users: () => figure("Users of " + RTM.tokens(want.contextTokens) + " at once, " + name, RTM.pagedTerms.request(least, want.contextTokens), { value: users }),
    };
  }

  function facts(asked, row) {
    const { engine, want, on } = asked;
    if (!row.speed) return [];
    const list = RTM.pace.facts({ speed: row.speed }, want, row.begins);
    const [ofVllm, ofMlx] = RTM.rateTable.runs;
    if (engine === "mlx") list.push(["How MLX differs", ofMlx + " runs", "fitted on MLX with one user"]);
    else list.push(["How " + NAMES[engine] + " differs", ofVllm + " runs", "fitted on vLLM, most with one user: for many users at once a guide, no measurement" + (engine === "sglang" ? "; SGLang is taken to be as fast" : "")]);
    if (engine !== "mlx" && row.server.cards > 1) list.push(["Cards", String(row.server.cards), "in tensor parallel: each reads its part of every layer; few runs of several cards were measured"]);
    if (on.unsure) list.push(["Bandwidth", "measured in your browser", "a range itself"]);
    return list;
  }

  /** The plan of a server under load: {facts, note}. */
  function planned(asked, row) {
    const { want, on, engine } = asked;
    if (engine === "mlx" || row.verdict === "no") return null;
    return (load) => {
      const { least, most } = row.range;
      const tokens = load.promptTokens + load.answerTokens;
      const held = RTM.engineSpeed.held(load);
      const served = on && RTM.engineSpeed.serve(on, row.reading(held), least, Object.assign({ users: want.users }, load));
      const fit = (length) => span(RTM.paged.users(least, length), RTM.paged.users(most, length), RTM.grouped);
      const list = [
        ["Memory per card", gib(least.share), row.server.percent + " % of " + gib(row.server.cardMemory) + ", taken whatever the load"],
        ["Most users that fit", fit(tokens), "with prompt and answer of these lengths: pages are taken as answers grow"],
        ["With full contexts", fit(want.contextTokens), RTM.tokens(want.contextTokens) + " tokens each"],
      ];
      return {
        facts: list.concat(RTM.serving.served(served, want)),
        note: NAMES[engine] + ", " + row.one.name + (row.server.cards > 1 ? ", " + row.server.cards + " cards in tensor parallel" : "") + "; each cache holds " + RTM.grouped(held)
          + " tokens on average. Users, context and cache are set above. Good to a factor of two" + (engine === "sglang" ? "; speeds are vLLM's." : "."),
      };
    };
  }

  function command({ engine, data, want }, row) {
    if (!row.one.repo || row.verdict === "no") return "";
    if (engine === "mlx") return RTM.commandLines(data.mlx, row.one.format, { repo: row.one.repo });
    const share = "0." + (row.server.percent < 10 ? "0" : "") + row.server.percent;
    const context = Math.min(want.contextTokens, row.longest || want.contextTokens);
    return RTM.commandLines(engine, row.one.format, {
      repo: row.one.repo, userContextTokens: context, users: want.users, cards: row.server.cards, memoryShare: share, keyType: row.server.numberBytes === 1 ? "fp8" : "",
    });
  }

  /** asked: {engine, model, data, want, machine, on, native, chosen}. {obstacle} alone where it does not run here. */
  function answer(asked) {
    const { engine, data, want } = asked;
    const why = obstacle(engine, data, asked.machine);
    if (why) return { obstacle: why, names: [] };
    const own = data.weights.map(RTM.engineSpeed.weights).filter((one) => (one.format === "mlx") === (engine === "mlx"));
    const rows = own.map((one) => (engine === "mlx" ? mlxRow : pagedRow)(asked, one));
    const row = rows.find((one) => one.one.name === asked.chosen) || best(rows);
    return {
      rows, row, names: own.map((one) => one.name), picked: row.one.name, verdict: row.verdict,
      line: (engine === "mlx" ? mlxLine : pagedLine)(asked, row) + (row.one.repo ? "" : " No repository with these weights is listed here."),
      grade: row.verdict && RTM.fit.grade(row.verdict, row.speed ? row.speed.each : 0),
      facts: facts(asked, row), plan: planned(asked, row), command: command(asked, row), cacheBytes: engine === "mlx" ? row.found.cache : row.range.least.pool,
      speed: row.speed && { quantization: row.one.name, firstToken: row.speed.firstToken, tokensPerSecond: row.speed.each, about: row.one.name + " with " + NAMES[engine] + " on " + asked.on.name + ", " + RTM.tokens(want.contextTokens) + " tokens in the cache" },
    };
  }

  /** Of Ollama: the variables it is started with; and the context it takes by itself on so much memory. */
  const ollama = {
    command: (want) => RTM.commandLines("ollama", "gguf", {
      userContextTokens: want.contextTokens, users: want.users > 1 ? want.users : "", keyType: want.cache === "F16" ? "" : want.cache.toLowerCase(), flashAttention: want.cache === "F16" ? "" : "on",
    }),
    usual: (memory, native) => Math.min(native, RTM.engineRules.contexts.find(([from]) => memory >= from * 1073741824)[1]),
    words(row, machine, want, native) {
      const memory = [machine].concat(machine.others || []).reduce((sum, one) => sum + one.memoryBytes * one.cards, 0);
      const kept = row.plan ? " Ollama keeps 1 GiB of the card free: " + ollama.part(row) + "." : "";
      const run = row.source && row.verdict !== "no" ? " With the server running: ollama run hf.co/" + row.source + "." : "";
      return kept + " Left alone Ollama would take " + RTM.tokens(ollama.usual(memory, native)) + " of context here." + run;
    },
    part: ({ model, plan }) => (plan.cpuMoeLayers ? "experts of " + plan.cpuMoeLayers + " of " + model.order.length + " layers go to RAM" : plan.gpuLayers + " of " + (model.order.length + 1) + " layers stay on it"),
  };

  RTM.engines = { answer, figures: pagedFigures, mlxFigure: (model, row, want) => figure("Memory, at least, " + row.one.name, RTM.mlx.terms(model, row.found, want.contextTokens, want.users)), span, ollama, several, NAMES };
})(self);
