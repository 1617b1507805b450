/**
 * FreeMarker and the assets: {@link com.runthismodel.bake.template.Templates} turns a page's record into bytes,
 * {@link com.runthismodel.bake.template.Assets} names scripts and style sheets after their content. Templates see records and
 * enums, read without reflection.
 */
package com.runthismodel.bake.template;
