package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.PciIds;
import com.runthismodel.catalog.Slug;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import com.runthismodel.unit.Decimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Devices: ids unique, PCI ids well-formed and not claimed by two kinds, numbers in the units their keys name. */
final class DeviceChecks {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
    private static final Pattern PCI = Pattern.compile("[0-9a-f]{4}");
    private static final Pattern FULL_PCI = Pattern.compile("[0-9a-f]{4}:[0-9a-f]{4}");
    private static final Pattern CAPABILITY = Pattern.compile("\\d{1,2}\\.\\d");
    // Twice and more what the largest single device of 2026 has: beyond it the unit is wrong, not the device.
    private static final double MOST_GIB = 2048;
    private static final double MOST_GBPS = 40_000;
    private static final double MOST_TFLOPS = 20_000;
    private static final int MOST_WATTS = 5000;

    private final Problems problems;
    private final Map<String, Located<Device>> ids = new HashMap<>();
    private final Map<String, Located<Device>> pciIds = new HashMap<>();

    private DeviceChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(List<Located<Device>> devices, Problems problems) {
        DeviceChecks checks = new DeviceChecks(problems);
        for (Located<Device> device : devices) {
            checks.identity(device);
            checks.pciIds(device);
            checks.numbers(device);
        }
    }

    /** The ids beyond our devices: vendor and device in one, each once. */
    static void check(Located<PciIds> table, Problems problems) {
        Set<String> seen = new HashSet<>();
        List<PciIds.Entry> entries = table.value().ids();
        for (int i = 0; i < entries.size(); i++) {
            String id = entries.get(i).id();
            String field = "ids[" + i + "].id";
            if (!FULL_PCI.matcher(id).matches())
                problems.add(table.problem(field, "is no PCI id: \"" + id + "\"", "vendor:device, such as 10de:2684"));
            if (!seen.add(id)) problems.add(table.problem(field, "is there twice: " + id, "keep one"));
        }
    }

    private void identity(Located<Device> located) {
        String id = located.value().id();
        if (!ID.matcher(id).matches() || !Slug.isValid(id))
            report(located, "id", "is no id: \"" + id + "\"", "lower-case words joined by dashes, vendor first");
        Located<Device> earlier = ids.putIfAbsent(id, located);
        if (earlier != null) report(located, "id", "is already " + where(earlier), "give each device its own id");
    }

    /** One chip is sold as many cards, in laptops too; but never both on a card and inside a processor. */
    private void pciIds(Located<Device> located) {
        List<String> list = located.value().pciIds();
        String vendor = located.file();
        for (int i = 0; i < list.size(); i++) {
            String field = "pciIds[" + i + "]";
            if (!PCI.matcher(list.get(i)).matches()) {
                report(located, field, "is no PCI device id: \"" + list.get(i) + "\"", "four lower-case hex digits");
                continue;
            }
            Located<Device> earlier = pciIds.putIfAbsent(vendor + " " + list.get(i), located);
            if (earlier != null
                    && earlier.value().kind().sharedMemory()
                            != located.value().kind().sharedMemory())
                report(
                        located,
                        field,
                        "\"" + list.get(i) + "\" is already " + where(earlier) + ", which "
                                + (earlier.value().kind().sharedMemory() ? "shares memory" : "has its own memory"),
                        "one of the two is wrong");
        }
    }

    private static String where(Located<Device> earlier) {
        return earlier.value().id() + " on line " + earlier.node().place().line() + " of " + earlier.file();
    }

    private void numbers(Located<Device> located) {
        Device device = located.value();
        if (device.memoryGib().isEmpty() && !device.kind().sharedMemory())
            report(located, "memoryGib", "is missing", "a device with memory of its own needs its size");
        for (int i = 0; i < device.memoryGib().size(); i++)
            within(located, "memoryGib[" + i + "]", device.memoryGib().get(i), MOST_GIB, "GiB, such as 24");
        number(located, "bandwidthGBps", device.bandwidthGBps(), MOST_GBPS, "10^9 bytes per second, such as 1008");
        number(located, "fp16Tflops", device.fp16Tflops(), MOST_TFLOPS, "10^12 operations per second, such as 82.58");
        number(located, "powerWatts", device.powerWatts().map(Double::valueOf), MOST_WATTS, "watts, such as 450");
        number(located, "memoryBusBits", device.memoryBusBits().map(Double::valueOf), 16_384, "bits, such as 384");
        number(located, "shaders", device.shaders().map(Double::valueOf), 1_000_000, "a count, such as 16384");
        year(located);
        rate(located);
        device.cudaCapability()
                .filter(text -> !CAPABILITY.matcher(text).matches())
                .ifPresent(text -> report(located, "cudaCapability", "is no version: \"" + text + "\"", "such as 8.9"));
    }

    /** Bandwidth is bus width times data rate: one of the three is wrong where no such memory is made. */
    private void rate(Located<Device> located) {
        Optional<String> type = located.value().memoryType();
        Optional<MemoryRates> rates = type.flatMap(MemoryRates::of);
        MemoryRates.gbitsPerPin(located.value())
                .filter(rate -> rates.isPresent() && !rates.get().holds(rate) && rate > 0 && rate <= MOST_GBPS)
                .ifPresent(rate -> report(
                        located,
                        "bandwidthGBps",
                        "makes " + Decimal.ratio(Math.round(rate * 100), 100, 2) + " Gbit/s per pin of "
                                + located.value().memoryBusBits().orElseThrow() + " bits, and " + type.orElseThrow()
                                + " has " + rates.orElseThrow().lowest() + " to "
                                + rates.orElseThrow().highest(),
                        "look at bandwidthGBps, memoryBusBits and memoryType again"));
    }

    private void year(Located<Device> located) {
        located.value()
                .year()
                .filter(year -> year < 1999 || year > CardChecks.LAST_YEAR)
                .ifPresent(year -> report(located, "year", "is no year of a graphics card: " + year, "check it"));
    }

    private void number(Located<Device> located, String field, Optional<Double> value, double most, String unit) {
        value.ifPresent(number -> within(located, field, number, most, unit));
    }

    private void within(Located<Device> located, String field, double value, double most, String unit) {
        if (value <= 0) report(located, field, "must be more than 0", "write " + unit);
        if (value > most) report(located, field, "is more than any device has", "write " + unit);
    }

    private void report(Located<Device> located, String field, String problem, String fix) {
        problems.add(located.problem(field, problem, fix));
    }
}
