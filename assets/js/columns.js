// The rows of a comparison: figures as the models' pages print them, and answers for the machines asked about.
// No page: sheets and machines in, texts out. A cell is {text, note, verdict, href}; an empty text is what nobody knows.
(function columns(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const GIB = 1073741824;
  const SPEEDS = 3;

  const cell = (text, note) => ({ text: text || "", note: note || "" });
  const fact = (sheet, label) => sheet.facts.find((one) => one.label === label);
  const factCell = (sheet, label) => {
    const found = fact(sheet, label);
    return found ? Object.assign(cell(found.value, found.note), { href: found.href || "" }) : cell("");
  };

  function at(sheet, tokens) {
    const found = sheet.memory.find((one) => one.tokens === tokens);
    return cell(found && found.gib);
  }

  function nativeCell(sheet) {
    const found = sheet.memory.find((one) => one.tokens === sheet.trained);
    return cell(found && found.gib, found && "at " + RTM.tokens(sheet.trained));
  }

  function quality(sheet) {
    if (!sheet.pick || !sheet.pick.quality) return cell("", "not measured");
    return cell(sheet.pick.quality, sheet.qualityUnit + (sheet.qualityOfThisModel ? "" : " of another model"));
  }

  const speedLine = (run) => run.decode + " tokens/s, " + run.hardware + ", " + run.quantization;
  const speeds = (runs) => cell(runs.filter((run) => run.decode && !run.doubt).slice(0, SPEEDS).map(speedLine).join("; "));

  /** A sheet's variants as the estimator reads them: unpacked once. */
  function variants(sheet) {
    if (!sheet.variants) sheet.variants = sheet.estimate ? RTM.variants(sheet.estimate) : [];
    return sheet.variants;
  }

  function steps(native) {
    const all = [];
    for (let tokens = Math.min(4096, native); tokens < native; tokens *= 2) all.push(tokens);
    return all.concat(native);
  }

  /** Every quantization of a model on a machine: what fits, which one is best, how far the usual one goes. */
  function onMachine(sheet, machine, settings) {
    const want = Object.assign({}, settings, { contextTokens: Math.min(settings.contextTokens, sheet.trained) });
    const lost = RTM.pick.losses(sheet.qualities, sheet.qualityUnit === "perplexity");
    const rows = variants(sheet).map((model) => {
      const row = Object.assign({ model, source: sheet.offered.includes(model.quantization) ? "offered" : "" }, RTM.advice.state(model, want, machine));
      if (RTM.advice.refusal(model, want)) row.verdict = "no";
      row.loss = lost[model.quantization];
      return row;
    });
    const usual = rows.find((row) => sheet.pick && row.model.quantization === sheet.pick.name) || rows[0];
    const best = RTM.pick.best(RTM.yours.candidates(rows));
    return { want, usual, best, longest: usual ? RTM.advice.longest(usual.model, want, machine, steps(sheet.trained)) : 0 };
  }

  function verdictCell(answer, machine) {
    if (!answer.usual) return cell("", "not estimated");
    const need = RTM.gib(RTM.fit.needed(machine, answer.usual.need)) + " of " + RTM.gib(RTM.fit.usable(machine)) + " GiB";
    return Object.assign(cell(RTM.fit.WORDS[answer.usual.verdict], need), { verdict: answer.usual.verdict });
  }

  const bestCell = (answer) => (answer.best ? Object.assign(cell(answer.best.model.quantization, RTM.fit.WORDS[answer.best.verdict])) : cell("", "none"));
  const longestCell = (answer) => (answer.longest ? cell(RTM.tokens(answer.longest), "at " + answer.usual.model.quantization) : cell("", "none fits whole"));

  /** Up to four models; machine and settings of the visitor, or null. */
  function models(sheets, machine, settings) {
    const row = (label, unit, of) => ({ label, unit, cells: sheets.map(of) });
    const answers = machine ? sheets.map((sheet) => onMachine(sheet, machine, settings)) : [];
    const yours = !machine ? [] : [
      row("Fits your machine", "usual quantization at " + RTM.tokens(settings.contextTokens), (sheet, i) => verdictCell(answers[i], machine)),
      row("Best quantization there", "", (sheet, i) => bestCell(answers[i])),
      row("Longest context there", "tokens", (sheet, i) => longestCell(answers[i])),
    ];
    return yours.concat([
      row("Parameters", "", (sheet) => factCell(sheet, "Parameters")),
      row("Active a token", "", (sheet) => factCell(sheet, "Active a token")),
      row("Context", "tokens", (sheet) => factCell(sheet, "Context")),
      row("Licence", "", (sheet) => factCell(sheet, "Licence")),
      row("Usual quantization", "", (sheet) => cell(sheet.pick && sheet.pick.name)),
      row("Download", "GB", (sheet) => cell(sheet.pick && sheet.pick.download.gb, sheet.pick && sheet.pick.download.gib + " GiB" + (sheet.pick.estimated ? ", est." : ""))),
      row("GPU memory at 8K", "GiB", (sheet) => at(sheet, 8192)),
      row("GPU memory at 32K", "GiB", (sheet) => at(sheet, 32768)),
      row("GPU memory at all its context", "GiB", nativeCell),
      row("KV cache of 1,024 tokens", "MiB, f16", (sheet) => cell(sheet.kvKibPerToken)), // As many MiB as one token takes KiB.
      row("Measured quality", "", quality),
      row("Measured speed", "", (sheet) => speeds(sheet.measured)),
    ]);
  }

  /** One model on up to four devices {name, kind, memoryGib}. */
  function devices(sheet, list, settings) {
    const machines = list.map((one) => ({ kind: one.kind, memoryBytes: Math.round(one.memoryGib * GIB), cards: 1, ramBytes: 0, usedBytes: 0 }));
    const row = (label, unit, of) => ({ label, unit, cells: machines.map(of) });
    const answers = machines.map((machine) => onMachine(sheet, machine, settings));
    const usual = answers[0].usual ? answers[0].usual.model.quantization : "";
    return [
      row("Memory", "GiB", (machine, i) => cell(String(list[i].memoryGib), RTM.fit.isShared(machine) ? "shared with the system" : "")),
      row("Left to a model", "GiB", (machine) => cell(RTM.gib(RTM.fit.usable(machine)))),
      row("Fits at " + usual, "at " + RTM.tokens(answers[0].want.contextTokens), (machine, i) => verdictCell(answers[i], machine)),
      row("Best quantization", "", (machine, i) => bestCell(answers[i])),
      row("Longest context", "tokens", (machine, i) => longestCell(answers[i])),
      row("Measured speed", "", (machine, i) => speeds(sheet.measured.filter((run) => run.device === list[i].id))),
    ];
  }

  RTM.columns = { models, devices };
})(self);
