package com.runthismodel.estimate.speed;

/**
 * How a model is run on a machine.
 *
 * @param engine what runs the kernels, and {@code runtime} the program around it as its makers write it, lower case
 * @param devices how many; {@code tensorParallel} whether they share each layer instead of taking turns
 * @param weakHost whether a small computer feeds the GPU (a Raspberry Pi with a graphics card)
 * @param speculative whether several tokens are guessed and checked at once
 * @param hostBytes part of the weights read per token that lies in system memory, read by the processor
 */
public record Setup(
        Engine engine,
        String runtime,
        int devices,
        boolean tensorParallel,
        boolean weakHost,
        boolean speculative,
        long hostBytes) {
    public Setup {
        if (devices < 1) throw new IllegalArgumentException("devices must be at least 1, was " + devices);
        if (hostBytes < 0) throw new IllegalArgumentException("hostBytes must not be negative, was " + hostBytes);
    }

    /** One device that holds everything. */
    public static Setup of(Engine engine, String runtime) {
        return new Setup(engine, runtime, 1, false, false, false, 0);
    }

    public Setup withHostBytes(long bytes) {
        return new Setup(engine, runtime, devices, tensorParallel, weakHost, speculative, bytes);
    }
}
