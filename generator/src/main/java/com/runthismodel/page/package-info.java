/**
 * One record per template, every number already printed. Templates get these records and nothing else. Subjects have their
 * own packages: start at {@link com.runthismodel.page.model.ModelPages} and {@link com.runthismodel.page.site.SitePlans};
 * here is what they share. Knows estimates and commands, no templates and no files.
 */
package com.runthismodel.page;
