package com.runthismodel.page.model;

import com.runthismodel.page.Html;
import com.runthismodel.page.TextFile;
import com.runthismodel.page.sheet.Chip;
import com.runthismodel.page.sheet.Community;
import com.runthismodel.page.sheet.ContextMemory;
import com.runthismodel.page.sheet.ModelSheet;
import com.runthismodel.page.sheet.Quantizations;
import com.runthismodel.page.sheet.Refusal;
import com.runthismodel.source.write.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the comparison page prints of one model, as a classic script that is loaded when the model is chosen, there or with
 * an engine on its own page: figures of its {@link ModelSheet}, as printed there, and the coefficients that answer for the visitor's machine.
 */
public final class CompareData {
    private static final List<Long> COMPARED = List.of(8192L, 32768L);

    private CompareData() {}

    /**
     * The quantization is the recommended one; {@code offered} are those one can get, {@code qualities} the names, bits and
     * measured qualities of all.
     */
    public record Column(
            String name,
            String vendor,
            String type,
            Optional<String> refusal,
            List<Chip> facts,
            Optional<Quantizations.Row> pick,
            Optional<String> qualityUnit,
            boolean qualityOfThisModel,
            List<At> memory,
            Optional<String> kvKibPerToken,
            List<Community.Row> measured,
            long trained,
            List<String> offered,
            List<List<String>> qualities) {}

    /** GPU memory of the recommended quantization at a context. */
    public record At(long tokens, String gib) {}

    /** {@code engines}: what engines with rules of their own load, where they are priced. */
    static TextFile of(ModelSheet sheet, long trained, Optional<Html> estimate, Optional<Map<String, Object>> engines) {
        Optional<Quantizations> table = sheet.quantizations();
        Column column = new Column(
                sheet.name(),
                sheet.vendor(),
                sheet.type(),
                sheet.refusal().map(Refusal::reason),
                sheet.facts(),
                table.flatMap(CompareData::pick),
                table.map(Quantizations::qualityUnit),
                table.map(Quantizations::qualityOfThisModel).orElse(false),
                memory(sheet, trained),
                sheet.context().flatMap(ContextMemory::kvKibPerToken),
                sheet.measured().rows(),
                trained,
                table.map(CompareData::offered).orElse(List.of()),
                table.map(CompareData::qualities).orElse(List.of()));
        String data = estimate.map(Html::markup).orElse("null");
        String text = "((self.RTM = self.RTM || {}).sheets = self.RTM.sheets || {})["
                + JsonWriter.forHtml(sheet.slug()) + "] = Object.assign(" + JsonWriter.forHtml(column)
                + ", { estimate: " + data + ", engines: "
                + engines.map(JsonWriter::forHtml).orElse("null") + " });\n";
        return new TextFile("data/models/" + sheet.slug() + ".js", text);
    }

    private static Optional<Quantizations.Row> pick(Quantizations table) {
        return table.rows().stream().filter(Quantizations.Row::recommended).findFirst();
    }

    private static List<String> offered(Quantizations table) {
        return table.rows().stream()
                .filter(row -> row.repository().isPresent())
                .map(Quantizations.Row::name)
                .toList();
    }

    private static List<List<String>> qualities(Quantizations table) {
        return table.rows().stream()
                .map(row -> List.of(
                        row.name(),
                        row.bitsPerWeight().orElse(""),
                        row.quality().orElse("")))
                .toList();
    }

    /** From the page's first table, the one of the headline's cache. */
    private static List<At> memory(ModelSheet sheet, long trained) {
        Optional<String> pick = sheet.quantizations().flatMap(CompareData::pick).map(Quantizations.Row::name);
        if (sheet.context().isEmpty() || pick.isEmpty()) return headline(sheet, trained);
        ContextMemory.Table table = sheet.context().get().tables().get(0);
        return table.rows().stream()
                .filter(row -> row.quantization().equals(pick.get()))
                .flatMap(row -> cells(table, row, trained).stream())
                .toList();
    }

    /** A model of so few tokens has no table of contexts: its headline is at all of them. */
    private static List<At> headline(ModelSheet sheet, long trained) {
        return sheet.quantizations().flatMap(CompareData::pick).flatMap(Quantizations.Row::gpu).stream()
                .map(memory -> new At(trained, memory.gib()))
                .toList();
    }

    private static List<At> cells(ContextMemory.Table table, ContextMemory.Row row, long trained) {
        return IntStream.range(0, table.contexts().size())
                .mapToObj(i -> new At(
                        table.contexts().get(i).tokens(), row.memory().get(i).gib()))
                .filter(at -> COMPARED.contains(at.tokens()) || at.tokens() == trained)
                .toList();
    }
}
