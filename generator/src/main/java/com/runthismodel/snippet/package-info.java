/** What to type: commands per runtime, quoted for the shell by construction. Knows the catalog, not the estimates. */
package com.runthismodel.snippet;
