package com.runthismodel.bake;

import java.util.List;

/** What a bake made: HTML pages, and files of all kinds; and how long its parts took. */
public record Baked(int pages, int files, List<Stages.Stage> stages) {
    Baked timed(Stages measured) {
        return new Baked(pages, files, measured.list());
    }
}
