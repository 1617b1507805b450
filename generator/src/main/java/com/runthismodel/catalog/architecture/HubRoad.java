package com.runthismodel.catalog.architecture;

import java.util.Map;

/**
 * From a Hub {@code config.json} to an {@link Architecture}: what llama.cpp's converter would write as metadata, read the
 * way metadata are read, so that both roads end alike.
 */
final class HubRoad {
    private HubRoad() {}

    static Architecture read(Map<String, ?> config) {
        HubFacts facts = HubFacts.of(config);
        String type = facts.modelType();
        String name = HubTypes.architecture(facts);
        if (name == null) return new UnknownArchitecture(type, "a rule for model_type " + type);
        try {
            ConvertedMetadata metadata = new ConvertedMetadata(name, facts);
            HubTypes.convert(metadata, facts);
            return GgufRoad.read(metadata.metadata(), metadata.hints());
        } catch (Facts.Missing missing) {
            return new UnknownArchitecture(type, missing.getMessage());
        }
    }
}
