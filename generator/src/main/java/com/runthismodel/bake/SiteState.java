package com.runthismodel.bake;

import java.util.Map;
import java.util.SortedMap;

/**
 * All that a bake leaves for the next one. It stands beside the site; losing it costs one bake of everything.
 *
 * @param java the Java that ran: with another one everything is made again
 * @param lookedAtNanos when the inputs were looked at
 * @param outputs the site's files, with their sums
 * @param models by slug
 */
record SiteState(
        String java,
        long lookedAtNanos,
        Map<String, Stamp> sources,
        Map<String, Stamp> outputs,
        Packed<Shared> shared,
        SortedMap<String, ModelState> models) {
    static final String JAVA = System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor");

    /** The same site after nothing but times of files has changed. */
    SiteState looked(long atNanos, Map<String, Stamp> stamps) {
        return new SiteState(java, atNanos, stamps, outputs, shared, models);
    }
}
