/**
 * The program: {@link com.runthismodel.Main} hands its arguments to the verbs in {@code command}, or to a second JVM that
 * starts faster. README.md shows how the packages stand on each other.
 */
package com.runthismodel;
