/**
 * How a content folder becomes a {@link com.runthismodel.catalog.Catalog}: files found and read, each checked by itself and
 * with all others, models joined with their snapshots. Start at {@link com.runthismodel.catalog.content.CatalogReader}.
 */
package com.runthismodel.catalog.content;
