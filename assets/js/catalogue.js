// The whole catalogue for one machine, and a search that forgives a slip of the finger. No page: rows in, rows out.
(function catalogues(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});

  /** The rows of data/models.js under their names; a model of unknown memory has no need, one that does not write no cost. */
  RTM.catalogue = (rows) => rows.map((row) => {
    const [slug, name, vendor, family, quantization, card, shared, split, perCard, all] = row;
    return {
      slug, name, vendor, quantization, text: (name + " " + vendor + " " + family).toLowerCase(),
      need: card === undefined ? null : { card, shared, split, perCard, all },
      cost: row.length > 10 ? costs(split, row.slice(10)) : null,
    };
  });

  // What a token costs: page.site.ModelsData says in which order.
  function costs(split, [layers, format, cacheBytes, rest, expertBytes, experts, used, recurrent]) {
    return { weightBytes: split - cacheBytes - rest, expertBytes: expertBytes || 0, cacheBytes, layers, format, visits: [experts || 0, used || 0, recurrent || 0] };
  }

  const verdict = (entry, machine) => (entry.need ? RTM.fit.verdict(machine, entry.need) : "");

  /** Letters to change, add, drop or swap until one word begins the other; counts no further than the limit. */
  function slips(typed, word, limit) {
    let before = [];
    let row = [];
    for (let j = 0; j <= word.length; j += 1) row.push(j);
    for (let i = 1; i <= typed.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= word.length; j += 1) {
        const same = typed[i - 1] === word[j - 1] ? 0 : 1;
        let least = Math.min(row[j - 1] + same, row[j] + 1, next[j - 1] + 1);
        if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) least = Math.min(least, before[j - 2] + 1);
        next.push(least);
      }
      before = row;
      row = next;
      if (Math.min.apply(null, row) > limit) return limit + 1;
    }
    return Math.min.apply(null, row); // The word may go on: only what was typed counts.
  }

  const allowed = (word) => (/\d/.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

  function near(text, typed) {
    const limit = allowed(typed);
    return limit > 0 && text.split(/[^a-z0-9.]+/).some((word) => slips(typed, word, limit) <= limit);
  }

  /** All whose words hold every word typed; where there are none, those that nearly do. */
  function search(entries, query) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const exact = entries.filter((entry) => words.every((word) => entry.text.includes(word)));
    if (exact.length || !words.length) return { found: exact, near: false };
    return { found: entries.filter((entry) => words.every((word) => entry.text.includes(word) || near(entry.text, word))), near: true };
  }

  RTM.browse = { verdict, search };
})(self);
