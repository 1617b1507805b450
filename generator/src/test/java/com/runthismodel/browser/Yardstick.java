package com.runthismodel.browser;

/**
 * A fixed piece of work in the page, in the manner of ours (objects, numbers, texts and a sort), that tells how slow this
 * machine is at the moment: a limit in milliseconds was set where the work takes {@value #REFERENCE_MILLIS} ms, and holds
 * as many times longer where it takes longer. A quicker machine has the limit as it is.
 */
final class Yardstick {
    private static final double REFERENCE_MILLIS = 8;

    private static final String WORK = """
            const times = [];
            for (let round = 0; round < 16; round++) {
              const start = performance.now(), entries = [];
              for (let i = 0; i < 15000; i++) entries.push({ name: 'n' + i % 97, bytes: i * 7919 % 15000, share: Math.sqrt(i) });
              let sum = 0;
              for (const entry of entries) sum += entry.bytes / (1 + entry.share) + entry.name.length;
              entries.sort((a, b) => a.bytes - b.bytes || b.share - a.share);
              if (!(sum > 0)) throw new Error('no work');
              times.push(performance.now() - start);
            }
            return times.sort((a, b) => a - b)[4];
            """;

    private Yardstick() {}

    /** @return 1, or how many times longer than the limits suppose */
    static double slowness(Browser browser) {
        double millis = Browser.number(browser.script(WORK));
        System.out.printf("the yardstick takes %.2f ms%n", millis);
        return Math.max(1, millis / REFERENCE_MILLIS);
    }
}
