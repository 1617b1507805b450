package com.runthismodel.hub.client;

import com.runthismodel.hub.Snapshot;
import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Brings one snapshot under {@code content/hub} up to date. Asks whether something changed before it asks what, writes each
 * file whole or not at all, and leaves a file alone that was read on the same day, so that a run that was cut off goes on.
 */
public final class Refresher {
    private final HubClient hub;
    private final SnapshotFiles snapshots;
    private final LocalDate today;

    /** @param snapshots the folder {@code content/hub} */
    public Refresher(HubClient hub, Path snapshots, LocalDate today) {
        this.hub = hub;
        this.snapshots = new SnapshotFiles(snapshots);
        this.today = today;
    }

    /** What became of a snapshot. {@code detail} names the changed fields, the new name, or why it failed. */
    public record Outcome(String id, Kind kind, String detail) {
        public enum Kind {
            READ_TODAY,
            UNCHANGED,
            CHANGED,
            /** The Hub answers to old names and to any case of letters; under two names one repository would be two. */
            RENAMED,
            FAILED
        }
    }

    /** @param dimensions whether the repository's config.json is wanted too */
    public Outcome refresh(String id, boolean dimensions) throws InterruptedException {
        try {
            return refreshed(id, dimensions);
        } catch (IOException refused) {
            return new Outcome(id, Outcome.Kind.FAILED, refused.getMessage());
        } catch (IllegalArgumentException unfit) {
            // Such as a number that no JSON of ours can hold: of one repository, the others go on.
            return new Outcome(id, Outcome.Kind.FAILED, id + ": its answer cannot be kept, " + unfit.getMessage());
        }
    }

    private Outcome refreshed(String id, boolean dimensions) throws IOException, InterruptedException {
        Optional<Node.Fields> old = snapshots.read(id);
        Map<String, Object> before = old.map(Plain::map).orElse(Map.of());
        if (today.toString().equals(before.get("read")) && before.containsKey("etag"))
            return new Outcome(id, Outcome.Kind.READ_TODAY, "");
        HubClient.Answer answer =
                hub.info(id, Optional.ofNullable(before.get("etag")).map(Object::toString));
        if (answer.body().isEmpty()) return untouched(id, before);
        Node.Fields info = SnapshotFiles.fields(answer.body().get(), id);
        if (Plain.map(info).get("id") instanceof String name && !name.equals(id))
            return new Outcome(id, Outcome.Kind.RENAMED, HubRefusal.line(name));
        String revision = Objects.toString(Plain.map(info).get("sha"), "main");
        boolean known = revision.equals(before.get("sha")) && before.containsKey("config");
        Optional<Node.Fields> config =
                dimensions && !known ? config(id, revision, before.containsKey("config")) : Optional.empty();
        Map<String, Object> after = Snapshot.of(info, config, old, answer.etag(), today);
        snapshots.write(id, after);
        return new Outcome(id, Outcome.Kind.CHANGED, changes(before, after));
    }

    /** Some repositories have none; of one that is gated the dimensions we have are better than nothing. */
    private Optional<Node.Fields> config(String id, String revision, boolean kept)
            throws IOException, InterruptedException {
        try {
            return Optional.of(SnapshotFiles.fields(hub.file(id, revision, "config.json"), id + "/config.json"));
        } catch (HubException refused) {
            boolean none = refused.kind() == HubException.Kind.NO_SUCH_FILE;
            if (none || kept && refused.kind() == HubException.Kind.GATED) return Optional.empty();
            throw refused;
        }
    }

    private Outcome untouched(String id, Map<String, Object> before) throws IOException {
        Map<String, Object> seen = new LinkedHashMap<>(before);
        seen.put("read", today.toString());
        snapshots.write(id, seen);
        return new Outcome(id, Outcome.Kind.UNCHANGED, "");
    }

    private static String changes(Map<String, Object> before, Map<String, Object> after) {
        TreeSet<String> changed = new TreeSet<>();
        for (String key : after.keySet()) if (!after.get(key).equals(before.get(key))) changed.add(key);
        changed.removeAll(List.of("read", "etag", "sources"));
        return String.join(", ", changed);
    }
}
