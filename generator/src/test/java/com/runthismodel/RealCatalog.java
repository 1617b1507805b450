package com.runthismodel;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.content.CatalogReader;
import java.nio.file.Path;

/** The real content, read once for all data tests. A mistake in it fails them with its file and line. */
public final class RealCatalog {
    private static final Catalog CATALOG = CatalogReader.read(Path.of("content"));

    private RealCatalog() {}

    public static Catalog get() {
        return CATALOG;
    }
}
