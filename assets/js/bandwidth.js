// Memory bandwidth from timed reads: what is believed of them, and as which range. No page: numbers in, words out.
(function bandwidths(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const MIB = 1048576;
  const LEAST_MS = 5; // Browsers round their clocks to a tenth of a millisecond: shorter readings are off by percents.
  const LEAST_SAMPLES = 5;
  const LEAST_MIB = 256; // The largest caches hold 128 MB: a smaller set might never leave them.
  const MOST_SPREAD = 0.35;
  const STILL_FALLING = 0.75;
  const MOST_GB = 10000;
  // A well-written reader reaches four fifths of what memory can deliver, or more.
  const REACHED = 0.8;

  const rate = (sample) => sample.bytes / sample.ms / 1e6; // Bytes a millisecond are thousandths of MB a second.
  const sorted = (numbers) => numbers.slice().sort((a, b) => a - b);
  const quantile = (ordered, part) => ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * part))];
  const median = (numbers) => quantile(sorted(numbers), 0.5);

  /** Two digits: the measurement tells no more. */
  function rounded(number) {
    const unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(number)) - 1));
    return Math.round(number / unit) * unit;
  }

  const refused = (why) => ({ range: null, why: "No figure: " + why });

  /**
   * steps: [{footprint, samples: [{bytes, ms}]}], the set of bytes read growing from step to step. Answers {range: [low,
   * high] in GB/s or null, why}: the median read, and the best one over what a reader reaches.
   */
  RTM.bandwidth = function bandwidth(seen) {
    if (seen.skipped) return refused(seen.skipped);
    const steps = seen.steps.map((step) => ({ footprint: step.footprint, rates: step.samples.filter((one) => one.ms >= LEAST_MS).map(rate) })).filter((step) => step.rates.length > 0);
    const last = steps[steps.length - 1];
    const before = steps[steps.length - 2];
    if (!last || last.rates.length < LEAST_SAMPLES) return refused("too few readings came back.");
    if (last.footprint < LEAST_MIB * MIB) return refused("only " + Math.round(last.footprint / MIB) + " MiB could be read at once, which a cache may hold.");
    const ordered = sorted(last.rates);
    const middle = median(ordered);
    if ((quantile(ordered, 0.9) - quantile(ordered, 0.1)) / middle > MOST_SPREAD) return refused("the readings differ too much, something else is using the processor or it changes its speed.");
    if (before && middle < STILL_FALLING * median(before.rates)) return refused("reading more was still slower each time: a cache had its part in it.");
    const best = ordered[ordered.length - 1];
    if (!(middle > 0) || best > MOST_GB) return refused("the clock of this browser cannot be right.");
    const range = [rounded(middle), rounded(best / REACHED)];
    const set = Math.round(last.footprint / MIB) + " MiB read " + last.rates.length + " times";
    return { range, why: "About " + range.join(" to ") + " GB/s, measured in your browser: " + set + ", from the middle reading to what the best one allows for. It stands for a device that is not in our list." };
  };
})(self);
