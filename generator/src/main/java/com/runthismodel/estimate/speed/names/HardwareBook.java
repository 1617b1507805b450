package com.runthismodel.estimate.speed.names;

import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.speed.Machine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the device a benchmark names: the best fit over all names of all devices; among equals the closest memory size, or
 * the one that was sold first where no size is said.
 */
public final class HardwareBook {
    private static final Pattern MEMORY = Pattern.compile("(\\d+) ?GB(?! ?(RAM|DDR))");

    private record Entry(HardwareWords words, Device device, Maker maker) {}

    private record Fit(Device device, int score, double memoryGap) {}

    private final List<Entry> entries = new ArrayList<>();

    private HardwareBook() {}

    public HardwareBook(Collection<Device> devices) {
        Stream.concat(devices.stream(), withoutThese(Cards.all(), devices)).forEach(this::add);
    }

    /** The catalogue knows its own devices best. */
    private static Stream<Device> withoutThese(List<Device> cards, Collection<Device> devices) {
        Set<String> ids = devices.stream().map(Device::id).collect(Collectors.toSet());
        return cards.stream().filter(card -> !ids.contains(card.id()));
    }

    private void add(Device device) {
        if (device.bandwidthGBps().isEmpty()) return;
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

    private void add(String name, Device device) {
        entries.add(new Entry(HardwareWords.of(name), device, Maker.of(device)));
    }

    /** As if nobody had told of what is called so. */
    HardwareBook without(String name) {
        HardwareWords words = HardwareWords.of(name);
        Set<Device> called = entries.stream()
                .filter(entry -> entry.words().equals(words))
                .map(Entry::device)
                .collect(Collectors.toSet());
        HardwareBook rest = new HardwareBook();
        for (Entry entry : entries) if (!called.contains(entry.device())) rest.entries.add(entry);
        return rest;
    }

    public Optional<Machine> find(Conditions run) {
        boolean processor = onProcessor(run);
        Optional<Machine> named = find(run.hardware(), run, processor, HardwareWords.SAME / 2);
        if (named.isPresent()) return named;
        for (String reading : HardwareWords.readings(run.hardware())) {
            Optional<Machine> found = find(reading, run, processor, 1);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private Optional<Machine> find(String reading, Conditions run, boolean processor, int leastScore) {
        return best(reading, run, processor, leastScore)
                .flatMap(device -> Machine.of(device, memory(device, run, reading)));
    }

    /** Whether the processor does the work. Some people write "cpu" for what only a graphics card can do. */
    static boolean onProcessor(Conditions run) {
        String hardwareClass = run.hardwareClass().orElse("").toLowerCase(Locale.ROOT);
        String backend = run.backend().orElse("").toLowerCase(Locale.ROOT);
        if (backend.isEmpty()) return hardwareClass.startsWith("cpu");
        return backend.equals("cpu") && !hardwareClass.startsWith("discrete");
    }

    private Optional<Device> best(String reading, Conditions run, boolean processor, int leastScore) {
        HardwareWords words = HardwareWords.of(reading);
        Set<Maker> makers = Maker.in(run.hardware());
        List<Fit> fits = new ArrayList<>();
        for (Entry entry : entries) {
            boolean makerNamed = makers.contains(entry.maker());
            if (!makers.isEmpty() && entry.maker() != Maker.ANOTHER && !makerNamed) continue;
            int score = words.fits(entry.words(), makerNamed);
            if (score > 0 && !ofAnotherSize(entry.device(), run, reading))
                fits.add(new Fit(
                        entry.device(),
                        score + kindBonus(entry.device(), run, processor),
                        gap(entry.device(), run, reading)));
        }
        return fits.stream()
                .filter(fit -> fit.score() >= leastScore)
                .min(Comparator.comparingInt((Fit fit) -> -fit.score())
                        .thenComparingDouble(Fit::memoryGap)
                        .thenComparing(fit -> fit.device().kind() == Device.Kind.LAPTOP)
                        // The catalogue tells its sources, the table of other cards tells them once for all.
                        .thenComparing(fit -> fit.device().sources().isEmpty())
                        .thenComparing(fit -> fit.device().year().orElse(Integer.MAX_VALUE))
                        .thenComparing(fit -> fit.device().bandwidthGBps().orElse(0.0))
                        .thenComparing(fit -> fit.device().id()))
                .map(Fit::device);
    }

    /** A card whose name says how much memory it has is no card of another size; two on one board count together. */
    private static boolean ofAnotherSize(Device device, Conditions run, String reading) {
        Matcher named = MEMORY.matcher(reading);
        if (device.kind().sharedMemory() || device.memoryGib().isEmpty() || !named.find()) return false;
        // A GH200 480GB counts what its processor has.
        if (device.aliases().contains(reading)) return false;
        double said = Double.parseDouble(named.group(1));
        return device.memoryGib().stream()
                .noneMatch(size -> near(size, said) || near(size, said / 2) || near(size, said / run.devices()));
    }

    private static int kindBonus(Device device, Conditions run, boolean processor) {
        boolean isProcessor = device.kind() == Device.Kind.CPU;
        int bonus = processor == isProcessor ? 1 : isProcessor ? -1 : 0;
        // A backend of GPUs was not run by the processor named first: "Ryzen 7 8745H w/ Radeon 780M", vulkan.
        return isProcessor && !processor && run.backend().isPresent() ? bonus - HardwareWords.SAME : bonus;
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
