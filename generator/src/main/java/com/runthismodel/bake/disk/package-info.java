/**
 * Files put in place without ever breaking the site that stands: {@link com.runthismodel.bake.disk.Order} says what is baked
 * from where to where, {@link com.runthismodel.bake.disk.StagedSite} swaps a whole new site in,
 * {@link com.runthismodel.bake.disk.Journal} a few changed files, and what was cut short is mended from either. Knows bytes and
 * paths, nothing of what is in them.
 */
package com.runthismodel.bake.disk;
