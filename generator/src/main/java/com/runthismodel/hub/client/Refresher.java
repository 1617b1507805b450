package com.runthismodel.hub.client;

import com.runthismodel.hub.HubRepo;
import com.runthismodel.hub.Snapshot;
import com.runthismodel.source.JsonWriter;
import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import com.runthismodel.source.Problems;
import com.runthismodel.source.RecordReader;
import com.runthismodel.source.SourceFile;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Brings one snapshot under {@code content/hub} up to date. Asks whether something changed before it asks what, writes each
 * file whole or not at all, and leaves a file alone that was read on the same day, so that a run that was cut off goes on.
 */
public final class Refresher {
    private static final RecordReader<HubRepo> CHECK = RecordReader.of(HubRepo.class);

    private final HubClient hub;
    private final Path snapshots;
    private final LocalDate today;

    /** @param snapshots the folder {@code content/hub} */
    public Refresher(HubClient hub, Path snapshots, LocalDate today) {
        this.hub = hub;
        this.snapshots = snapshots;
        this.today = today;
    }

    /** What became of a snapshot. {@code detail} names the changed fields, or why it failed. */
    public record Outcome(String id, Kind kind, String detail) {
        public enum Kind {
            READ_TODAY,
            UNCHANGED,
            CHANGED,
            FAILED
        }
    }

    /** @param dimensions whether the repository's config.json is wanted too */
    public Outcome refresh(String id, boolean dimensions) throws InterruptedException {
        try {
            return refreshed(id, dimensions);
        } catch (IOException refused) {
            return new Outcome(id, Outcome.Kind.FAILED, refused.getMessage());
        }
    }

    private Outcome refreshed(String id, boolean dimensions) throws IOException, InterruptedException {
        Path file = snapshots.resolve(id + ".json");
        Optional<Node.Fields> old =
                Files.exists(file) ? Optional.of(fields(Files.readString(file), id)) : Optional.empty();
        Map<String, Object> before = old.map(Plain::map).orElse(Map.of());
        if (today.toString().equals(before.get("read")) && before.containsKey("etag"))
            return new Outcome(id, Outcome.Kind.READ_TODAY, "");
        HubClient.Answer answer =
                hub.info(id, Optional.ofNullable(before.get("etag")).map(Object::toString));
        if (answer.body().isEmpty()) return untouched(file, id, before);
        Node.Fields info = fields(answer.body().get(), id);
        String revision = Objects.toString(Plain.map(info).get("sha"), "main");
        Optional<Node.Fields> config = dimensions && !revision.equals(before.get("sha"))
                ? Optional.of(fields(hub.file(id, revision, "config.json"), id + "/config.json"))
                : Optional.empty();
        Map<String, Object> after = Snapshot.of(info, config, old, answer.etag(), today);
        write(file, after);
        return new Outcome(id, Outcome.Kind.CHANGED, changes(before, after));
    }

    private Outcome untouched(Path file, String id, Map<String, Object> before) throws IOException {
        Map<String, Object> seen = new java.util.LinkedHashMap<>(before);
        seen.put("read", today.toString());
        write(file, seen);
        return new Outcome(id, Outcome.Kind.UNCHANGED, "");
    }

    /** What the site would refuse is not written: the old snapshot is worth more. */
    private static void write(Path file, Map<String, Object> snapshot) throws IOException {
        String text = JsonWriter.tidy(snapshot);
        Problems problems = new Problems();
        SourceFile.parse(text, file.getFileName().toString(), problems).flatMap(node -> CHECK.read(node, problems));
        if (!problems.isEmpty()) throw new IOException(problems.sorted().get(0).toString());
        Files.createDirectories(file.getParent());
        // Always the same name: what a killed run leaves behind, the next one writes over and moves into place.
        Path aside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.writeString(aside, text);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plainDisk) {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static Node.Fields fields(String text, String name) throws IOException {
        Problems problems = new Problems();
        Optional<Node> node = SourceFile.parse(text, name.endsWith(".json") ? name : name + ".json", problems);
        if (node.isPresent() && node.get() instanceof Node.Fields fields) return fields;
        throw new HubException(
                HubException.Kind.BROKEN,
                problems.isEmpty()
                        ? name + ": not a JSON object"
                        : problems.sorted().get(0).toString());
    }

    private static String changes(Map<String, Object> before, Map<String, Object> after) {
        TreeSet<String> changed = new TreeSet<>();
        for (String key : after.keySet()) if (!after.get(key).equals(before.get(key))) changed.add(key);
        changed.removeAll(java.util.List.of("read", "etag", "sources"));
        return String.join(", ", changed);
    }
}
