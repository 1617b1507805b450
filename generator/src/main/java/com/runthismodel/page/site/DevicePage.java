package com.runthismodel.page.site;

import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Page;
import com.runthismodel.page.model.Citation;
import com.runthismodel.page.model.RunsByDevice;
import com.runthismodel.page.sheet.Chip;
import com.runthismodel.page.sheet.Link;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One device: which models it runs, from what each model's page says of itself, and what people measured on it.
 *
 * @param path of the page, {@code devices/<id>.html}
 * @param answer in one sentence: how many models it holds
 */
public record DevicePage(
        String path,
        Head head,
        String id,
        String name,
        String kind,
        List<Chip> facts,
        String answer,
        List<DeviceRoom> rooms,
        Optional<RunsByDevice.Group> runs,
        List<Link> sources)
        implements Page {
    static final String FOLDER = "devices/";

    /** @param holdings of models that write */
    static DevicePage of(Site site, Device device, Holdings holdings, RunsByDevice runs) {
        List<DeviceRoom> rooms = DeviceRoom.all(device, holdings);
        return new DevicePage(
                path(device),
                head(site, device, rooms),
                device.id(),
                device.name(),
                kind(device),
                facts(device),
                answer(rooms, holdings.lines().size()),
                rooms,
                runs.of(device),
                device.sources().stream().map(Citation::brief).toList());
    }

    public static String path(Device device) {
        return FOLDER + device.id() + ".html";
    }

    private static Head head(Site site, Device device, List<DeviceRoom> rooms) {
        DeviceRoom largest = rooms.get(rooms.size() - 1);
        String says = device.name() + ", " + largest.gib() + " GiB: " + largest.whole()
                + " open models fit whole. Which, at which quantization, and how fast.";
        return new Head(
                Head.titleOf(device.name(), ": models it runs", " · " + site.name()),
                Head.cut(says, Head.DESCRIPTION_LIMIT),
                List.of(new Crumb("Hardware", "devices.html"), new Crumb(device.id(), path(device))));
    }

    private static String answer(List<DeviceRoom> rooms, int models) {
        DeviceRoom first = rooms.get(0);
        String of = " of " + Decimal.grouped(models) + " models whole";
        String inRam = first.offload()
                .map(more -> ", " + more + " more with layers in RAM, slower")
                .orElse("");
        if (rooms.size() == 1) return "Holds " + first.whole() + of + inRam + ".";
        String others = rooms.stream()
                .skip(1)
                .map(room -> room.whole() + " with " + room.gib())
                .collect(Collectors.joining(", "));
        return "Holds " + first.whole() + of + " with " + first.gib() + " GiB, " + others + ".";
    }

    private static String kind(Device device) {
        return switch (device.kind()) {
            case DISCRETE -> "Desktop or workstation card";
            case LAPTOP -> "Laptop graphics";
            case DATACENTER -> "Data-centre card";
            case APPLE -> "Apple chip";
            case INTEGRATED -> "Integrated graphics";
            case PHONE -> "Phone or tablet";
            case BOARD -> "Single-board computer";
            case CPU -> "Processor without graphics";
        };
    }

    private static List<Chip> facts(Device device) {
        List<Chip> facts = new ArrayList<>();
        String memory = device.kind().sharedMemory() ? "Memory, shared" : "Video memory";
        add(facts, memory, Optional.of(DevicesPage.sizes(device) + " GiB"), device.memoryType());
        add(
                facts,
                "Bandwidth",
                device.bandwidthGBps().map(rate -> DevicesPage.plain(rate) + " GB/s"),
                device.memoryBusBits().map(bits -> bits + " bit wide"));
        add(facts, "FP16 rate", device.fp16Tflops().map(rate -> DevicesPage.plain(rate) + " TFLOPS"), Optional.empty());
        add(facts, "Power limit", device.powerWatts().map(watts -> watts + " W"), Optional.empty());
        add(facts, "Architecture", device.architecture(), device.chip());
        add(facts, "Released", device.year().map(year -> Integer.toString(year)), Optional.empty());
        return facts;
    }

    private static void add(List<Chip> facts, String label, Optional<String> value, Optional<String> note) {
        value.ifPresent(known -> facts.add(new Chip(label, known, Optional.empty(), note)));
    }

    @Override
    public String template() {
        return "device.ftlh";
    }
}
