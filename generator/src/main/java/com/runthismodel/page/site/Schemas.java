package com.runthismodel.page.site;

import com.runthismodel.catalog.Changes;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.ModelCard;
import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Recording;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.catalog.Site;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.page.Output;
import com.runthismodel.page.TextFile;
import com.runthismodel.page.model.ModelPages;
import com.runthismodel.source.record.JsonSchema;
import com.runthismodel.source.write.JsonWriter;
import java.util.List;
import java.util.Map;

/** JSON Schemas: of the JSON twins, and of every kind of content file, for editors that complete and check. */
final class Schemas {
    private Schemas() {}

    static List<Output> all() {
        return List.of(
                ModelPages.schema(),
                file("vectors", JsonSchema.of(Vectors.Suite.class, "What a run allocates, to test estimators with")),
                file("content-model", JsonSchema.of(ModelCard.class, "content/models/ORG/SLUG.yaml")),
                file("content-hub", JsonSchema.of(HubRepo.class, "content/hub/ORG/REPO.json")),
                file("content-devices", JsonSchema.ofListUnder("devices", Device.class, "content/devices/VENDOR.yaml")),
                file("content-licences", JsonSchema.ofList(Licence.class, "content/licences.yaml")),
                file("content-quantizations", JsonSchema.of(Quantizations.class, "content/quantizations.yaml")),
                file("content-runtime", JsonSchema.of(Runtime.class, "content/runtimes/ID.yaml")),
                file("content-benchmark", JsonSchema.of(Measurement.class, "content/benchmarks/DEVICE/NAME.yaml")),
                file("content-recording", JsonSchema.of(Recording.class, "content/recordings/DEVICE/ID.yaml")),
                file("content-changes", JsonSchema.of(Changes.class, "content/changes/DAY.yaml")),
                file("content-site", JsonSchema.of(Site.class, "content/site.yaml")));
    }

    private static TextFile file(String name, Map<String, Object> schema) {
        return new TextFile("data/schema/" + name + ".json", JsonWriter.pretty(schema));
    }
}
