package com.runthismodel.page;

/** A file that holds one record as JSON. */
public record DataFile(String path, Record value) implements Output {}
