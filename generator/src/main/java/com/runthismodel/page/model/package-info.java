/**
 * The model page. One writer for each part of the page fills in the records of {@code page.sheet}, where every figure is
 * computed once and already printed. Start at {@link com.runthismodel.page.model.ModelPages}.
 */
package com.runthismodel.page.model;
