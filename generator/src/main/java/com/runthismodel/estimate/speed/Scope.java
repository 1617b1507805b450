package com.runthismodel.estimate.speed;

/**
 * Groups of runs that scatter alike around their estimates: the range of an estimate is that of its group. Who measured
 * matters as much as how well the device is known.
 */
public final class Scope {
    /** So many measured runs make a device or a generation known. */
    static final int FEW = 5;

    /** Who measured. */
    public enum Source {
        /** A benchmark program with fixed prompts and nothing else running: what a page promises. */
        BENCHMARK,
        /** Medians of chats on one computer in daily use. */
        HARNESS,
        /** A few short chats by a program that many people ran. */
        CHAT,
        /** A phone in a test rig. */
        PHONE,
        /** Figures people sent in, and tables with one figure for a computer. */
        REPORTED
    }

    private Scope() {}

    /** One device that holds everything, nothing guessed ahead. */
    public static boolean plain(Setup setup) {
        return !setup.speculative() && setup.devices() == 1 && setup.hostBytes() == 0;
    }

    /** What is known closest, by how many runs were measured on the device and on its generation. */
    public static Known known(Machine machine, int deviceRuns, int generationRuns) {
        if (deviceRuns >= FEW) return Known.DEVICE;
        if (machine.withoutVectors()) return Known.WITHOUT_VECTORS;
        if (deviceRuns > 0) return Known.FEW_RUNS;
        if (generationRuns >= FEW) return Known.GENERATION;
        return machine.kind() == Machine.Kind.CPU || machine.kind() == Machine.Kind.BOARD
                ? Known.PROCESSOR
                : Known.KIND;
    }

    public static String of(Source source, Known known, boolean plain) {
        return source + "/" + (plain ? known.name() : "SPECIAL");
    }

    /** The closest thing to this device that enough runs were measured on. */
    public enum Known {
        DEVICE,
        /** Some runs of the device, too few to tell how far they scatter. */
        FEW_RUNS,
        GENERATION,
        KIND,
        /** Nothing like it was measured and the processor does the work. */
        PROCESSOR,
        /** Some of these are ten times slower than their memory. */
        WITHOUT_VECTORS
    }
}
