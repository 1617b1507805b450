package com.runthismodel.catalog.architecture;

import java.util.Map;

/** From a Hub {@code config.json} to an {@link Architecture}. */
final class HubRoad {
    private HubRoad() {}

    static Architecture read(Map<String, ?> config) {
        return new UnknownArchitecture(String.valueOf(config.get("model_type")), "a rule for this model_type");
    }
}
