// The first page answers for the visitor's machine, and finds a model by name.
(function home() {
  "use strict";
  const RTM = self.RTM;
  const { el } = RTM;
  const place = document.querySelector("[data-home]");
  if (!place) return;
  const MOST = 12;
  const found = el("ul", { className: "models" });
  const says = el("p", { className: "note", role: "status" });
  const input = document.getElementById("find");
  const answer = place.querySelector(".home-answer");
  const printed = Array.from(answer.childNodes);
  const [heading, note, list, links] = [el("h2"), el("p", { className: "note" }), el("ul", { className: "models" }), el("p", { className: "actions" })];
  answer.before(says, found);
  input.parentNode.hidden = false;
  let entries = [];

  let on = null;

  /** Speeds come when the device's rates do; without them the list says what fits. */
  function rates(rig) {
    on = RTM.pace && RTM.pace.machine(rig);
    if (on || !rig || !(rig.gpu || rig.bandwidth) || RTM.pace) return;
    Promise.all([RTM.load(place.dataset.rank), RTM.devices()]).then(follow, (error) => console.error(error.message));
  }

  const ready = () => RTM.load(place.dataset.home).then(() => (entries = entries.length ? entries : RTM.catalogue(RTM.models)));
  const failed = (error) => (says.textContent = error.message);

  function line(entry, rig) {
    const verdict = rig ? RTM.browse.verdict(entry, rig) : "";
    const speed = on && rig ? RTM.rank.speed(entry, rig, on) : 0;
    const words = RTM.fit.WORDS[verdict] + (speed ? ", " + RTM.speed.figures(speed) + " t/s" : "");
    const mark = verdict ? el("span", { className: "v " + verdict }, words) : el("span", null, entry.vendor);
    return el("li", null, el("a", { href: "models/" + entry.slug + ".html" }, entry.name), mark);
  }

  function machine() {
    const rig = RTM.rig.get();
    return rig && rig.kind && rig.memoryGib ? RTM.rig.machine(rig) : null;
  }

  function search() {
    const query = input.value.trim();
    const rig = machine();
    const result = query ? RTM.browse.search(entries, query) : { found: [] };
    found.replaceChildren(...result.found.slice(0, MOST).map((entry) => line(entry, rig)));
    says.textContent = !query ? "" : result.found.length === 0 ? "No model has that in its name." : (result.near ? "Nothing is spelled like that; close: " : "") + result.found.length + " found.";
  }

  /** The most downloaded that fit, in place of as many printed ones: what stands below does not move. */
  function fitting(rig) {
    const whole = entries.filter((entry) => ["fits", "tight"].includes(RTM.browse.verdict(entry, rig)));
    const all = (sort, words) => el("a", { href: "models.html?fits=mine" + sort + "#" + RTM.rig.code() }, words);
    const title = RTM.grouped(whole.length) + " of " + RTM.grouped(entries.length) + " models fit your machine";
    RTM.text(heading, title);
    RTM.text(note, "At the quantization each page recommends and 8,192 tokens of context; most downloaded first." + (on ? " Speeds are estimates for one user, tokens per second." : ""));
    fill(list, whole.slice(0, MOST).map((entry) => line(entry, rig)));
    fill(links, [all("", "All " + RTM.grouped(whole.length) + " that fit"), all("&sort=largest", "The largest first"), on ? all("&sort=speed", "The fastest first") : "", RTM.rig.about(RTM.rig.get(), "About this hardware")].filter(Boolean));
    if (heading.parentNode !== answer) answer.replaceChildren(heading, note, list, links);
  }

  /** A line that says more of the same model stays in place: a finger may be on it. */
  function fill(parent, next) {
    next.forEach((item, at) => {
      const old = parent.children[at];
      if (!old) parent.append(item);
      else if (item.firstElementChild && item.firstElementChild.isEqualNode(old.firstElementChild)) old.lastElementChild.replaceWith(item.lastElementChild);
      else if (!item.isEqualNode(old)) old.replaceWith(item);
    });
    while (parent.children.length > next.length) parent.lastElementChild.remove();
  }

  input.addEventListener("focus", () => ready().catch(failed));
  input.addEventListener("input", () => ready().then(search, failed));
  RTM.rig.onChange(follow);

  function follow() {
    rates(RTM.rig.get());
    if (machine()) ready().then(draw, failed);
    else answer.replaceChildren(...printed);
  }

  /** The machine may have been forgotten while the models were on their way. */
  function draw() {
    if (machine()) fitting(machine());
  }
})();
