package com.runthismodel.estimate.speed;

import com.runthismodel.catalog.Device;

/**
 * A device as the roofline sees it.
 *
 * @param id id of the device, or of the class when the device is not ours; {@code generation} its architecture
 * @param bytesPerSecond memory bandwidth
 * @param operationsPerSecond FP16 rate; NaN where unknown
 * @param memoryBytes of the device; zero where unknown
 */
public record Machine(
        String id,
        String name,
        String generation,
        Device.Kind kind,
        double bytesPerSecond,
        double operationsPerSecond,
        long memoryBytes) {
    public Machine {
        if (!(bytesPerSecond > 0)) throw new IllegalArgumentException("bandwidth of " + id + " is unknown");
    }
}
