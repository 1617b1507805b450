// Elements from words: no markup is ever parsed.
(function elements(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});

  /** el("button", {type: "button", onclick: f}, "Copy"): properties where the element has them, else attributes. */
  RTM.el = function el(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name in element && name !== "list") element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };

  RTM.button = (text, onclick, more) => RTM.el("button", Object.assign({ type: "button", onclick }, more), text);

  /** Writes only what changed: a slider step touches few nodes. */
  RTM.text = function text(element, value) {
    if (element.textContent !== value) element.textContent = value;
  };
})(self);
