package com.runthismodel.estimate.speed.names;

import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.Setup;
import com.runthismodel.estimate.speed.Workload;

/**
 * Words made into what the estimator takes.
 *
 * @param users requests at once; the speed of such a run is that of all of them together
 * @param promptTokens of the prompt that was read at once; zero where unknown
 * @param depth tokens in the cache before it
 */
public record Case(
        ModelShape shape, Machine machine, Setup setup, Workload work, int users, int promptTokens, int depth) {}
