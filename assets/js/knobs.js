// The knobs of a model page: context (slider, buttons and number field), cache type, users, engine, weights.
(function knobs(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});

  const ENGINES = [["", "llama.cpp"], ["ollama", "Ollama"], ["mlx", "MLX"], ["vllm", "vLLM"], ["sglang", "SGLang"]];
  // What engines with rules of their own call the types of a cache; null where they have no such type.
  const CACHES = { mlx: ["16 bit", null, null], vllm: ["16 bit", "fp8", null], sglang: ["16 bit", "fp8", null] };

  /** Other engines than llama.cpp are for models that write. */
  RTM.knobs = function build(contexts, variants, writes) {
    const { el, text, button } = RTM;
    const native = contexts[contexts.length - 1];
    const last = contexts.length - 1;
    const slider = el("input", { id: "ctx", type: "range", min: 0, max: last, step: 1 });
    const exact = el("input", { id: "ctx-exact", type: "number", min: 256, max: native, step: 256, inputMode: "numeric", autocomplete: "off" });
    const shown = el("output", { htmlFor: "ctx" });
    const types = ["F16", "Q8_0", "Q4_0"].map((type) => el("option", { value: type }, type.toLowerCase()));
    const cache = el("select", { id: "kv" }, ...types);
    const engine = el("select", { id: "engine" }, ...ENGINES.map(([value, name]) => el("option", { value }, name)));
    const users = el("input", { id: "users", type: "number", min: 1, max: 64, step: 1, inputMode: "numeric", autocomplete: "off" });
    const automatic = el("option", { value: "" }, "");
    const own = variants.map((model) => model.quantization);
    const quantization = el("select", { id: "quantization" });
    let offered = "";
    offer(own);
    const element = el("div", { className: "knobs" },
      el("div", { className: "knob-wide" }, el("label", { htmlFor: slider.id }, "Context"),
        el("div", { className: "range" }, button("−", () => step(-1), { ariaLabel: "Halve the context" }), slider, button("+", () => step(1), { ariaLabel: "Double the context" }), shown)),
      el("p", null, el("label", { htmlFor: exact.id }, "or exactly, tokens"), exact),
      el("p", null, el("label", { htmlFor: cache.id }, "KV cache"), cache),
      el("p", null, el("label", { htmlFor: users.id }, "Users at once"), users),
      el("p", { hidden: !writes }, el("label", { htmlFor: engine.id }, "Engine"), engine),
      el("p", null, el("label", { htmlFor: quantization.id }, "Quantization"), quantization));

    /** What is chosen stays chosen where it is among them. */
    function offer(names) {
      if (offered === names.join()) return;
      offered = names.join();
      const chosen = quantization.value;
      quantization.replaceChildren(automatic, ...names.map((name) => el("option", { value: name }, name)));
      quantization.value = names.includes(chosen) ? chosen : "";
    }

    function label(want) {
      (CACHES[want.engine] || types.map((type) => type.value.toLowerCase())).forEach((name, at) => {
        types[at].hidden = types[at].disabled = name === null;
        text(types[at], name || types[at].value.toLowerCase());
      });
    }

    const choose = (part) => RTM.rig.choose(part);
    slider.addEventListener("input", () => choose({ contextTokens: contexts[slider.value] }));
    exact.addEventListener("change", () => exact.value && choose({ contextTokens: Math.min(native, Math.max(256, Math.round(exact.value))) }));
    cache.addEventListener("change", () => choose({ cache: cache.value }));
    engine.addEventListener("change", () => choose({ engine: engine.value, cache: CACHES[engine.value] && !CACHES[engine.value][types.findIndex((type) => type.selected)] ? "F16" : cache.value }));
    users.addEventListener("change", () => users.validity.valid && users.value && choose({ users: Number(users.value) }));

    function step(by) {
      choose({ contextTokens: contexts[Math.min(last, Math.max(0, Number(slider.value) + by))] });
    }

    const nearest = (tokens) => contexts.reduce((best, one, at) => (Math.abs(Math.log(one / tokens)) < Math.abs(Math.log(contexts[best] / tokens)) ? at : best), 0);

    return {
      element,
      chosen: () => quantization.value,
      onChoose: (listener) => quantization.addEventListener("change", listener),
      /** picked: what "best" is; cacheBytes: for those who hear the slider; names: the engine's own weights, where it has any. */
      show(want, picked, cacheBytes, names) {
        offer(names || own);
        label(want);
        engine.value = want.engine;
        const name = RTM.tokens(want.contextTokens) + (want.contextTokens === native ? ", its full context" : " of " + RTM.tokens(native));
        slider.value = nearest(want.contextTokens);
        slider.setAttribute("aria-valuetext", RTM.grouped(want.contextTokens) + " tokens, KV cache " + RTM.gib(cacheBytes) + " GiB");
        text(shown, name);
        exact.value = want.contextTokens;
        cache.value = want.cache;
        users.value = want.users;
        if (!quantization.value) text(automatic, picked ? "best: " + picked : "–");
      },
    };
  };
})(self);
