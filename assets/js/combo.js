// A field that finds one of many by name and forgives a slip: the combobox of the ARIA authoring practices.
(function combos(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const { el, text } = RTM;
  const MOST = 10;

  /**
   * load() promises entries {text: lower-case words to find, name, detail}; pick(entry) is called with the chosen one.
   * keep: the field keeps the name of what was picked, otherwise it is emptied for the next.
   */
  RTM.combo = function combo({ id, label, placeholder, load, pick, keep }) {
    const list = el("ul", { id: id + "-list", className: "options", role: "listbox", hidden: true, ariaLabel: label });
    const input = el("input", { id, type: "text", role: "combobox", autocomplete: "off", spellcheck: false, placeholder: placeholder || "" });
    const says = el("p", { className: "visually-hidden", role: "status" });
    const element = el("div", { className: "combo" }, el("label", { htmlFor: id }, label), input, list, says);
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-autocomplete", "list");
    let entries = [];
    let found = [];
    let active = -1;
    close();

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      move(-1);
    }

    function move(to) {
      active = to;
      Array.from(list.children, (line, at) => line.setAttribute("aria-selected", String(at === active)));
      if (active < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }

    function show() {
      const query = input.value.trim();
      const result = query ? RTM.browse.search(entries, query) : { found: [] };
      found = result.found.slice(0, MOST);
      list.replaceChildren(...found.map(option));
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      move(-1);
      text(says, !query ? "" : found.length ? RTM.grouped(result.found.length) + " found" + (result.near ? ", spelled nearly like that" : "") : "Nothing is called that.");
    }

    function option(entry, at) {
      const line = el("li", { id: id + "-" + at, role: "option" }, entry.name, entry.detail ? el("small", null, " " + entry.detail) : "");
      line.addEventListener("mousedown", (event) => event.preventDefault()); // The field keeps the focus.
      line.addEventListener("click", () => choose(entry));
      return line;
    }

    function choose(entry) {
      input.value = keep ? entry.name : "";
      close();
      text(says, "");
      pick(entry);
    }

    function key(event) {
      const last = found.length - 1;
      if (event.key === "Escape" && !list.hidden) close();
      else if (event.key === "Enter" && found.length && !list.hidden) choose(found[Math.max(active, 0)]);
      else if (event.key === "ArrowDown" && found.length) step(active >= last ? 0 : active + 1);
      else if (event.key === "ArrowUp" && found.length) step(active <= 0 ? last : active - 1);
      else return;
      event.preventDefault();
    }

    function step(to) {
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      move(to);
    }

    const ready = () => load().then((all) => (entries = all), (error) => text(says, error.message));
    input.addEventListener("focus", ready);
    input.addEventListener("input", () => ready().then(show));
    input.addEventListener("keydown", key);
    input.addEventListener("blur", close);
    return { element, input };
  };

  /** All devices for such a field. */
  RTM.deviceEntries = () => RTM.devices().then((all) => all.map((one) =>
    Object.assign({ text: one.name.toLowerCase(), detail: one.sizes.length ? one.sizes.join(", ") + " GiB" : "" }, one)));
})(self);
