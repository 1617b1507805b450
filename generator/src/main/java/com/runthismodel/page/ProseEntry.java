package com.runthismodel.page;

/** The header of a hand-written page. {@code file} is relative to the repository: what an edit link opens. */
public record ProseEntry(String path, String file, String title, String description) {}
