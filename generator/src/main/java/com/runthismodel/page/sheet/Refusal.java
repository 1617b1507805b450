package com.runthismodel.page.sheet;

/** Why there are no estimates: what is not known, and what would be needed to know it. */
public record Refusal(String reason, String needed) {}
