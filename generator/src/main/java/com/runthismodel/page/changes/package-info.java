/**
 * What is different on the pages of two catalogues, and how that is told: as text, as Markdown, as a page and a feed.
 * Start at {@link com.runthismodel.page.changes.ContentDiff}.
 */
package com.runthismodel.page.changes;
