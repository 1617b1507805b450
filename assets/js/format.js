// Numbers as the generator prints them, from integers alone: unit.Decimal, unit.Bytes and unit.Tokens.
(function formats(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const GIB = 1073741824;

  /** numerator / denominator with two decimals, rounded half up on the remainder, as Decimal.ratio does. */
  function hundredths(numerator, denominator) {
    let whole = Math.floor(numerator / denominator);
    let fraction = Math.floor((2 * (numerator % denominator) * 100 + denominator) / (2 * denominator));
    if (fraction >= 100) {
      whole += 1;
      fraction -= 100;
    }
    return whole + "." + (fraction < 10 ? "0" : "") + fraction;
  }

  const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

  RTM.gib = (bytes) => hundredths(bytes, GIB);
  RTM.grouped = grouped;

  /** 32K for multiples of 1,024, otherwise the grouped number. */
  RTM.tokens = function tokens(count) {
    if (count >= 1048576 && count % 1048576 === 0) return count / 1048576 + "M";
    if (count >= 1024 && count % 1024 === 0) return count / 1024 + "K";
    return grouped(count);
  };
})(self);
