/**
 * What a model page states, as records of printed figures and sentences: {@link com.runthismodel.page.sheet.ModelSheet} is the
 * JSON twin key for key, its schema is made from these records, and HTML, Markdown and JSON-LD print the same ones. Filled in
 * by {@code page.model}.
 */
package com.runthismodel.page.sheet;
