package com.runthismodel.estimate.plan;

/** Where a tensor lies or a step runs. */
enum Place {
    GPU,
    CPU
}
