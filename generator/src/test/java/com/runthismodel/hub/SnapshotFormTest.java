package com.runthismodel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every committed snapshot stands in the very form that a refresh writes, so that a refresh changes values only. */
class SnapshotFormTest {
    @Test
    void snapshotsAreWrittenAsARefreshWritesThem() throws IOException {
        List<Path> files = files();
        assertTrue(files.size() > 450, "snapshots: " + files.size());
        for (Path file : files) {
            Node.Fields snapshot = read(file);
            List<String> keys = List.copyOf(snapshot.keys());
            assertEquals(Snapshot.ORDER.stream().filter(keys::contains).toList(), keys, file + " order of keys");
            assertEquals(JsonWriter.tidy(Plain.map(snapshot)), Files.readString(file), file.toString());
        }
    }

    private static Node.Fields read(Path file) {
        Problems problems = new Problems();
        Node node = SourceFile.read(file, file.toString(), problems).orElseThrow(() -> new AssertionError(file));
        return (Node.Fields) node;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("content/hub"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
