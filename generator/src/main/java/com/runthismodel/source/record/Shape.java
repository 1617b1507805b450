package com.runthismodel.source.record;

import com.runthismodel.source.Node;
import java.util.Map;
import java.util.Optional;

/**
 * What a Java type looks like in a file: how a node becomes a value of it, and how a JSON Schema says so. Reading and
 * schema come from one object, so an editor accepts exactly what the generator accepts.
 */
interface Shape {
    /** The value, or null when it was refused and reported. */
    Object read(Node node, Spot spot);

    /** What stands for a key that is not there; empty when the key must be there. */
    default Optional<Object> absent() {
        return Optional.empty();
    }

    /** The schema; nested records add themselves to the definitions and refer to them. */
    Map<String, Object> schema(Map<String, Object> definitions);
}
