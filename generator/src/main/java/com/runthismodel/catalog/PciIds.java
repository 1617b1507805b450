package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.util.List;

/**
 * Display hardware that browsers report and that is no device of ours: {@code content/devices/pci-ids.json}. It tells a
 * laptop chip from a card sold under the same name, narrows "UHD Graphics" down, and shows up a name that is not true.
 */
public record PciIds(
        @Doc("Where the names come from") List<String> sources,
        @Doc("Sorted by id") List<Entry> ids,

        @Doc("Chip names that Linux drivers print in brackets, with ids of chips so named")
        List<Group> driverChips,

        @Doc("Names WebGPU gives a generation, with the first half of its ids")
        List<Group> generations) {

    public static final PciIds NONE = new PciIds(List.of(), List.of(), List.of(), List.of());

    public record Entry(
            @Doc(value = "Vendor and device, hexadecimal", example = "10de:1344")
            String id,

            @Doc(value = "Name as sold, or as the id list has it", example = "GeForce 845M")
            String name,

            @Doc(value = "What it is", example = "laptop") Device.Kind kind) {}

    public record Group(
            @Doc(value = "Name", example = "turing") String name,

            @Doc(value = "Ids or beginnings of ids", example = "[\"10de:1e\"]")
            List<String> ids) {}
}
