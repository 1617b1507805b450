package com.runthismodel.source.record;

import com.runthismodel.source.Node;
import com.runthismodel.source.NodePath;
import com.runthismodel.source.Place;
import com.runthismodel.source.Problems;

/**
 * The field being read: the field it is in, its own step, a good value to show, and where to report. The path is put
 * together only when there is something to report: hundreds of thousands of fields are read for each that is refused.
 */
record Spot(Spot parent, Object step, String example, boolean strict, Problems problems) {
    /** Where reading begins: the path of a record within a larger file, or none. */
    static Spot top(String path, boolean strict, Problems problems) {
        return new Spot(null, path, "", strict, problems);
    }

    String path() {
        if (parent == null) return (String) step;
        return step instanceof Integer index
                ? NodePath.join(parent.path(), index)
                : NodePath.join(parent.path(), (String) step);
    }

    Spot key(String key, String keyExample) {
        return new Spot(this, key, keyExample, strict, problems);
    }

    Spot item(int index) {
        return new Spot(this, index, one(example), strict, problems);
    }

    /** Of the example of a list, {@code [a, b]}, that of an item: {@code a}. */
    private static String one(String example) {
        if (!example.startsWith("[")) return example;
        int end = example.indexOf(',') > 0 ? example.indexOf(',') : example.length() - 1;
        return example.substring(1, end).strip();
    }

    /** Reports and returns null, which stands for "refused" among shapes. */
    Object refuse(Place place, String problem, String fix) {
        problems.add(place, path(), problem, fix);
        return null;
    }

    Object wants(String wanted, Node found, String fix) {
        if (found instanceof Node.Empty) return refuse(found.place(), "is empty", "give it a value or remove the key");
        return refuse(found.place(), "wants " + wanted + ", found " + found.describe(), fix);
    }

    String forExample(String otherwise) {
        return example.isEmpty() ? otherwise : "for example " + example;
    }
}
