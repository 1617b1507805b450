package com.runthismodel.bake;

/** What a bake made: HTML pages, and files of all kinds. */
public record Baked(int pages, int files) {}
