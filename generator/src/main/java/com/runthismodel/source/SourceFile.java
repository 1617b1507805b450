package com.runthismodel.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The door of this package: a YAML or JSON file becomes a located tree, or problems. */
public final class SourceFile {
    private SourceFile() {}

    /** The name is the path to print in problems, with slashes; its ending tells the format. */
    public static Optional<Node> read(Path file, String name, Problems problems) {
        return SourceText.read(file, name, problems).flatMap(text -> tree(text, name, problems));
    }

    /** The same from text already in memory: an answer of the Hub, or a test. */
    public static Optional<Node> parse(String text, String name, Problems problems) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return SourceText.checked(bytes, new Place(name, 1, 1), problems).flatMap(t -> tree(t, name, problems));
    }

    private static Optional<Node> tree(String text, String name, Problems problems) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) return TreeBuilder.json(text, name, problems);
        if (lower.endsWith(".yaml")) return TreeBuilder.yaml(text, name, problems);
        problems.add(new Place(name, 1, 1), "", "is neither .yaml nor .json", "rename or remove it");
        return Optional.empty();
    }
}
