// A command from the lines of a runtime's file, as the generator's snippet.Commands fills them: a line whose setting has no
// value is left out. Values are names of repositories and numbers: none of them needs quoting.
(function commandLines(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const HOLE = /\{([A-Za-z]+)(?:=([A-Za-z0-9_.]+))?\}/g;
  const PLAIN = /^[A-Za-z0-9@%+=:,./_-]+$/;
  const LINE_LENGTH = 80; // As snippet.Shell breaks lines.

  /** The line, or null where a value is missing or another one is wanted. */
  function filled(line, values) {
    let whole = true;
    const text = line.replace(HOLE, (hole, name, wanted) => {
      const value = String(values[name] || "");
      if (!PLAIN.test(value) || (wanted && wanted !== value)) whole = false;
      return wanted ? "" : value;
    });
    return whole ? text : null;
  }

  /** The step that starts a runtime with weights of this format; empty where it has none. */
  RTM.commandLines = function lines(runtime, format, values) {
    const { port, lines: all } = RTM.engineRules.runtimes[runtime];
    if (!all[format]) return "";
    const given = Object.assign({ port }, values);
    const [environment, command] = all[format].map((part) => part.map((line) => filled(line, given)));
    if (command[0] === null) return "";
    const set = environment.filter(Boolean).join(" ");
    const groups = (set ? [set] : []).concat(command.filter(Boolean));
    const line = groups.join(" ");
    return line.length <= LINE_LENGTH ? line : groups.join(" \\\n  ");
  };
})(self);
