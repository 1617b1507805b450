package com.runthismodel.catalog.architecture;

import java.util.Map;

/**
 * What a model is made of, layer by layer: enough to list its tensors and to know what it caches. Made from the metadata
 * of a GGUF file or from a Hub {@code config.json}; both roads give equal values for the same model.
 */
public sealed interface Architecture permits KnownArchitecture, UnknownArchitecture {

    /** Name as llama.cpp writes it in {@code general.architecture}, or the Hub's model_type where that has none. */
    String name();

    /** Takes GGUF metadata and hints on what only the tensor list tells ({@code tied}, {@code rope_freqs}, ...). */
    static Architecture ofGguf(Map<String, ?> metadata, Map<String, ?> hints) {
        return GgufRoad.read(metadata, hints);
    }

    /** Takes the tree of a Hub {@code config.json}: maps, lists, strings, numbers, booleans. */
    static Architecture ofHub(Map<String, ?> config) {
        return HubRoad.read(config);
    }
}
