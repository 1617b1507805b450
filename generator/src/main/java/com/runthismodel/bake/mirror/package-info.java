/**
 * Copies of a baked site for use without it: a zip that works from a disk, what changed since an older one, a ZIM file, and
 * the check of a copy. Start at {@link com.runthismodel.bake.mirror.Mirror}. Reads the site's files and nothing else: it
 * knows neither content nor templates.
 */
package com.runthismodel.bake.mirror;
