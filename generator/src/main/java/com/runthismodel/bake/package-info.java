/**
 * Template plus page gives bytes: FreeMarker for every page, JBake for prose and assets, jsoup to check what was
 * written, a swap at the end. Start at Bakery.
 */
package com.runthismodel.bake;
