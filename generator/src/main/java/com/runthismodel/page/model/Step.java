package com.runthismodel.page.model;

/** One thing to type, and what it does. The command runs as it is copied. */
public record Step(String title, String command) {}
