package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Device;
import java.util.Map;
import java.util.Optional;

/** Lowest and highest data rate of each memory type that products carry, in Gbit/s per pin. */
record MemoryRates(double lowest, double highest) {
    private static final Map<String, MemoryRates> KNOWN = Map.ofEntries(
            Map.entry("DDR3", new MemoryRates(0.8, 2.2)),
            Map.entry("DDR4", new MemoryRates(1.8, 3.4)),
            Map.entry("DDR5", new MemoryRates(4.4, 6.5)),
            Map.entry("LPDDR3", new MemoryRates(1.5, 2.2)),
            Map.entry("LPDDR4", new MemoryRates(2, 4.3)),
            Map.entry("LPDDR4X", new MemoryRates(3.2, 4.4)),
            Map.entry("LPDDR5", new MemoryRates(4.2, 6.5)),
            Map.entry("LPDDR5X", new MemoryRates(6.3, 10.8)),
            Map.entry("LPDDR5T", new MemoryRates(9, 9.7)),
            Map.entry("GDDR5", new MemoryRates(3, 9.1)),
            Map.entry("GDDR5X", new MemoryRates(9, 11.5)),
            Map.entry("GDDR6", new MemoryRates(8, 21)),
            Map.entry("GDDR6X", new MemoryRates(17, 24)),
            Map.entry("GDDR7", new MemoryRates(18, 33)),
            Map.entry("HBM", new MemoryRates(0.9, 1.1)),
            Map.entry("HBM2", new MemoryRates(1.4, 2.5)),
            Map.entry("HBM2e", new MemoryRates(1.2, 3.7)),
            Map.entry("HBM3", new MemoryRates(5, 6.6)),
            Map.entry("HBM3e", new MemoryRates(5.5, 8.1)));

    /** Of a type that is newer than this table nothing is known. */
    static Optional<MemoryRates> of(String memoryType) {
        return Optional.ofNullable(KNOWN.get(memoryType));
    }

    boolean holds(double gbitsPerPin) {
        return lowest <= gbitsPerPin && gbitsPerPin <= highest;
    }

    /** What its bandwidth and bus width make of each pin. */
    static Optional<Double> gbitsPerPin(Device device) {
        Optional<Integer> pins = device.memoryBusBits().filter(bits -> bits > 0);
        return device.bandwidthGBps().flatMap(bandwidth -> pins.map(bits -> bandwidth * 8 / bits));
    }
}
