package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.util.List;

/**
 * Display hardware that browsers report and that is no device of ours: {@code content/devices/pci-ids.json}. It tells a
 * laptop chip from a card sold under the same name, narrows "UHD Graphics" down, and shows up a name that is not true.
 */
public record PciIds(
        @Doc("Where the names come from") List<String> sources,
        @Doc("Sorted by id") List<Entry> ids) {

    public record Entry(
            @Doc(value = "Vendor and device, hexadecimal", example = "10de:1344")
            String id,

            @Doc(value = "Name as sold, or as the id list has it", example = "GeForce 845M")
            String name,

            @Doc(value = "What it is", example = "laptop") Device.Kind kind) {}
}
