package com.runthismodel.estimate.speed;

/** What keeps a server from serving more, or faster. */
public enum Limit {
    /** No further user's context fits. */
    MEMORY,
    /** Each step waits for weights and caches to be read. */
    BANDWIDTH,
    /** Each step waits for operations, or prompts take most of the time. */
    COMPUTE
}
