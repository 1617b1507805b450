package com.runthismodel.estimate.speed;

import com.runthismodel.catalog.Device;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A device as the roofline sees it.
 *
 * @param id id of the device, or of its class when it is none of ours
 * @param generation its architecture, as far as it is known
 * @param bytesPerSecond memory bandwidth
 * @param operationsPerSecond FP16 rate; NaN where unknown
 * @param memoryBytes its own memory; zero where it shares the system's or none is known
 */
public record Machine(
        String id,
        String name,
        String generation,
        Kind kind,
        double bytesPerSecond,
        double operationsPerSecond,
        long memoryBytes) {

    /** Families that behave alike where nothing closer is known. */
    public enum Kind {
        NVIDIA,
        AMD,
        INTEL,
        APPLE,
        INTEGRATED,
        PHONE,
        BOARD,
        CPU
    }

    public Machine {
        if (!(bytesPerSecond > 0)) throw new IllegalArgumentException("bandwidth of " + id + " is unknown");
    }

    /** Instruction sets without wide vectors that llama.cpp has kernels for. */
    private static final Set<String> WITHOUT_VECTORS = Set.of("RISC-V", "Penryn", "before AVX");

    /** Whether the processor works so slowly that its memory tells little. */
    public boolean withoutVectors() {
        return WITHOUT_VECTORS.contains(generation);
    }

    /** Nothing when the bandwidth is unknown; memory of a device sold with several sizes is the one asked for. */
    public static Optional<Machine> of(Device device, double memoryGib) {
        return device.bandwidthGBps()
                .map(bandwidth -> new Machine(
                        device.id(),
                        device.name(),
                        generation(device),
                        kind(device),
                        bandwidth * 1e9,
                        device.fp16Tflops().map(tera -> tera * 1e12).orElse(Double.NaN),
                        device.kind().sharedMemory() ? 0 : Math.round(memoryGib * (1L << 30))));
    }

    /** Apple's chips are told apart by the name's first part: M3 and M3 Max are one generation. */
    private static String generation(Device device) {
        if (device.kind() == Device.Kind.APPLE) return device.id().split("-")[1].toUpperCase(Locale.ROOT);
        return device.architecture().or(device::chip).orElse(device.id());
    }

    /** An integrated GPU with a memory bus this wide behaves like a card. */
    private static final double WIDE_GBPS = 200;

    private static Kind kind(Device device) {
        if (device.id().startsWith("nvidia-")) return Kind.NVIDIA;
        return switch (device.kind()) {
            case APPLE -> Kind.APPLE;
            case INTEGRATED -> device.bandwidthGBps().orElse(0.0) < WIDE_GBPS ? Kind.INTEGRATED : Kind.AMD;
            case PHONE -> Kind.PHONE;
            case BOARD -> Kind.BOARD;
            case CPU -> Kind.CPU;
            case DISCRETE, LAPTOP, DATACENTER -> device.id().startsWith("intel-") ? Kind.INTEL : Kind.AMD;
        };
    }
}
