// A llama-server command rewritten for other settings: flags are replaced in place or added, the rest stays as it was.
(function commands(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const LINE_LENGTH = 80; // As snippet.Shell breaks lines.

  function setFlag(groups, flag, value) {
    const place = groups.findIndex((group) => group.split(" ")[0] === flag);
    if (value === null) return groups.filter((group, at) => at !== place);
    const text = flag + " " + value;
    return place < 0 ? groups.concat(text) : groups.map((group, at) => (at === place ? text : group));
  }

  /** One group for the program, one for each flag with its value. */
  function split(command) {
    return command.replace(/ \\\n\s*/g, " ").split(/ (?=--?[a-z])/);
  }

  function join(groups) {
    const line = groups.join(" ");
    return line.length <= LINE_LENGTH ? line : groups.join(" \\\n  ");
  }

  /** want: {source "repo:quantization" or "", contextTokens, users, cache}; plan: {gpuLayers} or {cpuMoeLayers} or null. */
  RTM.command = function command(original, want, plan) {
    const cache = want.cache === "F16" ? null : want.cache.toLowerCase();
    let groups = split(original);
    if (want.source) groups = setFlag(groups, "-hf", want.source);
    groups = setFlag(groups, "-c", want.contextTokens * want.users);
    groups = setFlag(groups, "-np", want.users > 1 ? want.users : null);
    groups = setFlag(groups, "-ngl", plan && plan.gpuLayers !== undefined ? plan.gpuLayers : null);
    groups = setFlag(groups, "--n-cpu-moe", plan && plan.cpuMoeLayers !== undefined ? plan.cpuMoeLayers : null);
    groups = setFlag(groups, "-ctk", cache);
    groups = setFlag(groups, "-ctv", cache);
    return join(groups);
  };
})(self);
