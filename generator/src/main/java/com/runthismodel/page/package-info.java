/**
 * One record per template, every number already printed. The only floor that sees flexmark. Templates get these records
 * and nothing else.
 */
package com.runthismodel.page;
