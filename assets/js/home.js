// The first page answers for the visitor's machine, and finds a model by name.
(function home() {
  const RTM = self.RTM;
  const { el } = RTM;
  const place = document.querySelector("[data-home]");
  if (!place) return;
  const MOST = 12;
  const found = el("ul", { className: "models" });
  const says = el("p", { className: "note", role: "status" });
  const input = el("input", { id: "find", type: "search", autocomplete: "off", spellcheck: false });
  const answer = el("div", { hidden: true });
  place.replaceChildren(el("div", { className: "search" }, el("label", { htmlFor: input.id }, "Find a model by name, maker or family"), input), says, found, answer);
  let entries = [];

  const ready = () => RTM.load(place.dataset.home).then(() => (entries = entries.length ? entries : RTM.catalogue(RTM.models)));
  const failed = (error) => (says.textContent = error.message);

  function line(entry, verdict) {
    const mark = verdict ? el("span", { className: "v " + verdict }, RTM.fit.WORDS[verdict]) : el("span", null, entry.vendor);
    return el("li", null, el("a", { href: "models/" + entry.slug + ".html" }, entry.name), mark);
  }

  function machine() {
    const rig = RTM.rig.get();
    return rig && rig.kind && rig.memoryGib ? RTM.rig.machine(rig) : null;
  }

  function search() {
    const query = input.value.trim();
    const on = machine();
    const result = query ? RTM.browse.search(entries, query) : { found: [] };
    found.replaceChildren(...result.found.slice(0, MOST).map((entry) => line(entry, on ? RTM.browse.verdict(entry, on) : "")));
    says.textContent = !query ? "" : result.found.length === 0 ? "No model has that in its name." : (result.near ? "Nothing is spelled like that; close: " : "") + result.found.length + " found.";
  }

  /** The most downloaded that fit with room, then how many in all. */
  function fitting(on) {
    const whole = entries.filter((entry) => ["fits", "tight"].includes(RTM.browse.verdict(entry, on)));
    const title = RTM.grouped(whole.length) + " of " + RTM.grouped(entries.length) + " models fit your machine";
    answer.hidden = false;
    answer.replaceChildren(
      el("h2", null, title),
      el("p", { className: "note" }, "At the quantization each page recommends and 8,192 tokens of context; most downloaded first."),
      el("ul", { className: "models" }, ...whole.slice(0, MOST).map((entry) => line(entry, RTM.browse.verdict(entry, on)))),
      el("p", null, el("a", { href: "models.html?fits=mine#" + RTM.rig.code() }, "All " + RTM.grouped(whole.length) + " that fit")));
  }

  input.addEventListener("focus", () => ready().catch(failed));
  input.addEventListener("input", () => ready().then(search, failed));
  RTM.rig.onChange(() => {
    const on = machine();
    answer.hidden = !on;
    if (on) ready().then(() => fitting(on), failed);
  });
})();
