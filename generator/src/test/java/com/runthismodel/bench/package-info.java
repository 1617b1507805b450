/**
 * How fast a bake is beside other generators, on the same pages: run {@link com.runthismodel.bench.Bench}. Nothing here
 * is part of the product or of its tests.
 */
package com.runthismodel.bench;
