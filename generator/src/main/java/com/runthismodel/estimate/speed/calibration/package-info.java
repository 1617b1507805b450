/**
 * Fits the constants of the speed estimate to measured runs and says how well they hold on runs they have not seen.
 * Start at {@link com.runthismodel.estimate.speed.calibration.Calibration}.
 */
package com.runthismodel.estimate.speed.calibration;
