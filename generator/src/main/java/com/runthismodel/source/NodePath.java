package com.runthismodel.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows a field path such as {@code files.gguf[2]} down a tree as far as the tree goes. */
public final class NodePath {
    private static final Pattern STEP = Pattern.compile("\\G\\.?(?:\\[(\\d{1,9})]|([^.\\[\\]]+))");

    private NodePath() {}

    public static Node deepest(Node start, String path) {
        Node node = start;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            Node next =
                    step.group(1) != null ? item(node, Integer.parseInt(step.group(1))) : value(node, step.group(2));
            if (next == null) return node;
            node = next;
        }
        return node;
    }

    private static Node item(Node node, int index) {
        return node instanceof Node.Items items && index < items.list().size()
                ? items.list().get(index)
                : null;
    }

    private static Node value(Node node, String key) {
        return node instanceof Node.Fields fields ? fields.get(key).orElse(null) : null;
    }

    public static String join(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    public static String join(String parent, int index) {
        return parent + "[" + index + "]";
    }
}
