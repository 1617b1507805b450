package com.runthismodel.page;

/** An HTML page: a record whose components its template prints. */
public non-sealed interface Page extends Output {
    /** File name below {@code templates/}, {@code model.ftlh}. */
    String template();

    Head head();
}
