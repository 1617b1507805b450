package com.runthismodel.hub;

import com.runthismodel.source.Node;
import java.util.List;

/** One text or several: authors write {@code license: mit} and {@code license: [mit, apache-2.0]} alike. */
public record Texts(List<String> values) {
    public Texts {
        values = List.copyOf(values);
    }

    public static Texts of(Node node) {
        if (node instanceof Node.Text text) return new Texts(List.of(text.value()));
        if (node instanceof Node.Items items)
            return new Texts(items.list().stream().map(Texts::text).toList());
        throw new IllegalArgumentException("wants a text or a list of texts, found " + node.describe());
    }

    private static String text(Node node) {
        if (node instanceof Node.Text text) return text.value();
        throw new IllegalArgumentException("wants a list of texts, found " + node.describe() + " in it");
    }
}
