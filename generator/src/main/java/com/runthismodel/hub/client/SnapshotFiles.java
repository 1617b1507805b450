package com.runthismodel.hub.client;

import com.runthismodel.hub.HubRepo;
import com.runthismodel.source.Node;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** The folder {@code content/hub}: each file is written whole or not at all, and only what the site would take. */
record SnapshotFiles(Path folder) {
    private static final RecordReader<HubRepo> CHECK = RecordReader.of(HubRepo.class);

    Optional<Node.Fields> read(String id) throws IOException {
        Path file = file(id);
        return Files.exists(file) ? Optional.of(fields(Files.readString(file), id)) : Optional.empty();
    }

    /** What the site would refuse is not written: the old snapshot is worth more. */
    void write(String id, Map<String, Object> snapshot) throws IOException {
        Path file = file(id);
        String text = JsonWriter.tidy(snapshot);
        repo(fields(text, id));
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

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }

    static HubRepo repo(Node.Fields fields) throws IOException {
        Problems problems = new Problems();
        return CHECK.read(fields, problems)
                .orElseThrow(() -> new IOException(problems.sorted().get(0).toString()))
                .value();
    }

    static Node.Fields fields(String text, String name) throws IOException {
        Problems problems = new Problems();
        Optional<Node> node = SourceFile.parse(text, name.endsWith(".json") ? name : name + ".json", problems);
        if (node.isPresent() && node.get() instanceof Node.Fields fields) return fields;
        throw new HubException(
                HubException.Kind.BROKEN,
                problems.isEmpty()
                        ? name + ": not a JSON object"
                        : problems.sorted().get(0).toString());
    }
}
