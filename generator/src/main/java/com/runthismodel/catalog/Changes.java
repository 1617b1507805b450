package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What changed on the pages on one day: {@code content/changes/<day>.yaml}, written by {@code check --changed --record}. */
public record Changes(
        @Doc(value = "Day of the change; the file's name begins with it", example = "2026-11-25")
        LocalDate date,

        @Doc(value = "Why, in one plain sentence", example = "Hub snapshots read again")
        Optional<String> summary,

        @Doc("The pages, each with what is different on it") List<Entry> pages) {

    public Changes {
        pages = List.copyOf(pages);
    }

    public record Entry(
            @Doc(value = "Address of the page", example = "models/llama-3.2-1b-instruct.html")
            String page,

            @Doc(value = "Title of the page", example = "Llama 3.2 1B Instruct")
            String title,

            @Doc("What became of it") Kind kind,

            @Doc(value = "Figures before and after", example = "[\"Q4_K_M: download 0.81 → 0.82 GB\"]")
            List<String> what) {

        public Entry {
            what = List.copyOf(what);
        }
    }

    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }
}
