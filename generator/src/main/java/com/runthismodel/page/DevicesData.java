package com.runthismodel.page;

import com.runthismodel.catalog.Device;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The devices a visitor can name by hand, as a classic script: one line each, {@code id|name|kind|memory sizes}. The
 * lines of one vendor stand together, which is what makes the file small under compression.
 */
public final class DevicesData {
    static final String PATH = "js/devices-data.js";

    private static final String UNPACK = """
            (self.RTM = self.RTM || {}).deviceList = "%s".split("\\n").map((line) => {
              const [id, name, kind, sizes] = line.split("|");
              return { id, name, kind, sizes: sizes ? sizes.split(" ").map(Number) : [] };
            });
            """;

    private DevicesData() {}

    public static TextFile of(List<Device> devices) {
        String lines = devices.stream().map(DevicesData::line).sorted().collect(Collectors.joining("\\n"));
        return new TextFile(PATH, UNPACK.formatted(lines));
    }

    private static String line(Device device) {
        String sizes = device.memoryGib().stream().map(IdentifyData::size).collect(Collectors.joining(" "));
        return String.join("|", device.id(), IdentifyData.quoted(device.name()), kind(device), sizes);
    }

    private static String kind(Device device) {
        return device.kind().name().toLowerCase(java.util.Locale.ROOT);
    }
}
