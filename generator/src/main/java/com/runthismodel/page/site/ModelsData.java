package com.runthismodel.page.site;

import com.runthismodel.estimate.Fit.Needs;
import com.runthismodel.page.TextFile;
import com.runthismodel.source.JsonWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every model with what it takes, as a classic script: home and the list ask for it when they know the visitor's
 * machine or somebody searches. Most downloaded first. One row: slug, name, vendor, family, quantization, then the
 * numbers of {@link Needs}.
 */
final class ModelsData {
    static final String PATH = "data/models.js";

    private ModelsData() {}

    static TextFile of(List<ModelLine> lines) {
        List<List<Object>> rows = lines.stream()
                .sorted(Comparator.comparingLong(ModelLine::downloadCount)
                        .reversed()
                        .thenComparing(ModelLine::slug))
                .map(ModelsData::row)
                .toList();
        return new TextFile(PATH, "(self.RTM = self.RTM || {}).models = " + JsonWriter.compact(rows) + ";\n");
    }

    private static List<Object> row(ModelLine line) {
        Stream<Object> words = Stream.of(
                line.slug(),
                line.name(),
                line.vendor(),
                line.family().orElse(""),
                line.figures().quantization().orElse(""));
        Stream<Object> numbers = line.figures().needs().stream().flatMap(ModelsData::numbers);
        return Stream.concat(words, numbers).toList();
    }

    private static Stream<Object> numbers(Needs needs) {
        return Stream.of(needs.card(), needs.shared(), needs.split(), needs.perCard(), needs.all());
    }
}
