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

    private final Pace pace;
    private long left = Long.MAX_VALUE;
    private long quota = Long.MAX_VALUE;
    private long resetAt;
    private int onTheirWay;

    RateBudget(Pace pace) {
        this.pace = pace;
    }

    /** Waits until a request is granted. */
    synchronized void take() throws InterruptedException {
        while (left <= 0) {
            long wait = resetAt - pace.millis();
            if (wait <= 0) left = quota;
            else pace.sleep(wait);
        }
        left--;
        onTheirWay++;
    }

    /** Takes note of an answer's headers; absent ones change nothing. */
    synchronized void answered(Optional<String> limit, Optional<String> policy) {
        onTheirWay--;
        policy.map(QUOTA::matcher).filter(Matcher::find).ifPresent(found -> quota = Long.parseLong(found.group(1)));
        Optional<Matcher> now = limit.map(LEFT::matcher).filter(Matcher::find);
        if (now.isEmpty()) return;
        long seconds = Long.parseLong(now.get().group(3));
        left = Math.max(0, Long.parseLong(now.get().group(2)) - onTheirWay);
        resetAt = pace.millis() + (seconds + 1) * 1000;
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
