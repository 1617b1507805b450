package com.runthismodel.page;

/**
 * Markup that is safe to print as it is: made by our own code or cleaned. Templates print every string escaped and
 * every Html raw, so no template ever decides what to trust.
 */
public record Html(String markup) {
    @Override
    public String toString() {
        return markup;
    }
}
