package com.runthismodel.page.sheet;

/** A question people ask, answered with the figures printed elsewhere on the page. */
public record Question(String question, String answer) {}
