// Shows what a speed looks like: our own text at the estimated pace, or a recorded run of this model as it came. Runs on a
// click only; who prefers less motion gets the finished text and the figures at once.
(function feels(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  // About four characters of English are a token.
  const PIECE = /\s*\S{1,4}/g;
  const TEXT = "This text was not written by the model. It is here to show a speed: it appears piece by piece, each piece about as long as a token, and a token is about three quarters of an English word. "
    + "First comes a pause, while the prompt is read. Then the pieces come as fast as the estimate for your machine says. Most people read five to ten tokens in a second, so anything faster runs ahead of the eye, and anything slower makes you wait. "
    + "A long conversation is slower than its beginning, because every new token looks back at all that was said before. Other programs on the same machine, heat and a weak power supply slow it down as well. "
    + "When the last piece has appeared, the line above says how long all of it took.";

  /** [[milliseconds, text], …] at this pace. */
  function paced(firstToken, tokensPerSecond) {
    return TEXT.match(PIECE).map((text, at) => [(firstToken + at / tokensPerSecond) * 1000, text]);
  }

  const clock = (milliseconds) => RTM.pace.seconds(milliseconds / 1000);

  function summary(pieces, count) {
    const last = pieces[pieces.length - 1][0];
    const decode = ((count - 1) * 1000) / (last - pieces[0][0]);
    return count + " tokens in " + clock(last) + ": the first after " + clock(pieces[0][0]) + ", then " + RTM.speed.figures(decode) + " per second.";
  }

  RTM.feel = function feel(recordings) {
    const { el, text, button } = RTM;
    const start = button(recordings ? "Watch a recorded run" : "Watch this speed", () => begin());
    const stop = button("Stop", () => end("Stopped."), { hidden: true });
    const says = el("span", { role: "status" });
    const label = el("p", { className: "note" });
    const thinking = el("span", { className: "absent" });
    const answer = el("span");
    const stage = el("p", { className: "stage", hidden: true }, thinking, answer);
    const element = el("div", { className: "feel", hidden: true }, el("p", { className: "rig-line" }, start, stop, says), label, stage);
    let pace = null;
    let frame = 0;

    async function begin() {
      const kept = recordings ? await RTM.load(recordings).then(() => RTM.recordings, () => []) : [];
      const recorded = kept.find((one) => pace && one.quantization === pace.quantization) || kept[0];
      if (recorded) play(recorded.pieces, recorded.tokens, recorded.about);
      else if (pace) play(paced(pace.firstToken, pace.tokensPerSecond), 0, "A demonstration of speed with a text of ours, not an answer of the model: " + pace.about + ".");
    }

    function play(pieces, tokens, about) {
      const done = summary(pieces, tokens || pieces.length);
      text(label, about);
      thinking.textContent = answer.textContent = "";
      stage.hidden = false;
      if (global.matchMedia("(prefers-reduced-motion: reduce)").matches) {
        show(pieces);
        return end(done);
      }
      start.hidden = true;
      stop.hidden = false;
      stop.focus();
      text(says, "The first token comes after " + clock(pieces[0][0]));
      run(pieces, done);
    }

    function run(pieces, done) {
      const began = performance.now();
      let shown = 0;
      const step = (now) => {
        const from = shown;
        while (shown < pieces.length && pieces[shown][0] <= now - began) shown += 1;
        if (shown > from) show(pieces.slice(from, shown));
        if (shown === pieces.length) end(done);
        else frame = requestAnimationFrame(step);
      };
      frame = requestAnimationFrame(step);
    }

    function show(pieces) {
      for (const [, words, thought] of pieces) (thought ? thinking : answer).append(words);
    }

    function end(words) {
      cancelAnimationFrame(frame);
      const held = document.activeElement === stop;
      start.hidden = false;
      stop.hidden = true;
      if (held) start.focus();
      text(says, words);
    }

    return {
      element,
      /** {firstToken, tokensPerSecond, quantization, about}, or null where no speed is known. */
      show(next) {
        pace = next;
        element.hidden = !next && !recordings;
      },
    };
  };
})(self);
