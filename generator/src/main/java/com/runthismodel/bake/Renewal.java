package com.runthismodel.bake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** Files that may have changed, on their way into a site that is there: only those with other bytes are written. */
final class Renewal {
    /** The build status, once it is known how the build is called. */
    interface Status {
        String of(String build);
    }

    private final SiteState before;
    private final SiteState after;
    private final Map<String, byte[]> printed;
    private final Status status;
    private final Map<String, byte[]> news = new TreeMap<>();

    /** @param after whose outputs are the files that are not printed again */
    Renewal(SiteState before, SiteState after, Map<String, byte[]> printed, Status status) {
        this.before = before;
        this.after = after;
        this.printed = printed;
        this.status = status;
    }

    /** Nothing but times of files has changed. */
    static Renewal none(SiteState before, Inputs inputs, Differences differences) {
        SiteState after =
                differences.restamped() ? before.looked(inputs.lookedAtNanos(), differences.stamps()) : before;
        return new Renewal(before, after, Map.of(), null);
    }

    Baked publish(Order order, Disk disk) throws IOException {
        if (status != null) renew();
        if (after != before) write(order, disk);
        long pages = after.outputs().keySet().stream()
                .filter(path -> path.endsWith(".html"))
                .count();
        return Baked.some(Math.toIntExact(pages), after.outputs().size(), news.size());
    }

    /** What is true once it is published. */
    SiteState after() {
        return after;
    }

    private void renew() {
        printed.forEach(this::add);
        after.outputs().remove(StagedSite.MARK);
        after.outputs().remove(Manifest.PATH);
        Manifest manifest = new Manifest();
        after.outputs().forEach((path, stamp) -> manifest.put(path, stamp.sum()));
        add(StagedSite.MARK, status.of(manifest.fingerprint()).getBytes(StandardCharsets.UTF_8));
        manifest.put(StagedSite.MARK, after.outputs().get(StagedSite.MARK).sum());
        add(Manifest.PATH, manifest.text().getBytes(StandardCharsets.UTF_8));
    }

    private void add(String path, byte[] bytes) {
        String sum = Manifest.sha256(bytes, bytes.length);
        Stamp old = before.outputs().get(path);
        boolean same = old != null && old.sum().equals(sum);
        after.outputs().put(path, same ? old : new Stamp(0, 0, 0, sum));
        if (!same) news.put(path, bytes);
    }

    private void write(Order order, Disk disk) throws IOException {
        Journal journal = Journal.open(order, disk);
        try {
            for (String path : before.outputs().keySet()) if (!after.outputs().containsKey(path)) journal.remove(path);
            for (Map.Entry<String, byte[]> file : news.entrySet()) {
                Path written = journal.put(file.getKey(), file.getValue());
                Stamp stamp = Stamp.of(Files.readAttributes(written, BasicFileAttributes.class));
                after.outputs().computeIfPresent(file.getKey(), (path, known) -> stamp.with(known.sum()));
            }
            journal.state(StateFile.bytes(after));
        } catch (IOException e) {
            journal.forget();
            throw e;
        }
        journal.apply();
    }
}
