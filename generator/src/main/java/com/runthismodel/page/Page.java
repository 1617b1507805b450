package com.runthismodel.page;

/** One page of the site: where it goes, which template prints it, what its head says. */
public interface Page {
    /** Relative to the site's root, {@code models/llama-3.2-1b-instruct.html}. */
    String path();

    /** File name below {@code templates/}, {@code model.ftlh}. */
    String template();
}
