/**
 * Quantities with their unit in the type: {@link com.runthismodel.unit.Bytes} first. Numbers become text here and only
 * here, from integers, so that Java and JavaScript print the same digits. Knows nothing but the JDK.
 */
package com.runthismodel.unit;
