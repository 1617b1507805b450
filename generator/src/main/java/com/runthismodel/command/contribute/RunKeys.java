package com.runthismodel.command.contribute;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.estimate.speed.calibration.Plausibility;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import com.runthismodel.source.write.JsonWriter;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A measured run as the keys of its file. */
final class RunKeys {
    private RunKeys() {}

    /** What was settled; the model is named by its Hub id, which says which one exactly. */
    static Map<String, Object> of(String id, Told told, RunOptions options) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", id);
        keys.put("model", told.model().card().hub().toString());
        keys.put("slug", told.model().slug());
        keys.put("quantization", told.quantization());
        keys.put("hardware", told.device().name());
        keys.put("device", told.device().id());
        told.memoryGib().ifPresent(gib -> keys.put("memoryGib", gib));
        keys.put("devices", options.devices);
        keys.put("runtime", told.runtime());
        keys.put("runtimeVersion", told.runtimeVersion());
        options.backend.ifPresent(backend -> keys.put("backend", backend));
        keys.put("date", told.date());
        keys.put("source", told.source());
        return keys;
    }

    /** What the estimate makes of it. Mistakes in the keys are told when the file is checked. */
    static Optional<Plausibility.Finding> checked(Catalog catalog, Map<String, Object> keys) {
        Problems problems = new Problems();
        return SourceFile.parse(JsonWriter.compact(keys), "run.json", problems)
                .flatMap(node -> RecordReader.of(Measurement.class).read(node, problems))
                .map(Located::value)
                .flatMap(new Plausibility(catalog)::of);
    }

    /** In the order of the record, whoever said what first. */
    static Map<String, Object> ordered(Map<String, Object> keys) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (RecordComponent component : Measurement.class.getRecordComponents()) {
            Object value = keys.get(component.getName());
            if (value != null) ordered.put(component.getName(), value);
        }
        return ordered;
    }
}
