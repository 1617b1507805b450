package com.runthismodel.page.model;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measured runs by device: the newest few of each, fastest first. A model's page has those of the model. Nothing on it is
 * worked out from a model, so it changes with measured runs and devices only.
 */
public record MeasuredPage(Head head, String runs, String devices, List<Group> groups) implements Page {
    public static final String PATH = "measured.html";

    /** The page has to load on a phone: with all runs it would be ten times as long. */
    private static final int MOST = 3;

    public record Group(String id, String name, String count, List<Row> rows) {}

    /** @param slug of the model's page; absent where no page of ours is certain to be meant */
    public record Row(
            String model,
            Optional<String> slug,
            String quantization,
            Optional<String> decode,
            Optional<String> prefill,
            String runtime,
            Optional<String> date,
            Optional<String> doubt,
            Link source) {}

    public static MeasuredPage of(Catalog catalog) {
        Map<String, List<Measurement>> byDevice = catalog.measurements().stream()
                .filter(run -> run.device().isPresent())
                .collect(Collectors.groupingBy(run -> run.device().get(), TreeMap::new, Collectors.toList()));
        List<Group> groups = catalog.devices().stream()
                .filter(device -> byDevice.containsKey(device.id()))
                .sorted(Comparator.comparing(Device::name).thenComparing(Device::id))
                .map(device -> group(device, byDevice.get(device.id())))
                .toList();
        int runs = byDevice.values().stream().mapToInt(List::size).sum();
        Head head = new Head(
                Head.titleOf("Measured speed by device", " · " + catalog.site().name()),
                Decimal.grouped(runs) + " measured runs on " + Decimal.grouped(groups.size())
                        + " devices, each with date, runtime, version and source.",
                List.of(new Crumb("Hardware", "devices.html"), new Crumb("Measured", PATH)));
        return new MeasuredPage(head, Decimal.grouped(runs), Decimal.grouped(groups.size()), groups);
    }

    private static Group group(Device device, List<Measurement> runs) {
        Set<String> seen = new HashSet<>();
        List<Measurement> newest = new ArrayList<>();
        for (Measurement run : runs.stream().sorted(CommunitySection.NEWEST).toList())
            if (newest.size() < MOST && seen.add(run.model() + run.quantization())) newest.add(run);
        List<Row> rows = newest.stream()
                .sorted(CommunitySection.FASTEST)
                .map(MeasuredPage::row)
                .toList();
        return new Group(device.id(), device.name(), Counts.of(runs.size(), "measured run"), rows);
    }

    private static Row row(Measurement run) {
        String several = run.devices() > 1 ? run.devices() + " × this, " : "";
        return new Row(
                run.model(),
                run.slug(),
                run.quantization().orElse("not said"),
                run.decodeTokensPerSecond().map(CommunitySection::speed),
                run.prefillTokensPerSecond().map(CommunitySection::speed),
                several + CommunitySection.runtime(run),
                run.date(),
                run.objection(),
                Citation.brief(run.source()));
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String template() {
        return "measured.ftlh";
    }
}
