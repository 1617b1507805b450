/**
 * Tokens per second: a roofline with a fixed cost per token, its constants fitted to measured runs. Start at
 * {@link com.runthismodel.estimate.speed.SpeedEstimator}; constants come from {@code speed/constants.json}, which
 * the calibration program writes from {@code content/benchmarks}. Plain numbers in, plain numbers out.
 */
package com.runthismodel.estimate.speed;
