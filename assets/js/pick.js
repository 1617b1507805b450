// Which quantization to take on a machine and why: estimate.advice.Pick of the generator, where the weights are explained.
(function picks(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const LITTLE = 0.04;
  const log2 = (value) => Math.log(value) / Math.log(2);
  const lossOfBits = (bits) => LITTLE * Math.pow(4, 4.5 - bits);
  const slow = (row) => row.pace > 0 && row.pace < RTM.fit.SLOW;
  const bytes = (row) => row.model.tensorBytes;

  /** Halvings of speed and doublings of loss that matter. */
  function cost(row) {
    const slowness = slow(row) ? log2(RTM.fit.SLOW / row.pace) : 0;
    const place = RTM.advice.whole(row.verdict) ? 0 : row.pace > 0 ? 1 : 2;
    return slowness + place + (row.loss > LITTLE ? log2(row.loss / LITTLE) : 0);
  }

  const ORDER = ["fits", "tight", "offload"];

  function better(one, other) {
    const by = cost(one) - cost(other) || ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict);
    return by ? by < 0 : RTM.advice.whole(one.verdict) ? bytes(one) > bytes(other) : bytes(one) < bytes(other);
  }

  const least = (rows) => rows.reduce((found, row) => (!found || better(row, found) ? row : found), null);
  const running = (rows) => rows.filter((row) => ORDER.includes(row.verdict));

  /** The best of rows {model, verdict, pace: tokens per second or 0, loss}; null where none runs. */
  const best = (rows) => least(running(rows));

  /** Why it is the best of these, in words. */
  function reason(row, rows) {
    const all = running(rows);
    if (!RTM.advice.whole(row.verdict)) {
      const other = least(all.filter((one) => RTM.advice.whole(one.verdict)));
      return other ? other.model.quantization + " would fit whole but loses more quality than layers in system memory cost" : "nothing fits whole; larger ones are slower, smaller ones lose more quality";
    }
    if (slow(row)) return "nothing is fast here: larger ones are slower still, smaller ones lose more quality";
    const larger = all.filter((one) => bytes(one) > bytes(row));
    if (cost(row) > 0) return larger.length ? "larger ones lose less quality, but not enough to be worth their layers in system memory" : "the largest that runs, though it loses much quality";
    const largest = row.verdict === "fits" ? "the largest that leaves 1 GiB free" : "the largest that fits, with less than 1 GiB to spare";
    return larger.some((one) => RTM.advice.whole(one.verdict) && slow(one)) ? largest + " and still writes " + RTM.fit.SLOW + " tokens per second" : largest;
  }

  /**
   * Loss of each quantization from the page's own table, rows [name, bits per weight, measured quality]: divergence,
   * the rise of the logarithm of perplexity over the least, or by bits.
   */
  function losses(rows, perplexity) {
    const figures = rows.map((row) => parseFloat(row[2]));
    const lowest = Math.min.apply(null, figures.filter((figure) => figure > 0));
    const found = {};
    rows.forEach((row, at) => {
      const measured = perplexity ? Math.log(figures[at] / lowest) : figures[at];
      found[row[0]] = figures[at] >= 0 ? measured : row[1] > 0 ? lossOfBits(row[1]) : 0;
    });
    return found;
  }

  RTM.pick = { best, reason, losses };
})(self);
