/**
 * A replay of how llama.cpp plans the memory of a graph: steps in order, each result placed by best fit and freed after its
 * last reader. Start at {@link com.runthismodel.estimate.plan.Plan}. Knows nothing of models.
 */
package com.runthismodel.estimate.plan;
