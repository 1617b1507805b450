/**
 * What benchmark programs and servers print, read into the keys of a measured run and the pieces of a recorded answer.
 * Start at {@link com.runthismodel.catalog.log.BenchmarkLog} and {@link com.runthismodel.catalog.log.StreamLog}.
 */
package com.runthismodel.catalog.log;
