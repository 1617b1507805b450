/**
 * What to type: commands per runtime, quoted for the shell by construction. Start at
 * {@link com.runthismodel.snippet.Commands}. Knows the catalog, not the estimates.
 */
package com.runthismodel.snippet;
