/**
 * Makes sense of how people write models, quantizations, hardware and runtimes in benchmark tables: a
 * {@link com.runthismodel.estimate.speed.names.Conditions} of plain words becomes a
 * {@link com.runthismodel.estimate.speed.names.Case} the estimator can work on, or a reason why not.
 */
package com.runthismodel.estimate.speed.names;
