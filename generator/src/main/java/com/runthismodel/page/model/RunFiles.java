package com.runthismodel.page.model;

/** Which files of runs lie beside a page: it names only what is there. */
public record RunFiles(boolean measured, boolean recordings) {}
