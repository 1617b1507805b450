package com.runthismodel.bake.state;

import java.util.Map;
import java.util.Optional;

/**
 * All that a bake leaves for the next one. It stands beside the site; losing it costs one bake of everything.
 *
 * @param java the Java that ran: with another one everything is made again
 * @param lookedAtNanos when the inputs were looked at
 * @param sources folders of the inputs by name
 * @param outputs folders of the site
 * @param facts the newest day that facts of a model were read
 */
public record SiteState(
        String java,
        long lookedAtNanos,
        Map<String, Folder> sources,
        OutFolder outputs,
        Optional<String> facts,
        Packed<Shared> shared,
        ModelStates models) {
    public static final String JAVA = System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor");

    /** The same site after nothing but times of files has changed. */
    public SiteState looked(long atNanos, Map<String, Folder> folders) {
        return new SiteState(java, atNanos, folders, outputs, facts, shared, models);
    }

    public SiteState with(OutFolder renewed) {
        return new SiteState(java, lookedAtNanos, sources, renewed, facts, shared, models);
    }
}
