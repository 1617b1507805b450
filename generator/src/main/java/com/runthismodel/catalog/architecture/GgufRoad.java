package com.runthismodel.catalog.architecture;

import java.util.Map;

/** From GGUF metadata to an {@link Architecture}. */
final class GgufRoad {
    private GgufRoad() {}

    static Architecture read(Map<String, ?> metadata, Map<String, ?> hints) {
        String name = String.valueOf(metadata.get("general.architecture"));
        try {
            Facts facts = Facts.of(metadata, hints);
            Family family = Family.of(name);
            if (family == null)
                return new UnknownArchitecture(name, "the tensors, caches and buffers of this architecture");
            return ArchitectureBuilder.build(facts, family);
        } catch (Facts.Missing missing) {
            return new UnknownArchitecture(name, missing.getMessage());
        } catch (ArithmeticException | IllegalArgumentException impossible) {
            return new UnknownArchitecture(name, "dimensions that go together: " + impossible.getMessage());
        }
    }
}
