package com.runthismodel.source;

/** A value with the tree it was read from, so that a check made later can still point at the line. */
public record Located<T>(T value, Node node, String path) {
    public String file() {
        return node.place().file();
    }

    /** A problem at a field below this value, such as {@code files.gguf[2]}; empty for the value as a whole. */
    public Problem problem(String field, String problem, String fix) {
        String full = path.isEmpty() || field.isEmpty() ? path + field : NodePath.join(path, field);
        return Problem.at(node.deepest(field).place(), full, problem, fix);
    }
}
