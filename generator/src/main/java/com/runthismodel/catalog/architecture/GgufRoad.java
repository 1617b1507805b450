package com.runthismodel.catalog.architecture;

import java.util.Map;
import java.util.Set;

/** From GGUF metadata to an {@link Architecture}. */
final class GgufRoad {
    /** These keep a second cache that we could not check (memory model 4.2). */
    private static final Set<String> INDEXED = Set.of("deepseek32", "deepseek4", "glm-dsa", "minimax-m3");

    private GgufRoad() {}

    static Architecture read(Map<String, ?> metadata, Map<String, ?> hints) {
        String name = String.valueOf(metadata.get("general.architecture"));
        try {
            Facts facts = Facts.of(metadata, hints);
            Family family = Family.of(name);
            if (family == null)
                return new UnknownArchitecture(
                        name,
                        INDEXED.contains(name)
                                ? "the cache of its indexer, which picks what attention looks at"
                                : "the tensors, caches and buffers of this architecture");
            return ArchitectureBuilder.build(facts, family);
        } catch (Facts.Missing missing) {
            return new UnknownArchitecture(name, missing.getMessage());
        } catch (ArithmeticException | IllegalArgumentException impossible) {
            return new UnknownArchitecture(name, "dimensions that go together: " + impossible.getMessage());
        }
    }
}
