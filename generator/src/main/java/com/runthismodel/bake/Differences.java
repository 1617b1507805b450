package com.runthismodel.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What became of each input since a bake. A file that looks different is read: its content decides. */
final class Differences {
    private final Set<String> changed = new TreeSet<>();
    private final Set<String> removed = new TreeSet<>();
    private final Map<String, Stamp> stamps;
    private boolean restamped;

    private Differences(Map<String, Stamp> stamps) {
        this.stamps = stamps;
    }

    static Differences between(SiteState before, Inputs now) throws IOException {
        Differences differences = new Differences(new HashMap<>(now.stamps().size() * 2));
        for (Map.Entry<String, Stamp> file : now.stamps().entrySet())
            differences.compare(file.getKey(), file.getValue(), before, now);
        for (String name : before.sources().keySet())
            if (!now.stamps().containsKey(name)) differences.removed.add(name);
        return differences;
    }

    private void compare(String name, Stamp stamp, SiteState before, Inputs now) throws IOException {
        Stamp old = before.sources().get(name);
        if (old != null && old.sameFile(stamp) && !old.racy(before.lookedAtNanos())) {
            stamps.put(name, old);
            return;
        }
        byte[] content = Files.readAllBytes(now.path(name));
        Stamp read = stamp.with(Manifest.sha256(content, content.length));
        stamps.put(name, read);
        restamped = true;
        if (old == null || !old.sum().equals(read.sum())) changed.add(name);
    }

    /** Files that are new or have another content. */
    Set<String> changed() {
        return changed;
    }

    Set<String> removed() {
        return removed;
    }

    /** The stamps of now, those of files that had to be read with their sums. */
    Map<String, Stamp> stamps() {
        return stamps;
    }

    boolean none() {
        return changed.isEmpty() && removed.isEmpty();
    }

    /** Whether some file was read in vain and would be again, were its new stamp not kept. */
    boolean restamped() {
        return restamped;
    }
}
