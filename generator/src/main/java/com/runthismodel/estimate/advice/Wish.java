package com.runthismodel.estimate.advice;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.RunSettings;

/** What somebody wants of a run, whatever the machine: tokens for each user, the type of the cache, users at once. */
public record Wish(long userContext, TensorType cache, int users) {
    public Wish {
        if (userContext < 1) throw new IllegalArgumentException("userContext must be at least 1, was " + userContext);
        if (users < 1) throw new IllegalArgumentException("users must be at least 1, was " + users);
    }

    Wish withContext(long tokens) {
        return new Wish(tokens, cache, users);
    }

    Wish withCache(TensorType type) {
        return new Wish(userContext, type, users);
    }

    Wish withUsers(int count) {
        return new Wish(userContext, cache, count);
    }

    /** Current llama-server, each user with a cache of its own, everything on the GPU. */
    public RunSettings settings() {
        return RunSettings.headline(Math.multiplyExact(userContext, users))
                .withSequences(users, false)
                .withCache(cache, cache);
    }
}
