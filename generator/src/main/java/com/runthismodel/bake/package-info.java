/**
 * Template plus page gives bytes: FreeMarker for every page, JBake for prose and assets, jsoup to check what was
 * written, a swap at the end. Start at {@link com.runthismodel.bake.Bakery}; below it, {@code template} prints,
 * {@code disk} puts in place and {@code state} remembers for the next bake; {@code serve} shows what was made and
 * {@code mirror} copies it. The only floor that sees these libraries. Knows no rule of memory or speed.
 */
package com.runthismodel.bake;
