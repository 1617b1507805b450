/**
 * The model page. {@link com.runthismodel.page.model.ModelSheet} holds every figure and sentence of the page, computed
 * once and already printed; HTML, Markdown, JSON and JSON-LD all print that one record. Start at ModelPages.
 */
package com.runthismodel.page.model;
