package com.runthismodel.page;

/** A file whose text is made here rather than by a template: a twin, the sitemap, a data file. */
public record TextFile(String path, String text) implements Output {}
