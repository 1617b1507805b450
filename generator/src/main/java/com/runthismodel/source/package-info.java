/**
 * Text with positions: YAML and JSON files become located trees, located trees become records, and every mistake
 * becomes a {@link com.runthismodel.source.Problem} with file, line, field and fix. Start at
 * {@link com.runthismodel.source.SourceFile} and {@link com.runthismodel.source.RecordReader}; {@code JsonSchema} says
 * the same to editors, {@code JsonWriter} writes. The only floor that sees Jackson. Knows nothing of models or devices.
 */
package com.runthismodel.source;
