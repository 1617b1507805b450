// Long work in short pieces: between two of them the page answers to the visitor's finger.
(function pieces(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const PIECE_MS = 6;

  const pause = () => (global.scheduler && global.scheduler.yield ? global.scheduler.yield() : new Promise((done) => setTimeout(done)));

  /** work(one) for each of the list; promises whether it came to the end, which wanted() can call off at every pause. */
  RTM.pieces = async function inPieces(list, work, wanted) {
    let end = performance.now() + PIECE_MS;
    for (const one of list) {
      if (performance.now() > end) {
        await pause();
        if (!wanted()) return false;
        end = performance.now() + PIECE_MS;
      }
      work(one);
    }
    return true;
  };
})(self);
