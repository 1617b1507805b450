package com.runthismodel.bake.state;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of the inputs since a bake. Folders whose marks are the same are passed over; in the others, a file that
 * looks different is read: its content decides.
 */
public final class Differences {
    private final Set<String> changed = new TreeSet<>();
    private final Set<String> added = new TreeSet<>();
    private final Set<String> removed = new TreeSet<>();
    private final Map<String, Folder> folders = new LinkedHashMap<>();
    private boolean restamped;

    private Differences() {}

    public static Differences between(SiteState before, Inputs now) throws IOException {
        Differences differences = new Differences();
        for (Map.Entry<String, Inputs.Seen> folder : now.folders().entrySet())
            differences.compare(folder.getKey(), folder.getValue(), before);
        for (Map.Entry<String, Folder> folder : before.sources().entrySet())
            if (!now.folders().containsKey(folder.getKey())) differences.gone(folder.getKey(), folder.getValue());
        return differences;
    }

    private void compare(String name, Inputs.Seen seen, SiteState before) throws IOException {
        Folder old = before.sources().get(name);
        boolean racy = old != null && Stamp.racy(old.mark().newestNanos(), before.lookedAtNanos());
        if (old != null && !racy && old.mark().sameFiles(seen.mark())) {
            folders.put(name, old);
            return;
        }
        Map<String, Stamp> known = old == null ? Map.of() : old.files();
        Map<String, Stamp> now = new HashMap<>();
        for (Map.Entry<String, Stamp> file : seen.files().entrySet()) {
            Stamp stamp = compare(name, file.getKey(), file.getValue(), known.get(file.getKey()), seen, before);
            now.put(file.getKey(), stamp);
        }
        for (String file : known.keySet()) if (!now.containsKey(file)) removed.add(name + "/" + file);
        folders.put(name, Folder.of(now));
    }

    private Stamp compare(String folder, String file, Stamp stamp, Stamp old, Inputs.Seen seen, SiteState before)
            throws IOException {
        if (old != null && old.sameFile(stamp) && !Stamp.racy(old.modifiedNanos(), before.lookedAtNanos())) return old;
        Stamp read = stamp.with(Sum.of(Files.readAllBytes(seen.folder().resolve(file))));
        restamped = true;
        if (old == null) added.add(folder + "/" + file);
        if (old == null || old.size() != read.size() || !old.sum().equals(read.sum())) changed.add(folder + "/" + file);
        return read;
    }

    private void gone(String name, Folder folder) {
        for (String file : folder.files().keySet()) removed.add(name + "/" + file);
        restamped = true;
    }

    /** Files that are new or have another content. */
    Set<String> changed() {
        return changed;
    }

    Set<String> removed() {
        return removed;
    }

    /** Whether all files are called what they were called before. */
    public boolean sameNames() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** The folders of now, with the sums of those files that had to be read. */
    public Map<String, Folder> folders() {
        return folders;
    }

    public boolean none() {
        return changed.isEmpty() && removed.isEmpty();
    }

    /** Whether some file was read in vain and would be again, were its new stamp not kept. */
    public boolean restamped() {
        return restamped;
    }
}
