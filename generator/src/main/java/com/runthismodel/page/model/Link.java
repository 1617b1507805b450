package com.runthismodel.page.model;

/** Words that lead somewhere. */
public record Link(String text, String href) {}
