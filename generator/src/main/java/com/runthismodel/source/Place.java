package com.runthismodel.source;

/** Where something stands: a file (relative to the repository, with slashes), a line and a column, both from 1. */
public record Place(String file, int line, int column) {}
