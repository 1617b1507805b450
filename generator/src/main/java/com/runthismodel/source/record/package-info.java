/**
 * Located trees become records: what a Java type looks like in a file, how it is read, and how a JSON Schema tells editors
 * so. Start at {@link com.runthismodel.source.record.RecordReader}.
 */
package com.runthismodel.source.record;
