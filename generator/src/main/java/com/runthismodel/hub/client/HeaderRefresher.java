package com.runthismodel.hub.client;

import com.runthismodel.hub.HubFile;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.hub.SnapshotTensors;
import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the headers of weights into snapshots, where a snapshot does not hold them yet. Safe for several threads. */
public final class HeaderRefresher {
    private final HubClient hub;
    private final SnapshotFiles snapshots;
    private final Wanted wanted;

    /** Which headers are of use, the most useful first: each a file in all its parts, or all safetensors of a model. */
    public interface Wanted {
        List<List<HubFile>> of(HubRepo repo);
    }

    /** @param snapshots the folder {@code content/hub} */
    public HeaderRefresher(HubClient hub, Path snapshots, Wanted wanted) {
        this.hub = hub;
        this.snapshots = new SnapshotFiles(snapshots);
        this.wanted = wanted;
    }

    /**
     * A header that cannot be read leaves the others alone.
     *
     * @param vocabulary tokens of the model, which tell how long a header is; 0 where not known
     * @param requests the most that may be asked for
     * @return what was read, and what could not be and why
     */
    public List<String> read(String id, long vocabulary, int requests) {
        List<String> told = new ArrayList<>();
        try {
            Node.Fields fields = snapshots.read(id).orElseThrow(() -> new IOException(id + ": has no snapshot"));
            HubRepo repo = SnapshotFiles.repo(fields);
            HeaderReader reader = new HeaderReader(hub, id, repo.sha().orElse("main"), vocabulary, requests);
            Map<String, Object> before = Plain.map(fields);
            Map<String, Object> after = before;
            for (List<HubFile> parts : wanted.of(repo)) {
                if (parts.size() <= reader.left()) after = with(reader, after, parts, told);
            }
            if (!after.equals(before)) snapshots.write(id, after);
        } catch (IOException refused) {
            told.add(refused.getMessage());
        }
        return told;
    }

    private static Map<String, Object> with(
            HeaderReader reader, Map<String, Object> snapshot, List<HubFile> parts, List<String> told) {
        List<String> names = parts.stream().map(HubFile::rfilename).toList();
        String what = names.get(0) + (names.size() == 1 ? "" : " and its other parts");
        try {
            Map<String, Object> read = snapshot;
            if (names.get(0).endsWith(".safetensors"))
                read = SnapshotTensors.with(read, names.get(0), reader.safetensors(names));
            else for (String name : names) read = SnapshotTensors.with(read, name, reader.gguf(name));
            told.add("tensors of " + what);
            return read;
        } catch (IOException refused) {
            told.add("no tensors of " + what + ": " + refused.getMessage());
            return snapshot;
        }
    }
}
