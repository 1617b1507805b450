// The table of a model's weights for an engine with rules of its own. Each figure of memory opens its parts.
(function engineTables(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});

  RTM.engineTable = function engineTable(model) {
    const { el, gib, grouped, button } = RTM;
    const grade = () => el("a", { href: "../method.html#grade" }, "grade");
    const head = el("thead");
    const body = el("tbody");
    const element = el("div", { className: "scroll", role: "region", tabIndex: 0, ariaLabel: "Weights for this engine", hidden: true }, el("table", { className: "num" }, head, body));

    const opens = (text, figure, setting) => button(text, () => RTM.openFigure(figure(), setting), { className: "figure", ariaHasPopup: "dialog" });
    const mark = (row) => el("span", { className: "v " + row.verdict }, row.verdict ? RTM.fit.WORDS[row.verdict] + ", " + RTM.fit.grade(row.verdict, row.speed ? row.speed.each : 0) : "–");
    const speed = (row) => (row.speed ? RTM.pace.range(row.speed) : "–");
    const context = (row) => (row.longest ? RTM.tokens(row.longest) : "–");

    function paged(row, want, setting) {
      const { least } = row.range;
      const figures = RTM.engines.figures(row, want);
      const range = (pair, print) => RTM.engines.span(pair[0], pair[1], print);
      return [mark(row), gib(least.weights), opens(gib(least.pool), figures.pool, setting), row.tokens[1] ? range(row.tokens, RTM.speed.figures) : "–",
        opens(range(row.users, grouped), figures.users, setting), context(row), speed(row)];
    }

    function mlx(row, want, setting) {
      return [mark(row), opens(gib(row.found.known), () => RTM.engines.mlxFigure(model, row, want), setting), gib(row.found.cache), context(row), speed(row)];
    }

    const HEADS = {
      paged: (want) => [["Type", ""], ["On your machine", grade()], ["Weights", "GiB a card"], ["Left for the cache", "GiB a card"], ["It holds", "tokens"], ["Users at once", "of " + RTM.tokens(want.contextTokens)], ["Longest context", "tokens"], ["Answer", "tokens/s"]],
      mlx: () => [["Type", ""], ["On your machine", grade()], ["Memory, at least", "GiB"], ["of it cache", "GiB"], ["Longest context", "tokens"], ["Answer", "tokens/s"]],
    };

    return {
      element,
      show(found, engine, want) {
        element.hidden = !found.rows;
        if (!found.rows) return;
        const kind = engine === "mlx" ? "mlx" : "paged";
        const many = want.users === 1 ? "one user" : want.users + " users";
        const setting = RTM.engines.NAMES[engine] + ", " + RTM.tokens(want.contextTokens) + " tokens of context for " + many + (kind === "mlx" ? "." : ", one card, with the most that a pass is assumed to need.");
        head.replaceChildren(el("tr", null, ...HEADS[kind](want).map(([name, unit], at) => el("th", { scope: "col", className: at === 1 ? "text" : "" }, name, unit && el("small", null, unit)))));
        body.replaceChildren(...found.rows.map((row) => el("tr", { className: row === found.row ? "best" : "" }, el("th", { scope: "row" }, row.one.name),
          ...(kind === "mlx" ? mlx : paged)(row, want, setting).map((cell, at) => el("td", { className: at === 0 ? "text" : "" }, cell)))));
      },
    };
  };
})(self);
