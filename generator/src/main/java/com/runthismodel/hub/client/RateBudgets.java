package com.runthismodel.hub.client;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A budget for each of the Hub's buckets: it counts questions to its API apart from files. Which bucket a path belongs to is
 * what the Hub itself calls it in an answer; until then all paths share one, and a name that is new takes the place of none.
 */
final class RateBudgets {
    private static final Pattern NAME = Pattern.compile("\"([^\"]{1,40})\"\\s*;\\s*r=");

    private static final int MOST_NAMES = 8;

    private final Pace pace;
    private final Map<String, RateBudget> byName = new HashMap<>();
    private final Map<Boolean, RateBudget> byKind = new HashMap<>();

    RateBudgets(Pace pace) {
        this.pace = pace;
        RateBudget first = new RateBudget(pace);
        byKind.put(true, first);
        byKind.put(false, first);
    }

    /** A request that was granted, and in which window. */
    record Grant(boolean api, RateBudget budget, long window) {}

    Grant take(String path) throws InterruptedException {
        // Small files are handed out from below /api too.
        boolean api = path.startsWith("/api/") && !path.startsWith("/api/resolve-cache/");
        RateBudget budget;
        synchronized (this) {
            budget = byKind.get(api);
        }
        return new Grant(api, budget, budget.take());
    }

    void answered(Grant grant, HttpResponse<?> answer) {
        Optional<String> limit = answer.headers().firstValue("ratelimit");
        RateBudget named = limit.map(text -> named(grant, text)).orElse(grant.budget);
        Optional<String> policy = answer.headers().firstValue("ratelimit-policy");
        if (named == grant.budget) {
            named.answered(grant.window, limit, policy);
            return;
        }
        grant.budget.lost();
        named.heard(limit, policy);
    }

    void lost(Grant grant) {
        grant.budget.lost();
    }

    /** The budget that an answer speaks of; from now on the one of its kind of path. */
    private synchronized RateBudget named(Grant grant, String limit) {
        Matcher name = NAME.matcher(limit);
        if (!name.find() || byName.size() == MOST_NAMES && !byName.containsKey(name.group(1))) return grant.budget;
        RateBudget budget = byName.get(name.group(1));
        if (budget == null) {
            boolean taken = byName.containsValue(grant.budget);
            budget = taken ? new RateBudget(pace) : grant.budget;
            byName.put(name.group(1), budget);
        }
        byKind.put(grant.api, budget);
        return budget;
    }
}
