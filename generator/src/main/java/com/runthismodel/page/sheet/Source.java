package com.runthismodel.page.sheet;

import java.util.Optional;

/** What is known, from where. */
public record Source(String what, String where, Optional<String> href) {}
