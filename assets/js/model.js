// A model page for this visitor: every figure of the live section follows the machine and three knobs.
(function modelPage() {
  "use strict";
  const RTM = self.RTM;
  const { el, text, advice } = RTM;
  const data = document.getElementById("estimate-data");
  const section = document.getElementById("yours");
  const panel = document.querySelector("[data-rig]");
  if (!data || !section || !panel) return;
  const variants = RTM.variants(JSON.parse(data.textContent));
  const native = Number(data.dataset.context);
  const contexts = steps();
  const sources = published();
  const lost = losses();
  const original = Array.from(document.querySelectorAll("#run .cmd code"), (code) => code.textContent).find((line) => line.startsWith("llama-server"));
  const lead = document.querySelector(".answer .cmd code");
  const printedLead = lead ? lead.textContent : "";
  // Where no file is known the first commands make one: what comes before the last of them.
  const making = original && / -m /.test(original) && printedLead.endsWith(original) ? printedLead.slice(0, -original.length) : "";
  const printedPick = document.querySelector("#quantizations tr.best th");
  const table = RTM.liveTable(variants);
  const verdict = el("p", { className: "yours-verdict", role: "status" });
  const hero = el("p", { className: "rig-answer" });
  const list = el("ul", { className: "changes" });
  const cmd = section.querySelector(".cmd");
  const mine = RTM.fitsRow();
  const writes = Boolean(document.getElementById("speed"));
  const knobs = RTM.knobs(contexts, variants, writes);
  const pace = RTM.factList();
  const feel = RTM.feel(section.dataset.recordings);
  const serving = RTM.servingBlock();
  const gguf = table.element;

  function steps() {
    const all = [];
    for (let tokens = Math.min(4096, native); tokens < native; tokens *= 2) all.push(tokens);
    return all.concat(native);
  }

  /** What the printed table says of quality, as losses to weigh. */
  function losses() {
    const quantizations = document.getElementById("quantizations");
    const printed = Array.from(quantizations.querySelectorAll("tbody tr"), ({ cells }) => [(cells[0].querySelector("a") || cells[0].firstChild).textContent.trim(), parseFloat(cells[5].textContent), cells[6].textContent]);
    return RTM.pick.losses(printed, /perplexity/.test(quantizations.querySelector("th:last-child").textContent));
  }

  /** Where the page says a quantization can be had: "repo:label" for -hf. */
  function published() {
    const found = {};
    for (const link of document.querySelectorAll("#quantizations tbody th a")) found[link.textContent] = new URL(link.href).pathname.slice(1) + ":" + link.textContent;
    return found;
  }

  const within = (want) => Object.assign({}, want, { contextTokens: Math.min(want.contextTokens, native), engine: writes ? want.engine : "" });

  // Engines with rules of their own, and what they load of this model: both come when one of them is chosen.
  const slug = new URL(document.querySelector(".kicker a[href*='m=']").href).searchParams.get("m");
  let others = null;
  let view = null;

  function fetchEngines() {
    others = others || Promise.all([RTM.load(section.dataset.engines), RTM.load("../data/models/" + slug + ".js")]).then(() => {
      view = RTM.engineTable(variants[0]);
      gguf.after(view.element);
      RTM.rig.choose({});
    }).catch((error) => {
      others = null;
      text(verdict, "This engine could not be loaded: " + error.message);
    });
  }

  // The longest context does not depend on the chosen one: a step of the slider leaves it as it was.
  let longest = { key: "" };

  function reach(model, want, machine) {
    const key = JSON.stringify([machine, want.cache, want.users]);
    if (longest.key !== key) longest = { key };
    const name = model.quantization;
    if (longest[name] === undefined) longest[name] = advice.longest(model, want, machine, contexts);
    return longest[name];
  }

  // Speed needs the list of devices and the runs measured: both come once, when a device is named.
  let asked = false;

  function rates(rig) {
    if (!writes || !rig) return null;
    if (!asked && (rig.gpu || rig.bandwidth)) {
      asked = true;
      const runs = section.dataset.measured ? RTM.load(section.dataset.measured) : null;
      Promise.all([RTM.devices(), runs]).then(() => RTM.rig.choose({}), (error) => console.error(error.message));
    }
    return RTM.pace.machine(rig);
  }

  function rows(machine, want, on, gpu) {
    return variants.map((model) => {
      const row = Object.assign({ model, source: sources[model.quantization] || "" }, advice.state(model, want, machine));
      row.refusal = advice.refusal(model, want);
      if (row.refusal) row.verdict = machine ? "no" : "";
      row.longest = machine && !row.refusal ? reach(model, want, machine) : 0;
      row.plan = plan(row, model, want, machine);
      row.speed = machine ? RTM.pace.of(row, want, machine, on) : null;
      row.measured = row.speed && !row.plan ? RTM.pace.measured(model.quantization, want, { gpu, cards: machine.cards }) : null;
      row.pace = row.measured ? row.measured.tokensPerSecond : row.speed ? row.speed.each : 0;
      row.loss = lost[model.quantization];
      return row;
    });
  }

  /** Ollama leaves it to llama.cpp, which moves layers to RAM until a gibibyte of the card is free. */
  function plan(row, model, want, machine) {
    const ollama = want.engine === "ollama" && row.verdict === "tight" && machine.cards === 1 && !machine.others.length && !RTM.fit.isShared(machine);
    if (row.verdict !== "offload" && !ollama) return null;
    const found = advice.offload(model, want, machine, want.engine === "ollama" ? RTM.fit.MARGIN : 0);
    if (found && ollama) row.verdict = "offload";
    return found;
  }

  const named = (all, name) => all.find((row) => row.model.quantization === name);
  const usual = printedPick ? (printedPick.querySelector("a") || printedPick.firstChild).textContent.trim() : "";

  function pick(all, machine, chosen) {
    const printed = named(all, usual);
    return named(all, chosen) || (machine && RTM.pick.best(RTM.yours.candidates(all))) || printed || all[0];
  }

  function show(rig, settings) {
    const want = within(settings);
    const machine = rig ? RTM.rig.machine(rig) : null;
    const on = rates(rig);
    if (want.engine && !view) fetchEngines();
    const elsewhere = Boolean(view) && want.engine !== "" && want.engine !== "ollama";
    gguf.hidden = elsewhere;
    if (view) view.element.hidden = !elsewhere;
    if (elsewhere) other(want, machine, on);
    else own(want, machine, on, rig);
  }

  /** By the rules of an engine that reads other files than GGUF. */
  function other(want, machine, on) {
    const found = RTM.engines.answer({ engine: want.engine, model: variants[0], data: RTM.sheets[slug].engines, want, machine, on, native, chosen: knobs.chosen() });
    knobs.show(want, found.picked, found.cacheBytes || 0, found.names);
    view.show(found, want.engine, want);
    told((machine && found.verdict) || "", found.grade, found.obstacle || found.line, machine);
    list.previousSibling.hidden = list.hidden = true;
    paces(found.facts && found.facts.length ? found.facts : null, found.speed);
    serving.show(found.plan || null);
    typed(found.command || "");
    leads(found.command);
  }

  function own(want, machine, on, rig) {
    const all = rows(machine, want, on, rig && rig.gpu);
    const row = pick(all, machine, knobs.chosen());
    knobs.show(want, row.model.quantization, row.run.gpuKv);
    table.show(all, row, want);
    answer(row, machine, want, on, all);
    changes(row, machine, want, on);
    command(row, machine, want);
    speeds(row, machine, want, on);
    mine.show(all, rig);
  }

  /** The verdict, its letter with the definition behind it, then why in a sentence. */
  function answer(row, machine, want, on, all) {
    const key = machine ? row.verdict : "";
    const line = row.refusal ? "llama.cpp does not start: " + row.refusal + "."
      : machine ? RTM.yours.sentence(row, machine, want, knobs.chosen() ? null : all) + (want.engine && view ? RTM.engines.ollama.words(row, machine, want, native) : "")
      : row.model.quantization + " needs " + RTM.gib(row.run.gpu) + " GiB of GPU memory at " + RTM.tokens(want.contextTokens) + (want.users > 1 ? " for each of " + want.users + " users" : "") + ". Name your machine at the top of the page to see what fits it.";
    told(key, key && RTM.yours.grade(row, machine, want, on), line, machine);
  }

  function told(key, letter, line, machine) {
    for (const place of [verdict, hero]) {
      const grade = key && el("a", { href: "../method.html#grade" }, "Grade " + letter);
      place.replaceChildren(key ? el("span", { className: "v " + key }, RTM.fit.WORDS[key]) : "", key && " ", grade, key ? ". " + line : line);
    }
    hero.hidden = !machine;
    if (!machine) return;
    const about = RTM.rig.about(RTM.rig.get(), "About this hardware");
    hero.append(" ", el("a", { href: "#yours" }, "Change context, engine or users"), about ? ". " : "", about || "");
  }

  function speeds(row, machine, want, on) {
    paces(row.speed && RTM.pace.facts(row, want, RTM.pace.begin(row, want, machine, on)), row.speed && {
      quantization: row.model.quantization, firstToken: row.speed.firstToken, tokensPerSecond: row.speed.each,
      about: row.model.quantization + " on " + on.name + ", " + RTM.tokens(want.contextTokens) + " tokens in the cache",
    });
    serving.show(row.refusal || !writes || !machine ? null : RTM.serving.planned(row.model, want, machine, on, want.engine === "ollama" ? "Ollama" : "llama-server"));
  }

  function paces(facts, speed) {
    pace.element.hidden = !facts;
    if (facts) pace.show(facts);
    feel.show(speed);
  }

  function changes(row, machine, want, on) {
    const needed = machine && (row.verdict === "no" || row.verdict === "offload");
    const found = needed ? RTM.changes(row.model, want, machine, variants.filter((model) => making || sources[model.quantization]), contexts) : [];
    // The command below already leaves in RAM what it must.
    const open = found.filter((change) => !(row.plan && change.plan && JSON.stringify(row.plan) === JSON.stringify(change.plan)));
    list.replaceChildren(...open.map((change) => el("li", null, RTM.yours.change(change, row, lost, on))));
    list.previousSibling.hidden = list.hidden = !needed;
    text(list.previousSibling, !other.length ? "No single change makes it fit." : row.plan ? "Instead of leaving part in RAM as the command below does, any one of these:" : "Any one of these makes it run:");
  }

  function command(row, machine, want) {
    const ollama = want.engine && view;
    const runs = original && (row.source || making && !ollama) && row.refusal === "" && row.verdict !== "no";
    // The printed command already names the usual file, under the label its repository gives it.
    const source = row.model.quantization === usual ? "" : row.source;
    const line = !runs ? "" : ollama ? RTM.engines.ollama.command(want) : made(making, row) + RTM.command(made(original, row), Object.assign({ source }, want), row.plan);
    typed(line);
    leads(runs && making ? line : runs && source ? printedLead.replace(/(hf\.co\/|-hf )\S+/, "$1" + source) : "");
  }

  /** Commands that make the usual quantization, for the row's. */
  const made = (text, row) => (making ? text.split(usual).join(row.model.quantization) : text);

  /** The first command of the page takes the same file. */
  function leads(line) {
    if (lead) text(lead, line || printedLead);
  }

  function typed(line) {
    cmd.hidden = !line;
    text(cmd.querySelector("code"), line);
  }

  section.querySelector(".start").replaceWith(knobs.element, verdict, pace.element, feel.element, el("p", { className: "note" }), list);
  section.append(el("p", { className: "note" }, "Press a figure of memory to see its parts."), gguf, serving.element);
  panel.querySelector(".rig-says").before(hero);
  knobs.onChoose(() => show(RTM.rig.get(), RTM.rig.settings()));
  RTM.rig.onChange(show);
})();
