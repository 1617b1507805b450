// A figure opened: its terms in a dialog, each with formula, bytes and the section of the method that says why.
(function breakdownViews(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const { el, button } = RTM;
  const HEADLINE = 8192;
  let dialog = null;
  let variants = null;

  function build() {
    dialog = el("dialog", { className: "breakdown" });
    dialog.setAttribute("aria-labelledby", "breakdown-title");
    // A click beside the box lands on the dialog itself.
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
  }

  function line(term) {
    const name = term.part ? "of it " + term.what.trim() : term.what;
    return el("tr", { className: term.part ? "part-of" : "" }, el("th", { scope: "row" }, name), el("td", null, RTM.gib(term.bytes)), el("td", null, RTM.grouped(term.bytes)),
      el("td", { className: "prose" }, term.formula), el("td", { className: "text" }, el("a", { href: term.href }, term.about)));
  }

  const total = (name, bytes, note) => el("tr", { className: "best" }, el("th", { scope: "row" }, name), el("td", null, RTM.gib(bytes)), el("td", null, RTM.grouped(bytes)), el("td", { className: "prose", colSpan: 2 }, note));

  function table(figure) {
    const heads = [["Part", ""], ["Memory", "GiB"], ["Exactly", "bytes"], ["How", ""], ["Method", ""]];
    const head = el("tr", null, ...heads.map(([name, unit], at) => el("th", { scope: "col", className: at > 2 ? "text" : "" }, name, unit && el("small", null, unit))));
    const lines = figure.lines.map(line).concat(figure.total ? total(figure.total.name, figure.bytes, figure.total.note) : total("In all", figure.bytes, "the figure you opened"));
    if (figure.driver) lines.push(line(figure.driver), total("With the driver", figure.bytes + figure.driver.bytes, "what the cards hold"));
    return el("div", { className: "scroll", role: "region", tabIndex: 0, ariaLabel: "Parts of the figure" }, el("table", { className: "num" }, el("thead", null, head), el("tbody", null, ...lines)));
  }

  const many = (count, thing) => count + " " + thing + (count === 1 ? "" : "s");

  /** Opens a figure ("gpu", "kv", "ram") of a quantization of this page; given: settings, the headline's where there are none. */
  RTM.explain = function explain(quantization, name, given) {
    const data = document.getElementById("estimate-data");
    variants = variants || RTM.variants(JSON.parse(data.textContent));
    const model = variants.find((one) => one.quantization === quantization);
    const { run } = RTM.memoryParts(model, given || { contextTokens: Math.min(HEADLINE, Number(data.dataset.context)) });
    const rig = RTM.rig.get();
    const setting = RTM.grouped(run.contextTokens) + " tokens of context in all, " + run.keyType.toLowerCase() + " KV cache, " + many(run.sequences, "user") + ", all layers on the GPU.";
    RTM.openFigure(RTM.figure(model, run, name, rig && rig.kind && rig.memoryGib ? RTM.rig.machine(rig) : null), setting);
  };

  /** A figure {title, bytes, lines, driver}; where its sum is no sum of bytes, {value} says it and {total: {name, note}} what the last line is. */
  RTM.openFigure = function openFigure(figure, setting) {
    if (!dialog) build();
    dialog.replaceChildren(
      el("h2", { id: "breakdown-title" }, figure.title + ": " + (figure.value || RTM.gib(figure.bytes) + " GiB")),
      el("p", { className: "note" }, setting), table(figure), el("p", null, button("Close", () => dialog.close())));
    dialog.showModal();
  };
})(self);
