package com.runthismodel.bake;

import java.util.LinkedHashSet;
import java.util.List;

/** The site could not be built; the previous one stays. One line per mistake, each with the file it is in. */
public final class BakeException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> mistakes;

    /** A mistake in what many pages share is told once, however many it spoils. */
    public BakeException(List<String> mistakes) {
        this(new LinkedHashSet<>(mistakes));
    }

    private BakeException(LinkedHashSet<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
