/**
 * What to do with a model that does not fit a machine: single changes and what each costs, and the settings that make the
 * most of what is there. Start at {@link com.runthismodel.estimate.advice.Solver}; {@code changes.js} and {@code pick.js} give
 * a visitor the same answers.
 */
package com.runthismodel.estimate.advice;
