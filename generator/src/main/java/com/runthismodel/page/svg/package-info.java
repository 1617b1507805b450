/**
 * Pictures drawn while baking: inline SVG in whole units, coloured by the style sheet through classes, each the twin of
 * a table on the same page. Every picture stays under 2 kB.
 */
package com.runthismodel.page.svg;
