package com.runthismodel.page.site;

import com.runthismodel.estimate.Fit.Needs;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.page.TextFile;
import com.runthismodel.source.write.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every model with what it takes, as a classic script: home and the list ask for it when they know the visitor's
 * machine or somebody searches. Most downloaded first. One row: slug, name, vendor, family, quantization, then the
 * numbers of {@link Needs}; of a model that writes also what a token costs: layers, weight format, bytes of the cache, and
 * what the weights read and the cache leave of {@link Needs#split()}, which is little and compresses; last, where there
 * are any, bytes of the experts, how many there are and used, and recurrent layers.
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
        Stream<Object> numbers = line.figures().needs().stream()
                .flatMap(needs -> numbers(needs, line.figures().work()));
        return JsonWriter.compact(Stream.concat(words, numbers).toList());
    }

    private static Stream<Object> numbers(Needs needs, Optional<Workload> work) {
        return Stream.concat(numbers(needs), work.stream().flatMap(cost -> numbers(needs, cost)));
    }

    private static Stream<Object> numbers(Needs needs, Workload work) {
        Stream<Object> plain = Stream.of(
                work.layers(),
                work.format().ordinal(),
                work.cacheBytes(),
                needs.split() - work.weightBytes() - work.cacheBytes());
        if (!work.mixture() && work.recurrentLayers() == 0) return plain;
        return Stream.concat(
                plain, Stream.of(work.expertBytes(), work.experts(), work.expertsUsed(), work.recurrentLayers()));
    }

    private static Stream<Object> numbers(Needs needs) {
        return Stream.of(needs.card(), needs.shared(), needs.split(), needs.perCard(), needs.all());
    }
}
