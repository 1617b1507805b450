package com.runthismodel.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Device.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Are the figures of the real devices possible, and is nothing told twice or without a source? */
class DevicesTest {
    private static DeviceFiles files;

    @BeforeAll
    static void read() throws IOException {
        files = DeviceFiles.read();
    }

    @Test
    void coverEveryKind() {
        Map<Kind, Long> kinds =
                files.devices().stream().collect(Collectors.groupingBy(Device::kind, Collectors.counting()));
        assertTrue(files.devices().size() >= 450, () -> files.devices().size() + " devices");
        assertEquals(Set.of(Kind.values()), kinds.keySet());
        assertTrue(kinds.values().stream().allMatch(count -> count >= 20), kinds::toString);
    }

    @Test
    void everyDeviceSaysWhereItsFactsComeFromAndHowMuchMemoryItHas() {
        List<String> silent = files.devices().stream()
                .filter(device ->
                        device.sources().isEmpty() || device.memoryGib().isEmpty())
                .map(Device::id)
                .toList();
        assertEquals(List.of(), silent);
    }

    /** A speed cannot be estimated without it; one board's maker does not state it. */
    @Test
    void nearlyEveryDeviceHasItsBandwidth() {
        List<String> without = files.devices().stream()
                .filter(device -> device.bandwidthGBps().isEmpty())
                .map(Device::id)
                .toList();
        assertEquals(List.of("deepcomputing-dc-roma-mainboard-ii"), without);
    }

    @Test
    void sizesAndIdsAreSortedAndToldOnce() {
        for (Device device : files.devices()) {
            assertEquals(List.copyOf(new TreeSet<>(device.memoryGib())), device.memoryGib(), device.id());
            assertEquals(List.copyOf(new TreeSet<>(device.pciIds())), device.pciIds(), device.id());
        }
    }

    @Test
    void namesAreUniqueWithinAMaker() {
        Map<String, String> seen = new HashMap<>();
        for (Device device : files.devices()) {
            String maker = device.id().substring(0, device.id().indexOf('-'));
            String earlier = seen.put(maker + " " + device.name().toLowerCase(Locale.ROOT), device.id());
            assertEquals(null, earlier, device.id());
        }
    }

    @Test
    void pciIdsOfOurDevicesAreNotListedAgain() {
        Map<String, String> makers = Map.of("nvidia", "10de:", "amd", "1002:", "intel", "8086:");
        Set<String> ours = files.devices().stream()
                .flatMap(device -> device.pciIds().stream()
                        .map(id ->
                                makers.get(device.id().substring(0, device.id().indexOf('-'))) + id))
                .collect(Collectors.toSet());
        List<String> ids = files.pciIds().ids().stream().map(PciIds.Entry::id).toList();
        assertEquals(ids.stream().distinct().sorted().toList(), ids);
        assertEquals(List.of(), ids.stream().filter(ours::contains).toList());
    }

    /** Cards told apart by id have ids of their own; those that nothing tells apart are one device or share an id. */
    @Test
    void memorySizesThatAnIdSettlesAreTheirOwnDevices() {
        assertEquals(List.of("2803", "2788"), ids("nvidia-geforce-rtx-4060-ti-8gb", "2803", "2788"));
        assertEquals(List.of("2805"), ids("nvidia-geforce-rtx-4060-ti-16gb", "2805"));
        assertEquals(List.of("2206", "2216"), ids("nvidia-geforce-rtx-3080-10gb", "2206", "2216"));
        assertEquals(List.of("220a"), ids("nvidia-geforce-rtx-3080-12gb", "220a"));
        assertEquals(List.of("1f03"), ids("nvidia-geforce-rtx-2060-12gb", "1f03"));
        assertEquals(List.of(8.0, 16.0), device("nvidia-geforce-rtx-5060-ti").memoryGib());
    }

    private static List<String> ids(String id, String... expected) {
        return Arrays.stream(expected).filter(device(id).pciIds()::contains).toList();
    }

    private static Device device(String id) {
        return files.devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
