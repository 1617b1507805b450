package com.runthismodel.page.sheet;

import java.util.Optional;

/** One thing to type, and what it does. The command runs as it is copied. */
public record Step(String title, String command, Optional<String> note) {}
