package com.runthismodel.page;

import com.runthismodel.catalog.Device;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.RateTable;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.source.write.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The devices a visitor can name by hand, as a classic script: one line each, {@code id|name|kind|memory sizes} and, where
 * the bandwidth is known, the numbers of {@link RateTable#row}, trailing zeros left out. The lines of one vendor stand
 * together, which is what makes the file small under compression. Then what {@code speed.js} needs for all of them.
 */
public final class DevicesData {
    static final String PATH = "js/devices-data.js";

    private static final String UNPACK = """
            (self.RTM = self.RTM || {}).deviceList = "%s".split("\\n").map((line) => {
              const [id, name, kind, sizes] = line.split("|");
              return { id, name, kind, sizes: sizes ? sizes.split(" ").map(Number) : [], rates: line.split("|").slice(4).map(Number) };
            });
            self.RTM.rateTable = %s;
            """;

    private DevicesData() {}

    public static TextFile of(List<Device> devices) {
        RateTable table = RateTable.of(
                SpeedModel.shipped(),
                devices.stream().flatMap(device -> machine(device).stream()).toList());
        String lines = devices.stream()
                .map(device -> line(device) + rates(table, device))
                .sorted()
                .collect(Collectors.joining("\\n"));
        return new TextFile(PATH, UNPACK.formatted(lines, JsonWriter.compact(table.shared())));
    }

    /** Its speed does not depend on the memory it is sold with. */
    private static Optional<Machine> machine(Device device) {
        return Machine.of(device, 0);
    }

    private static String line(Device device) {
        String sizes = device.memoryGib().stream().map(IdentifyData::size).collect(Collectors.joining(" "));
        return String.join("|", device.id(), IdentifyData.quoted(device.name()), kind(device), sizes);
    }

    private static String rates(RateTable table, Device device) {
        String numbers = machine(device)
                .map(machine ->
                        table.row(machine).stream().map(JsonWriter::compact).collect(Collectors.joining("|", "|", "")))
                .orElse("");
        return numbers.replaceFirst("(\\|0)+$", "");
    }

    private static String kind(Device device) {
        return device.kind().name().toLowerCase(java.util.Locale.ROOT);
    }
}
