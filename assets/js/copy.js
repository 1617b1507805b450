// Copy buttons on commands: <div data-copy><code>…</code></div>, named by the attribute or by the text before.
(function copyButtons() {
  "use strict";
  const blocks = document.querySelectorAll("[data-copy]");
  if (blocks.length === 0) return;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  for (const block of blocks) block.append(buttonFor(block));

  function buttonFor(block) {
    const button = document.createElement("button");
    const what = document.createElement("span");
    button.type = "button";
    button.className = "copy";
    what.className = "visually-hidden";
    what.textContent = " " + nameOf(block);
    button.append("Copy", what);
    button.addEventListener("click", () => copy(block.querySelector("code"), button));
    return button;
  }

  function nameOf(block) {
    const before = block.closest("li")?.firstChild;
    return block.dataset.copy || (before ? before.textContent.trim() : "the command");
  }

  // On plain http there is no clipboard: the text is selected instead, ready for the keyboard.
  function copy(code, button) {
    const refused = () => {
      getSelection().selectAllChildren(code);
      say(button, "Select");
      status.textContent = "Selected. Press Ctrl+C or Cmd+C to copy.";
    };
    if (!navigator.clipboard) return refused();
    navigator.clipboard.writeText(code.textContent).then(() => {
      say(button, "Copied");
      status.textContent = "Copied.";
    }, refused);
  }

  function say(button, word) {
    button.firstChild.data = word;
    setTimeout(() => (button.firstChild.data = "Copy"), 2000);
  }
})();
