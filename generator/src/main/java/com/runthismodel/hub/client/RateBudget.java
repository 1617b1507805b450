package com.runthismodel.hub.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests the Hub's rate limit still grants. Every answer says it: {@code ratelimit: "api";r=497;t=168} (left,
 * seconds to reset) and {@code ratelimit-policy: …;q=500;w=300} (quota, window). Requests that are on their way when an
 * answer is written may or may not be counted in it, so they are counted as not: waiting a little early is free.
 */
final class RateBudget {
    private static final Pattern LEFT = Pattern.compile("\"([^\"]{1,40})\"\\s*;\\s*r=(\\d{1,9})\\s*;\\s*t=(\\d{1,9})");
    private static final Pattern QUOTA = Pattern.compile("q=(\\d{1,9})[^q]{0,80}?w=(\\d{1,9})");

    /** Resets are said in whole seconds: what differs by more is another window's. */
    private static final long ROUNDING_MILLIS = 2000;

    /** Windows of the Hub take five minutes; what claims more would hold us for ever. */
    private static final long LONGEST_WINDOW_SECONDS = 15 * 60;

    private final Pace pace;
    private long left = Long.MAX_VALUE;
    private long quota = Long.MAX_VALUE;
    private long resetAt;
    private long window;
    private int onTheirWay;

    RateBudget(Pace pace) {
        this.pace = pace;
    }

    /**
     * Waits until a request is granted. Not while holding the lock: answers that are on their way must be noted meanwhile.
     *
     * @return the window it belongs to, for its answer
     */
    long take() throws InterruptedException {
        while (true) {
            long wait;
            synchronized (this) {
                if (left <= 0 && pace.millis() >= resetAt) startWindow();
                if (left > 0) {
                    left--;
                    onTheirWay++;
                    return window;
                }
                wait = Math.max(1, resetAt - pace.millis());
            }
            pace.sleep(wait);
        }
    }

    private void startWindow() {
        left = quota;
        window++;
    }

    /** Takes note of an answer's headers; absent ones change nothing, nor does what speaks of a window that is over. */
    synchronized void answered(long askedIn, Optional<String> limit, Optional<String> policy) {
        onTheirWay--;
        if (askedIn == window) heard(limit, policy);
    }

    /** The same of an answer whose request was counted elsewhere. */
    synchronized void heard(Optional<String> limit, Optional<String> policy) {
        policy.map(QUOTA::matcher)
                .filter(Matcher::find)
                .ifPresent(found -> quota = Math.max(1, Long.parseLong(found.group(1))));
        Optional<Matcher> now = limit.map(LEFT::matcher).filter(Matcher::find);
        if (now.isEmpty()) return;
        long reset = pace.millis()
                + (Math.min(LONGEST_WINDOW_SECONDS, Long.parseLong(now.get().group(3))) + 1) * 1000;
        long granted = Math.max(0, Long.parseLong(now.get().group(2)) - onTheirWay);
        // Answers overtake each other: within a window an older one must not give back what a newer one took.
        left = reset > resetAt + ROUNDING_MILLIS ? granted : Math.min(left, granted);
        resetAt = Math.max(resetAt, reset);
    }

    /** A request that got no answer. */
    synchronized void lost() {
        onTheirWay--;
    }

    /** Seconds until the window of this answer ends, when the answer says that nothing is left of it. */
    static Optional<Long> secondsToReset(Optional<String> limit) {
        return limit.map(LEFT::matcher)
                .filter(Matcher::find)
                .filter(found -> found.group(2).equals("0"))
                .map(found -> Long.parseLong(found.group(3)) + 1);
    }
}
