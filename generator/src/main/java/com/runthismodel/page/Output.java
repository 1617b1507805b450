package com.runthismodel.page;

/** One file of the site. */
public sealed interface Output permits Page, TextFile, DataFile {
    /** Relative to the site's root, with forward slashes: {@code models/llama-3.2-1b-instruct.html}. */
    String path();
}
