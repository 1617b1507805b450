package com.runthismodel.estimate.speed.names;

import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.speed.Machine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the device a benchmark names: the best fit over all names of all devices, the closest memory size among equals. */
public final class HardwareBook {
    private static final Pattern MEMORY = Pattern.compile("(\\d+) ?GB");

    private record Entry(HardwareWords words, Device device) {}

    private record Fit(Device device, int score, double memoryGap) {}

    private final List<Entry> entries = new ArrayList<>();

    public HardwareBook(Collection<Device> devices) {
        for (Device device : devices) {
            if (device.bandwidthGBps().isEmpty()) continue;
            add(device.name(), device);
            add(device.id(), device);
            // "Ryzen 9 7950X (Nvidia 4080)" names a processor too: for cards, only what stands in brackets counts.
            for (String alias : device.aliases())
                add(
                        device.kind().sharedMemory()
                                ? alias
                                : HardwareWords.readings(alias).get(0),
                        device);
        }
    }

    private void add(String name, Device device) {
        entries.add(new Entry(HardwareWords.of(name), device));
    }

    public Optional<Machine> find(Conditions run) {
        boolean processor = onProcessor(run);
        for (String reading : HardwareWords.readings(run.hardware())) {
            Optional<Device> device = best(reading, run, processor);
            if (device.isPresent()) return device.flatMap(found -> Machine.of(found, memory(found, run, reading)));
        }
        return Optional.empty();
    }

    /** Whether the processor does the work. Some people write "cpu" for what only a graphics card can do. */
    static boolean onProcessor(Conditions run) {
        String hardwareClass = run.hardwareClass().orElse("").toLowerCase(Locale.ROOT);
        String backend = run.backend().orElse("").toLowerCase(Locale.ROOT);
        if (backend.isEmpty()) return hardwareClass.startsWith("cpu");
        return backend.equals("cpu") && !hardwareClass.startsWith("discrete");
    }

    private Optional<Device> best(String reading, Conditions run, boolean processor) {
        HardwareWords words = HardwareWords.of(reading);
        List<Fit> fits = new ArrayList<>();
        for (Entry entry : entries) {
            int score = words.fits(entry.words());
            if (score > 0)
                fits.add(new Fit(
                        entry.device(),
                        score + kindBonus(entry.device(), run, processor),
                        gap(entry.device(), run, reading)));
        }
        return fits.stream()
                .filter(fit -> fit.score() > 0)
                .min(Comparator.comparingInt((Fit fit) -> -fit.score())
                        .thenComparingDouble(Fit::memoryGap)
                        .thenComparing(fit -> -fit.device().bandwidthGBps().orElse(0.0))
                        .thenComparing(fit -> fit.device().id()))
                .map(Fit::device);
    }

    private static int kindBonus(Device device, Conditions run, boolean processor) {
        boolean isProcessor = device.kind() == Device.Kind.CPU;
        int bonus = processor == isProcessor ? 1 : isProcessor ? -1 : 0;
        boolean laptopNamed = run.hardware().toLowerCase(Locale.ROOT).matches(".*(laptop|mobile|max-q).*");
        if (device.kind() == Device.Kind.LAPTOP && !laptopNamed) bonus -= 6;
        // A backend of GPUs was not run by the processor named first: "Ryzen 7 8745H w/ Radeon 780M", vulkan.
        return isProcessor && !processor && run.backend().isPresent() ? bonus - 20 : bonus;
    }

    /** How far the nearest size on sale is from what the source says of each device or of all together. */
    private static double gap(Device device, Conditions run, String reading) {
        double said = statedGib(run, reading);
        if (said == 0) return 0;
        return device.memoryGib().stream()
                .mapToDouble(size -> Math.min(Math.abs(size - said), Math.abs(size - said / run.devices())))
                .min()
                .orElse(1000);
    }

    private static double statedGib(Conditions run, String reading) {
        Matcher named = MEMORY.matcher(reading);
        return run.memoryGib().orElseGet(() -> named.find() ? Double.parseDouble(named.group(1)) : 0);
    }

    /** What one device of the run has: the size on sale nearest to what the source says, else the largest. */
    private static double memory(Device device, Conditions run, String reading) {
        double largest = device.memoryGib().stream().mapToDouble(x -> x).max().orElse(0);
        double said = statedGib(run, reading);
        return device.memoryGib().stream()
                .filter(size -> near(size, said) || near(size, said / run.devices()))
                .findFirst()
                .orElse(largest);
    }

    private static boolean near(double size, double said) {
        return Math.abs(size - said) < 0.1 * size;
    }
}
