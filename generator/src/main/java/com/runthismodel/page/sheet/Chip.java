package com.runthismodel.page.sheet;

import java.util.Optional;

/** One labelled fact under the name: never a value without its label. */
public record Chip(String label, String value, Optional<String> href, Optional<String> note) {}
