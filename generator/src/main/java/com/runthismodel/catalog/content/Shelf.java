package com.runthismodel.catalog.content;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where each kind of content lives under the content folder. A file that fits no shelf is a mistake. */
enum Shelf {
    SITE("site\\.yaml"),
    LICENCES("licences\\.yaml"),
    QUANTIZATIONS("quantizations\\.yaml"),
    MEASURED_QUALITY("measured-quality\\.json"),
    MODELS("models/[^/]+/[^/]+\\.yaml"),
    HUB("hub/[^/]+/[^/]+\\.json"),
    DEVICES("devices/[^/]+\\.yaml"),
    PCI_IDS("devices/pci-ids\\.json"),
    RUNTIMES("runtimes/[^/]+\\.yaml"),
    IMPORTED_BENCHMARKS("benchmarks/imported/[^/]+\\.json"),
    BENCHMARKS("benchmarks/[^/]+/[^/]+\\.yaml"),
    RECORDINGS("recordings/[^/]+/[^/]+\\.yaml"),
    CHANGES("changes/[^/]+\\.yaml");

    static final String PLACES = "models/<org>/<slug>.yaml, hub/<org>/<repo>.json, devices/<vendor>.yaml, "
            + "runtimes/<id>.yaml, benchmarks/<device>/<name>.yaml, recordings/<device>/<id>.yaml, "
            + "changes/<day>.yaml";

    private final Pattern path;

    Shelf(String path) {
        this.path = Pattern.compile(path);
    }

    static Optional<Shelf> of(String path) {
        for (Shelf shelf : values()) if (shelf.path.matcher(path).matches()) return Optional.of(shelf);
        return Optional.empty();
    }

    /** Notes for people and prose belong to the folder, not to the catalogue. */
    static boolean isProse(String path) {
        return path.startsWith("pages/") || path.endsWith(".md");
    }
}
