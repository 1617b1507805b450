package com.runthismodel.bake;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a bake made: HTML pages, and files of all kinds; and how long its parts took.
 *
 * @param written files with other bytes than before, where only what changed was made
 */
public record Baked(int pages, int files, OptionalInt written, List<Stages.Stage> stages) {
    static Baked all(int pages, int files) {
        return new Baked(pages, files, OptionalInt.empty(), List.of());
    }

    static Baked some(int pages, int files, int written) {
        return new Baked(pages, files, OptionalInt.of(written), List.of());
    }

    Baked timed(Stages measured) {
        return new Baked(pages, files, written, measured.list());
    }
}
