// The knobs of a model page: context (slider, buttons and number field), cache type, users, quantization.
(function knobs(global) {
  const RTM = (global.RTM = global.RTM || {});

  RTM.knobs = function build(contexts, variants) {
    const { el, text, button } = RTM;
    const native = contexts[contexts.length - 1];
    const last = contexts.length - 1;
    const slider = el("input", { id: "ctx", type: "range", min: 0, max: last, step: 1 });
    const exact = el("input", { id: "ctx-exact", type: "number", min: 256, max: native, step: 256, inputMode: "numeric", autocomplete: "off" });
    const shown = el("output", { htmlFor: "ctx" });
    const cache = el("select", { id: "kv" }, ...["F16", "Q8_0", "Q4_0"].map((type) => el("option", { value: type }, type.toLowerCase())));
    const users = el("input", { id: "users", type: "number", min: 1, max: 64, step: 1, inputMode: "numeric", autocomplete: "off" });
    const automatic = el("option", { value: "" }, "");
    const quantization = el("select", { id: "quantization" }, automatic, ...variants.map((model) => el("option", { value: model.quantization }, model.quantization)));
    const element = el("div", { className: "knobs" },
      el("div", { className: "knob-wide" }, el("label", { htmlFor: slider.id }, "Context"),
        el("div", { className: "range" }, button("−", () => step(-1), { ariaLabel: "Halve the context" }), slider, button("+", () => step(1), { ariaLabel: "Double the context" }), shown)),
      el("p", null, el("label", { htmlFor: exact.id }, "or exactly, tokens"), exact),
      el("p", null, el("label", { htmlFor: cache.id }, "KV cache"), cache),
      el("p", null, el("label", { htmlFor: users.id }, "Users at once"), users),
      el("p", null, el("label", { htmlFor: quantization.id }, "Quantization"), quantization));

    const choose = (part) => RTM.rig.choose(part);
    slider.addEventListener("input", () => choose({ contextTokens: contexts[slider.value] }));
    exact.addEventListener("change", () => exact.value && choose({ contextTokens: Math.min(native, Math.max(256, Math.round(exact.value))) }));
    cache.addEventListener("change", () => choose({ cache: cache.value }));
    users.addEventListener("change", () => users.validity.valid && users.value && choose({ users: Number(users.value) }));

    function step(by) {
      choose({ contextTokens: contexts[Math.min(last, Math.max(0, Number(slider.value) + by))] });
    }

    const nearest = (tokens) => contexts.reduce((best, one, at) => (Math.abs(Math.log(one / tokens)) < Math.abs(Math.log(contexts[best] / tokens)) ? at : best), 0);

    return {
      element,
      chosen: () => quantization.value,
      onChoose: (listener) => quantization.addEventListener("change", listener),
      show(want, picked, run) {
        const name = RTM.tokens(want.contextTokens) + (want.contextTokens === native ? ", all it was trained for" : " of " + RTM.tokens(native));
        slider.value = nearest(want.contextTokens);
        slider.setAttribute("aria-valuetext", RTM.grouped(want.contextTokens) + " tokens, KV cache " + RTM.gib(run.gpuKv) + " GiB");
        text(shown, name);
        exact.value = want.contextTokens;
        cache.value = want.cache;
        users.value = want.users;
        if (!quantization.value) text(automatic, "best: " + picked);
      },
    };
  };
})(self);
