/**
 * Text with positions: YAML and JSON files become located trees, and every mistake becomes a
 * {@link com.runthismodel.source.Problem} with file, line, field and fix. Start at
 * {@link com.runthismodel.source.SourceFile}; {@code record} makes records of trees, {@code write} makes text of records.
 * The only floor that sees Jackson. Knows nothing of models or devices.
 */
package com.runthismodel.source;
