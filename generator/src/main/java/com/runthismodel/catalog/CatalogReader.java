package com.runthismodel.catalog;

import java.nio.file.Path;

/** The door of this package: a content folder becomes a {@link Catalog}, or every mistake in it is told at once. */
public final class CatalogReader {
    private CatalogReader() {}

    /** @throws ContentException with all problems when there is one */
    public static Catalog read(Path content) {
        throw new UnsupportedOperationException(content.toString());
    }
}
