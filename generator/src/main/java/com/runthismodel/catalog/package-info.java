/**
 * The domain: models, architectures, variants, devices, quantizations, runtimes and measurements, read from content/,
 * checked and joined. Start at {@link com.runthismodel.catalog.CatalogReader}. Knows no estimates and no pages.
 */
package com.runthismodel.catalog;
