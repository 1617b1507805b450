// Asks the browser what draws its pages. Runs on a click only; loaded with identify.js and its table at that moment.
(function probes(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const PATIENCE = 1500; // Milliseconds: some drivers never answer WebGPU.

  /** A throw-away context, given back at once: browsers keep only a few. */
  function webgl() {
    const gl = document.createElement("canvas").getContext("webgl", { powerPreference: "high-performance" });
    if (!gl) return { renderer: "", vendor: "" };
    const firefox = /firefox/i.test(navigator.userAgent); // Tells in RENDERER what others keep in the extension.
    const names = firefox ? null : gl.getExtension("WEBGL_debug_renderer_info");
    const seen = {
      renderer: gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER),
      vendor: gl.getParameter(names ? names.UNMASKED_VENDOR_WEBGL : gl.VENDOR),
    };
    const release = gl.getExtension("WEBGL_lose_context");
    if (release) release.loseContext();
    return seen;
  }

  /** WebGPU names a generation, never a model: enough to catch an untrue name. */
  async function adapter() {
    if (!navigator.gpu) return null;
    const late = new Promise((done) => setTimeout(done, PATIENCE, null));
    try {
      const found = await Promise.race([navigator.gpu.requestAdapter({ powerPreference: "high-performance" }), late]);
      return found && found.info ? { vendor: found.info.vendor, architecture: found.info.architecture, description: found.info.description } : null;
    } catch (refused) {
      console.info("WebGPU: " + refused.message);
      return null;
    }
  }

  /** {answer of RTM.identify, memory the browser admits to in GiB or 0}. */
  RTM.probe = async function probe() {
    const platform = navigator.userAgentData ? navigator.userAgentData.platform : navigator.platform;
    const seen = Object.assign(webgl(), { platform, userAgent: navigator.userAgent, adapter: await adapter() });
    return { answer: RTM.identify(seen), memoryGib: navigator.deviceMemory || 0 };
  };
})(self);
