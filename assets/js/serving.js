// The plan for several people: how many fit, how fast it is for each, how long they wait, and what binds. Worked out only
// while it is open. Arithmetic is speed.js and fit.js; this picks, words and shows.
(function servings(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const MOST_USERS = 1024;
  const LIMITS = {
    memory: ["memory", "no further context fits"],
    bandwidth: ["bandwidth", "each step waits for weights and caches to be read"],
    compute: ["compute", "prompts and arithmetic take most of the time"],
  };

  const fits = (model, want, rig) => RTM.advice.whole(RTM.advice.state(model, want, rig).verdict);

  /** Users whose contexts fit whole beside the weights: the largest number, by halving. */
  function mostUsers(model, want, rig) {
    const holds = (users) => fits(model, Object.assign({}, want, { users }), rig);
    let low = 0;
    let high = MOST_USERS + 1;
    while (high - low > 1) {
      let middle = Math.floor((low + high) / 2);
      if (holds(middle)) low = middle;
      else high = middle;
    }
    return low;
  }

  /**
   * {served, overcommitted}: with everything on the card as many users as fit, and, where that is fewer than asked, all of
   * them with layers or experts in RAM. load: {promptTokens, answerTokens}.
   */
  function plan(model, want, rig, on, load) {
    const speed = RTM.speed;
    const most = mostUsers(model, want, rig);
    const held = Math.min(load.promptTokens + Math.floor(load.answerTokens / 2), want.contextTokens);
    const work = speed.workload(model, held, want.cache);
    const serve = (users, offload) => on && speed.serve(work, on,
      { engine: speed.runtime(want), devices: rig.cards, parallel: false, hostBytes: speed.hostBytes(model, offload) },
      { users, promptTokens: load.promptTokens, answerTokens: load.answerTokens, most: offload ? users : most });
    const short = most < want.users && !RTM.fit.isShared(rig) && rig.cards === 1;
    const offload = short ? RTM.advice.offload(model, want, rig) : null;
    return { most, held, served: serve(want.users, null), offload, overcommitted: offload ? serve(want.users, offload) : null };
  }

  /** Labelled figures of those who are served: [label, value, what it means]. */
  function servedFacts(served, want) {
    if (!served || served.users === 0) return [];
    const { figures } = RTM.speed;
    const { seconds } = RTM.pace;
    return [
      ["Served at once", RTM.grouped(served.users) + " of " + want.users, served.users < want.users ? "the others wait" : "all of them"],
      ["Each", figures(served.each), "tokens/s, waiting for prompts included"],
      ["Together", figures(served.tokensPerSecond), "tokens/s; " + RTM.pace.range(served)],
      ["First token", seconds(served.firstToken), served.users > 1 ? seconds(served.lastFirstToken) + " for the last if all ask at once" : "after the prompt is read"],
      ["What limits it"].concat(LIMITS[served.limit]),
    ];
  }

  function facts(found, want) {
    const { figures } = RTM.speed;
    const most = found.most >= MOST_USERS ? RTM.grouped(MOST_USERS) + " or more" : RTM.grouped(found.most);
    const list = [["Most users that fit", most, RTM.tokens(want.contextTokens) + " of context each, all on the card"]].concat(servedFacts(found.served, want));
    if (found.overcommitted) {
      const { cpuMoeLayers, gpuLayers } = found.offload;
      const how = cpuMoeLayers ? "experts of " + cpuMoeLayers + " layers in RAM" : gpuLayers + " layers on the card, the rest in RAM";
      list.push(["All " + want.users + ", part in RAM", figures(found.overcommitted.tokensPerSecond), "tokens/s together, " + figures(found.overcommitted.each) + " each: " + how]);
    }
    return list;
  }

  /** A plan {facts, note} for a load, by llama-server's rules; program: what runs it. */
  const planned = (model, want, rig, on, program) => (load) => {
    const found = plan(model, want, rig, on, load);
    const asking = want.users === 1 ? "one user with the next question ready as soon as one is answered" : want.users + " users who ask again as soon as they are answered";
    return {
      facts: facts(found, want),
      note: program + ", " + model.quantization + ", " + asking + "; each cache holds " + RTM.grouped(found.held) + " tokens on average. Users, context and cache are set above. Good to a factor of two.",
    };
  };

  RTM.serving = { mostUsers, plan, facts, planned, served: servedFacts };

  /** The block: two fields of its own, the rest follows the machine and the knobs above. */
  RTM.servingBlock = function servingBlock() {
    const { el } = RTM;
    const number = (id, value, least, most) => el("input", { id, type: "number", min: least, max: most, step: 1, value, inputMode: "numeric", autocomplete: "off" });
    const prompt = number("prompt-tokens", 512, 1, 1000000);
    const answer = number("answer-tokens", 256, 1, 100000);
    const field = (label, control) => el("p", null, el("label", { htmlFor: control.id }, label), control);
    const list = RTM.factList();
    const note = el("p", { className: "note" });
    const element = el("details", { className: "plan", hidden: true }, el("summary", null, "Plan a server"),
      el("div", { className: "knobs" }, field("Prompt, tokens", prompt), field("Answer, tokens", answer)), note, list.element);
    let planner = null;

    function work() {
      if (!element.open || !planner) return;
      const value = (input) => (input.value && input.validity.valid ? Number(input.value) : Number(input.defaultValue));
      const found = planner({ promptTokens: value(prompt), answerTokens: value(answer) });
      list.show(found.facts);
      RTM.text(note, found.note);
    }

    element.addEventListener("toggle", work);
    element.addEventListener("input", work);
    return {
      element,
      /** What makes {facts, note} of a load; null where there is nothing to plan. */
      show(next) {
        planner = next;
        element.hidden = !next;
        work();
      },
    };
  };

  /** A list of labelled figures whose rows stay: [label, value, meaning] each. */
  RTM.factList = function factList() {
    const { el, text } = RTM;
    const rows = [];
    const element = el("dl", { className: "chips" });
    return {
      element,
      show(facts) {
        while (rows.length < facts.length) {
          const row = { label: el("dt"), value: el("span"), meaning: el("small") };
          row.group = el("div", null, row.label, el("dd", null, row.value, row.meaning));
          element.append(row.group);
          rows.push(row);
        }
        rows.forEach((row, at) => {
          row.group.hidden = at >= facts.length;
          if (row.group.hidden) return;
          text(row.label, facts[at][0]);
          text(row.value, facts[at][1]);
          text(row.meaning, facts[at][2]);
        });
      },
    };
  };
})(self);
