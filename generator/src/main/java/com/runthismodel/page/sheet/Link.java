package com.runthismodel.page.sheet;

/** Words that lead somewhere. */
public record Link(String text, String href) {}
