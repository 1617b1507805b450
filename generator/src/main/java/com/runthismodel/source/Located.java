package com.runthismodel.source;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value with the tree it was read from, so that a check made later can still point at the line.
 *
 * @param tree the tree, or a way to it
 * @param path of the value in that tree
 */
public record Located<T>(T value, String file, Supplier<Node> tree, String path) {
    public Node node() {
        return tree.get();
    }

    /**
     * The same without its tree, which is read again where a problem asks for it: the trees of ten thousand files take
     * several times the memory of what was read from them.
     */
    public Located<T> readingAgain(Supplier<Optional<Node>> reading) {
        Place top = new Place(file, 1, 1);
        return new Located<>(value, file, () -> reading.get().orElse(new Node.Empty(top)), path);
    }

    /** A problem at a field below this value, such as {@code files.gguf[2]}; empty for the value as a whole. */
    public Problem problem(String field, String problem, String fix) {
        String full = path.isEmpty() || field.isEmpty() ? path + field : NodePath.join(path, field);
        return Problem.at(node().deepest(field).place(), full, problem, fix);
    }
}
