package com.runthismodel.hub;

import com.runthismodel.source.Node;
import com.runthismodel.source.Words;

/** Whether the makers ask who you are before they hand out files. The Hub writes false, "auto" or "manual". */
public enum Gated {
    NO,
    AUTO,
    MANUAL;

    public static Gated of(Node node) {
        if (node instanceof Node.Bool bool) return bool.value() ? MANUAL : NO;
        if (node instanceof Node.Text text) {
            for (Gated gated : values()) if (gated != NO && Words.of(gated).equals(text.value())) return gated;
        }
        throw new IllegalArgumentException("wants false, auto or manual, found " + node.describe());
    }
}
