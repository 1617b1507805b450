/**
 * The domain: models, architectures, variants, devices, quantizations, runtimes and measurements, each checked by its own
 * record. Start at {@link com.runthismodel.catalog.Catalog}; {@code content} reads one from files. Knows no estimates and
 * no pages.
 */
package com.runthismodel.catalog;
