package com.runthismodel.page.site;

import com.runthismodel.estimate.Fit.Needs;
import com.runthismodel.page.TextFile;
import com.runthismodel.source.JsonWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every model with what it takes, as a classic script: home and the list ask for it when they know the visitor's
 * machine or somebody searches. Most downloaded first. One row: slug, name, vendor, family, quantization, then the
 * numbers of {@link Needs}.
 */
final class ModelsData {
    static final String PATH = "data/models.js";

    private ModelsData() {}

    /** @param models most downloaded first */
    static TextFile of(List<Listed> models) {
        String rows = models.stream().map(Listed::data).collect(Collectors.joining(",", "[", "]"));
        return new TextFile(PATH, "(self.RTM = self.RTM || {}).models = " + rows + ";\n");
    }

    static String row(ModelLine line) {
        Stream<Object> words = Stream.of(
                line.slug(),
                line.name(),
                line.vendor(),
                line.family().orElse(""),
                line.figures().quantization().orElse(""));
        Stream<Object> numbers = line.figures().needs().stream().flatMap(ModelsData::numbers);
        return JsonWriter.compact(Stream.concat(words, numbers).toList());
    }

    private static Stream<Object> numbers(Needs needs) {
        return Stream.of(needs.card(), needs.shared(), needs.split(), needs.perCard(), needs.all());
    }
}
