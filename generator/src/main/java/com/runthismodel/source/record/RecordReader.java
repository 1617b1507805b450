package com.runthismodel.source.record;

import com.runthismodel.source.Key;
import com.runthismodel.source.Located;
import com.runthismodel.source.Node;
import com.runthismodel.source.NodePath;
import com.runthismodel.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads located trees into records. Keys are the record's component names (or their {@link Key}); Optional, List and
 * Map components may be absent, all others must be there, unknown keys are mistakes. All mistakes of a tree are
 * reported in one pass. A constructor may refuse with an IllegalArgumentException that says
 * {@code component: problem; fix}: it is reported at the line of that component.
 */
public final class RecordReader<T> {
    private final Class<T> type;
    private final Shape shape;
    private final boolean strict;

    private RecordReader(Class<T> type, boolean strict) {
        this.type = type;
        this.shape = Shapes.of(type);
        this.strict = strict;
    }

    public static <T> RecordReader<T> of(Class<T> type) {
        return new RecordReader<>(type, true);
    }

    /** For what others write, where a new key is no mistake: an answer of the Hub. */
    public RecordReader<T> ignoringUnknownKeys() {
        return new RecordReader<>(type, false);
    }

    /** Whether a type stands in files as one value that its own {@code of} reads, and not as a map of its components. */
    public static boolean isOneValue(Class<?> type) {
        return ValueShape.of(type).isPresent();
    }

    /** The record, or nothing when a problem was added. */
    public Optional<Located<T>> read(Node node, Problems problems) {
        return read(node, "", problems);
    }

    /** The records of a list; those that were refused are missing from it. */
    public List<Located<T>> readList(Node node, String path, Problems problems) {
        if (!(node instanceof Node.Items items)) {
            problems.add(node.place(), path, "wants a list, found " + node.describe(), "begin each entry with \"- \"");
            return List.of();
        }
        List<Located<T>> all = new ArrayList<>();
        List<Node> nodes = items.list();
        for (int i = 0; i < nodes.size(); i++)
            read(nodes.get(i), NodePath.join(path, i), problems).ifPresent(all::add);
        return all;
    }

    private Optional<Located<T>> read(Node node, String path, Problems problems) {
        Object value = shape.read(node, Spot.top(path, strict, problems));
        return Optional.ofNullable(value)
                .map(type::cast)
                .map(record -> new Located<>(record, node.place().file(), () -> node, path));
    }
}
