package com.runthismodel.estimate.speed;

/**
 * The roofline of one token before any factor: seconds by bandwidth for weights, cache and system memory, and the count
 * of layers for the fixed cost; for a token of a prompt, seconds by operations.
 */
public record Seconds(double weights, double cache, double layers, double host, double operations) {

    /** Devices in tensor parallel read their shares at once; devices that take turns read one after another. */
    public static Seconds of(Machine machine, Setup setup, Workload work) {
        double bandwidth = machine.bytesPerSecond() * (setup.tensorParallel() ? setup.devices() : 1);
        long onDevice = Math.max(0, work.weightBytes() - setup.hostBytes());
        return new Seconds(
                onDevice / bandwidth,
                work.cacheBytes() / bandwidth,
                work.layers(),
                setup.hostBytes() / Factors.HOST_BYTES_PER_SECOND,
                0);
    }

    static Seconds ofOperations(double seconds) {
        return new Seconds(0, 0, 0, 0, seconds);
    }

    /** What a device must read for a token, at its full bandwidth: no run is faster, whatever the factors say. */
    double reading() {
        return weights + cache;
    }

    public double of(Factor.Term term) {
        return switch (term) {
            case WEIGHTS -> weights;
            case CACHE -> cache;
            case LAYERS -> layers;
            case HOST -> host;
            case OPERATIONS -> operations;
        };
    }
}
