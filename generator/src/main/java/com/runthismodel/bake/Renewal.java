package com.runthismodel.bake;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Journal;
import com.runthismodel.bake.disk.Manifest;
import com.runthismodel.bake.disk.ManifestLines;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.bake.disk.StagedSite;
import com.runthismodel.bake.state.Differences;
import com.runthismodel.bake.state.Inputs;
import com.runthismodel.bake.state.OutFolder;
import com.runthismodel.bake.state.SiteState;
import com.runthismodel.bake.state.Stamp;
import com.runthismodel.bake.state.StateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files that may have changed, on their way into a site that is there: only those with other bytes are written. */
final class Renewal {
    /** The build status, once it is known how the build is called. */
    interface Status {
        String of(String build);
    }

    private final Order order;
    private final SiteState before;
    private final Map<String, byte[]> printed;
    private final Set<String> gone;
    private final Status status;
    private final Map<String, byte[]> news = new TreeMap<>();
    private final SortedMap<String, Optional<String>> sums = new TreeMap<>();
    private SiteState after;

    /**
     * @param after all but the site's files, which are those of before
     * @param gone files that are no longer made
     */
    Renewal(
            Order order,
            SiteState before,
            SiteState after,
            Map<String, byte[]> printed,
            Set<String> gone,
            Status status) {
        this.order = order;
        this.before = before;
        this.after = after;
        this.printed = printed;
        this.gone = gone;
        this.status = status;
    }

    /** Nothing but times of files has changed. */
    static Renewal none(Order order, SiteState before, Inputs inputs, Differences differences) {
        SiteState after =
                differences.restamped() ? before.looked(inputs.lookedAtNanos(), differences.folders()) : before;
        return new Renewal(order, before, after, Map.of(), Set.of(), null);
    }

    Baked publish(Disk disk) throws IOException {
        if (status != null) renew();
        if (after != before) write(disk);
        return Baked.some(after.outputs().pages(), after.outputs().files(), news.size());
    }

    /** What is true once it is published. */
    SiteState after() {
        return after;
    }

    private void renew() throws IOException {
        for (Map.Entry<String, byte[]> file : printed.entrySet()) add(file.getKey(), file.getValue());
        for (String path : gone) sums.put(path, Optional.empty());
        ManifestLines lines = new ManifestLines(Files.readAllBytes(order.out().resolve(Manifest.PATH))).with(sums);
        sums.clear();
        sums.put(StagedSite.MARK, Optional.empty());
        String build = Manifest.fingerprint(lines.with(sums).text());
        add(StagedSite.MARK, status.of(build).getBytes(StandardCharsets.UTF_8));
        if (news.containsKey(StagedSite.MARK)) lines = lines.with(sums);
        if (!same(Manifest.PATH, lines.text())) news.put(Manifest.PATH, lines.text());
    }

    private void add(String path, byte[] bytes) throws IOException {
        if (same(path, bytes)) return;
        news.put(path, bytes);
        sums.put(path, Optional.of(Manifest.sha256(bytes, bytes.length)));
    }

    private boolean same(String path, byte[] bytes) throws IOException {
        Path file = order.out().resolve(path);
        return Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private void write(Disk disk) throws IOException {
        Journal journal = Journal.open(order, disk);
        try {
            for (String path : gone) remove(path, journal);
            for (Map.Entry<String, byte[]> file : news.entrySet()) put(file.getKey(), file.getValue(), journal);
            journal.state(StateFile.bytes(after));
        } catch (IOException e) {
            journal.forget();
            throw e;
        }
        journal.apply();
    }

    private void remove(String path, Journal journal) throws IOException {
        journal.remove(path);
        after = after.with(after.outputs().without(path, stamp(order.out().resolve(path))));
    }

    private void put(String path, byte[] bytes, Journal journal) throws IOException {
        Path old = order.out().resolve(path);
        OutFolder outputs = after.outputs();
        if (Files.exists(old)) outputs = outputs.without(path, stamp(old));
        after = after.with(outputs.with(path, stamp(journal.put(path, bytes))));
    }

    private static Stamp stamp(Path file) throws IOException {
        return Stamp.of(Files.readAttributes(file, BasicFileAttributes.class));
    }
}
