// Two tables that follow the visitor: every quantization with its parts, and a row "your machine" in the printed grid.
(function liveTables(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});

  RTM.liveTable = function liveTable(variants) {
    const { el, text } = RTM;
    const heads = [["Type", ""], ["On your machine", el("a", { href: "../method.html#grade" }, "grade")], ["GPU memory", "GiB"], ["of it KV cache", "GiB"], ["RAM", "GiB"], ["Longest context", "tokens"], ["Answer", "tokens/s"]];
    const head = el("tr", null, ...heads.map(([name, unit], at) => el("th", { scope: "col", className: at === 1 ? "text" : "" }, name, unit && el("small", null, unit))));
    const lines = variants.map((model) => {
      const cells = heads.slice(1).map((unused, at) => el("td", { className: at === 0 ? "text" : "" }));
      return { cells, mark: el("span", { className: "v" }), row: el("tr", null, el("th", { scope: "row" }, model.quantization), ...cells) };
    });
    let settings = null;
    for (const [at, line] of lines.entries()) {
      line.cells[0].append(line.mark);
      // Each figure of memory opens its parts.
      line.figures = ["gpu", "kv", "ram"].map((name) => RTM.button("", () => RTM.explain(variants[at].quantization, name, settings), { className: "figure", ariaHasPopup: "dialog" }));
      line.figures.forEach((figure, place) => line.cells[place + 1].append(figure));
    }
    const element = el("div", { className: "scroll", role: "region", tabIndex: 0, ariaLabel: "Every quantization with these settings" },
      el("table", { className: "num" }, el("thead", null, head), el("tbody", null, ...lines.map((line) => line.row))));

    return {
      element,
      show(rows, picked, want) {
        settings = RTM.advice.settings(want);
        rows.forEach((row, at) => {
          const line = lines[at];
          line.row.className = row === picked ? "best" : "";
          line.mark.className = "v " + row.verdict;
          text(line.mark, row.verdict ? RTM.fit.WORDS[row.verdict] + ", " + RTM.fit.grade(row.verdict, row.pace) : "–");
          text(line.figures[0], RTM.gib(row.run.gpu));
          text(line.figures[1], RTM.gib(row.run.gpuKv));
          text(line.figures[2], RTM.gib(row.run.host));
          text(line.cells[4], row.longest ? RTM.tokens(row.longest) : "–");
          text(line.cells[5], RTM.pace.cell(row));
        });
      },
    };
  };

  /** The visitor's row on top of the printed grid of devices. */
  RTM.fitsRow = function fitsRow() {
    const { el, text } = RTM;
    const grid = document.querySelector("#fits .grid");
    if (!grid) return { show() {} };
    const names = Array.from(grid.tHead.rows[0].cells, (cell) => cell.textContent).slice(1);
    const cells = names.map(() => el("td"));
    const row = el("tr", { className: "mine", hidden: true }, el("th", { scope: "row" }, "Your machine"), ...cells);
    grid.tBodies[0].prepend(row);
    return {
      show(rows, rig) {
        row.hidden = !rig;
        if (rig) names.forEach((name, at) => {
          const found = rows.find((one) => one.model.quantization === name);
          const longest = found && found.longest && RTM.advice.whole(found.verdict) ? " " + RTM.tokens(found.longest) : "";
          cells[at].className = found ? "v " + found.verdict : "";
          text(cells[at], found ? RTM.fit.WORDS[found.verdict] + longest : "–");
        });
      },
    };
  };
})(self);
