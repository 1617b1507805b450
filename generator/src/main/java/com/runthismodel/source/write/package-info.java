/**
 * Records become text again: JSON, YAML and the packed form that only this program reads. Start at
 * {@link com.runthismodel.source.write.JsonWriter}.
 */
package com.runthismodel.source.write;
