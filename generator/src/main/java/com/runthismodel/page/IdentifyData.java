package com.runthismodel.page;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Device.Kind;
import com.runthismodel.catalog.PciIds;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table that {@code assets/js/identify/} looks strings up in, as a classic script. Texts of lines:
 *
 * <pre>
 * devices: vendor|name|kind|memory sizes|PCI ids|id where it does not follow from the name|aliases
 * names:   PCI vendor id|name|PCI device ids, of hardware that is no device of ours
 * chips:   chip name a Linux driver prints|ids; eras: generation as WebGPU names it|beginnings of ids
 * </pre>
 *
 * Lines of one vendor stand together and are sorted: that is what makes the file small under compression.
 */
public final class IdentifyData {
    static final String PATH = "js/identify-data.js";

    private static final Pattern BRACKETS = Pattern.compile("\\((?!laptop\\))[^)]*\\)");
    private static final Pattern FILLERS = Pattern.compile("\\b(gpu|generation|edition|with|design)\\b");
    private static final Pattern APART = Pattern.compile("[^a-z0-9]+");
    /** Only what drivers print may be matched: aliases from measurements are people's words. */
    private static final Pattern PRINTED = Pattern.compile(
            "(Adreno|Mali|Immortalis|Xclipse|PowerVR|Apple [AM]\\d|V3D \\d|AMD Custom GPU|NVIDIA (GB10|Tegra|[ABH]\\d)|Tesla V100-|Intel Arc ).*");

    private IdentifyData() {}

    public static TextFile of(Catalog catalog) {
        return of(catalog.devices(), catalog.pciIds());
    }

    public static TextFile of(List<Device> devices, PciIds pciIds) {
        String lines = devices.stream()
                .filter(device -> letter(device).isPresent())
                .map(IdentifyData::line)
                .sorted()
                .collect(Collectors.joining("\\n"));
        return new TextFile(
                PATH,
                "(self.RTM = self.RTM || {}).identifyData = {\n"
                        + part("devices", lines)
                        + part("names", names(pciIds.ids()))
                        + part("chips", groups(pciIds.driverChips()))
                        + part("eras", groups(pciIds.generations()))
                        + "};\n");
    }

    private static String part(String name, String lines) {
        return name + ": \"" + lines + "\",\n";
    }

    private static String groups(List<PciIds.Group> groups) {
        return groups.stream()
                .map(group -> quoted(group.name()) + "|"
                        + String.join(" ", group.ids()).replace(":", ""))
                .sorted()
                .collect(Collectors.joining("\\n"));
    }

    private static String line(Device device) {
        String vendor = device.id().substring(0, device.id().indexOf('-'));
        String id = device.id().equals(vendor + "-" + slug(device.name())) ? "" : device.id();
        String memory = device.memoryGib().stream().map(IdentifyData::size).collect(Collectors.joining(" "));
        String line = String.join(
                "|",
                quoted(vendor),
                quoted(device.name()),
                letter(device).orElseThrow(),
                memory,
                String.join(" ", device.pciIds()),
                id,
                aliases(device));
        return line.replaceAll("\\|+$", "");
    }

    private static String aliases(Device device) {
        return device.aliases().stream()
                .filter(PRINTED.asMatchPredicate())
                .map(IdentifyData::quoted)
                .sorted()
                .collect(Collectors.joining(";"));
    }

    /** Must agree with {@code slug} in identify/words.js. */
    private static String slug(String name) {
        String plain = BRACKETS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return APART.matcher(FILLERS.matcher(plain).replaceAll(" "))
                .replaceAll(" ")
                .trim()
                .replace(' ', '-');
    }

    static String size(double gib) {
        return gib == Math.rint(gib) ? Long.toString(Math.round(gib)) : Double.toString(gib);
    }

    /** Processors without graphics cannot show up in a browser; boards only where they have a display id or name. */
    private static Optional<String> letter(Device device) {
        // A card with memory soldered on later still gives its old name and id: its owner picks it by hand.
        if (device.name().endsWith("(modified)")) return Optional.empty();
        return Optional.ofNullable(LETTERS.get(device.kind()))
                .filter(letter -> device.kind() != Kind.BOARD || reported(device));
    }

    private static boolean reported(Device device) {
        return !device.pciIds().isEmpty() || !aliases(device).isEmpty();
    }

    private static final Map<Kind, String> LETTERS = Map.of(
            Kind.DISCRETE,
            "d",
            Kind.DATACENTER,
            "d",
            Kind.LAPTOP,
            "l",
            Kind.INTEGRATED,
            "i",
            Kind.APPLE,
            "i",
            Kind.PHONE,
            "i",
            Kind.BOARD,
            "i");

    private static String names(List<PciIds.Entry> pciIds) {
        Map<String, String> ids = new TreeMap<>();
        for (PciIds.Entry entry : pciIds) {
            String key = entry.id().substring(0, 4) + "|" + quoted(entry.name());
            ids.merge(key, entry.id().substring(5), (earlier, id) -> earlier + " " + id);
        }
        return ids.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()).collect(Collectors.joining("\\n"));
    }

    /** Names are facts from content: nothing in them may end the text they stand in. */
    static String quoted(String text) {
        return text.replaceAll("[\"\\\\|;\\p{Cntrl}]", " ");
    }
}
