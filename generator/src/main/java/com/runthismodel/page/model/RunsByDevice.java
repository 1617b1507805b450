package com.runthismodel.page.model;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.page.sheet.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measured runs of the devices that have any, the newest few of each, fastest first. A model's page has those of the model.
 * Nothing of it is worked out from a model, so it changes with measured runs and devices only.
 *
 * @param runs of one device, by its id
 * @param all how many runs there are, those left out too
 */
public record RunsByDevice(Map<String, Group> runs, int all) {
    public static final RunsByDevice NONE = new RunsByDevice(Map.of(), 0);

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

    /** @param most runs of a device: with all of them a page would be ten times as long */
    public static RunsByDevice of(Catalog catalog, int most) {
        Map<String, List<Measurement>> byDevice = catalog.measurements().stream()
                .filter(run -> run.device().isPresent())
                .collect(Collectors.groupingBy(run -> run.device().get(), TreeMap::new, Collectors.toList()));
        Map<String, Group> groups = new TreeMap<>();
        for (Device device : catalog.devices()) {
            List<Measurement> runs = byDevice.get(device.id());
            if (runs != null) groups.put(device.id(), group(device, runs, most));
        }
        return new RunsByDevice(
                groups, byDevice.values().stream().mapToInt(List::size).sum());
    }

    public Optional<Group> of(Device device) {
        return Optional.ofNullable(runs.get(device.id()));
    }

    private static Group group(Device device, List<Measurement> runs, int most) {
        List<Row> rows = CommunitySection.newestOfEach(runs, run -> run.model() + run.quantization(), most).stream()
                .map(RunsByDevice::row)
                .toList();
        return new Group(device.id(), device.name(), Counts.of(runs.size(), "measured run"), rows);
    }

    private static Row row(Measurement run) {
        String several = run.devices() > 1 ? run.devices() + " of them, " : "";
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
}
