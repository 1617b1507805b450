package com.runthismodel.page;

import com.runthismodel.catalog.Site;
import com.runthismodel.source.JsonWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything the site consists of but prose.
 *
 * @param models what can be made one at a time, in any order and by any thread
 * @param lists what is made from these: when they are all there
 * @param scripts data from the catalogue; {@code path} is their asset name, {@code js/identify-data.js}
 * @param status what the header's build status shows, without the build itself
 */
public record SitePlan(
        Site site, List<Piece> models, List<Piece> lists, List<TextFile> scripts, Map<String, Object> status) {
    /** Some files that are made together; {@code name} says what they are about when they cannot be. */
    public record Piece(String name, Supplier<List<Output>> outputs) {}

    public SitePlan {
        models = List.copyOf(models);
        lists = List.copyOf(lists);
        scripts = List.copyOf(scripts);
        status = Collections.unmodifiableMap(new LinkedHashMap<>(status));
    }

    /** The line that goes before {@code status.js}. */
    public String statusLine(String build) {
        Map<String, Object> line = new LinkedHashMap<>(status);
        line.put("build", build);
        return "self.RTM_BUILD=" + JsonWriter.compact(line) + ";\n";
    }
}
