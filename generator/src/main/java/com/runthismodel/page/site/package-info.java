/**
 * The pages about all models: home, the list, hardware, 404, sitemap, and the plan that says what the whole site
 * consists of. Start at {@link com.runthismodel.page.site.SitePlans}.
 */
package com.runthismodel.page.site;
