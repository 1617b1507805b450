package com.runthismodel.page.site;

import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All devices we know, by kind, newest first. */
public record DevicesPage(Head head, String count, List<Group> groups) implements Page {

    public record Group(String id, String title, String memory, List<Row> rows) {}

    public record Row(
            String id,
            String name,
            Optional<String> architecture,
            String memoryGib,
            Optional<String> memoryType,
            Optional<String> bandwidth,
            Optional<String> fp16,
            Optional<String> power,
            Optional<String> year) {}

    public static DevicesPage of(Site site, List<Device> devices) {
        String count = Decimal.grouped(devices.size());
        Head head = new Head(
                Head.titleOf("Hardware: memory and bandwidth", " · " + site.name()),
                count
                        + " graphics cards, Apple chips, integrated graphics, phones and boards: memory, bandwidth, FP16 rate.",
                List.of(new Crumb("Hardware", "devices.html")));
        List<Group> groups = new ArrayList<>();
        for (Device.Kind kind : Device.Kind.values()) {
            List<Row> rows = devices.stream()
                    .filter(device -> device.kind() == kind)
                    .sorted(Comparator.comparing(
                                    (Device device) -> device.year().orElse(0))
                            .reversed()
                            .thenComparing(Device::name)
                            .thenComparing(Device::id))
                    .map(DevicesPage::row)
                    .toList();
            if (!rows.isEmpty()) groups.add(group(kind, rows));
        }
        return new DevicesPage(head, count, groups);
    }

    private static Group group(Device.Kind kind, List<Row> rows) {
        String memory = kind.sharedMemory() ? "Memory, shared with the system" : "Video memory";
        return switch (kind) {
            case DISCRETE -> new Group("desktop", "Desktop and workstation cards", memory, rows);
            case LAPTOP -> new Group("laptop", "Laptop graphics", memory, rows);
            case DATACENTER -> new Group("datacentre", "Data-centre cards", memory, rows);
            case APPLE -> new Group("apple", "Apple chips", memory, rows);
            case INTEGRATED -> new Group("integrated", "Integrated graphics", memory, rows);
            case PHONE -> new Group("phone", "Phones and tablets", memory, rows);
            case BOARD -> new Group("board", "Single-board computers", memory, rows);
            case CPU -> new Group("cpu", "Processors without graphics", memory, rows);
        };
    }

    private static Row row(Device device) {
        return new Row(
                device.id(),
                device.name(),
                device.architecture(),
                sizes(device),
                device.memoryType(),
                device.bandwidthGBps().map(DevicesPage::plain),
                device.fp16Tflops().map(DevicesPage::plain),
                device.powerWatts().map(watts -> Integer.toString(watts)),
                device.year().map(year -> Integer.toString(year)));
    }

    /** "8, 16": what it is sold with, in GiB. */
    static String sizes(Device device) {
        return String.join(
                ", ", device.memoryGib().stream().map(DevicesPage::plain).toList());
    }

    /** As the source wrote it: 24 rather than 24.0. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    public String path() {
        return "devices.html";
    }

    @Override
    public String template() {
        return "devices.ftlh";
    }
}
