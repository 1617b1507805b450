package com.runthismodel.page.changes;

import com.runthismodel.page.sheet.Chip;
import com.runthismodel.page.sheet.Fits;
import com.runthismodel.page.sheet.ModelSheet;
import com.runthismodel.page.sheet.Quantizations;
import com.runthismodel.page.sheet.Speeds;
import com.runthismodel.source.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Two sheets of one model: figures before and after, verdicts that flip, and the names of sections with other words. */
final class SheetDiff {
    private static final String TO = " → ";
    /** A page that changed all over is told by its first lines. */
    private static final int MOST_LINES = 16;

    private final ModelSheet before;
    private final ModelSheet after;
    private final List<String> lines = new ArrayList<>();

    private SheetDiff(ModelSheet before, ModelSheet after) {
        this.before = before;
        this.after = after;
    }

    /** Nothing where the pages are the same. */
    static List<String> of(ModelSheet before, ModelSheet after) {
        if (before.equals(after)) return List.of();
        SheetDiff diff = new SheetDiff(before, after);
        diff.words();
        diff.verdicts();
        diff.files();
        diff.speeds();
        diff.sections();
        return shortened(diff.lines);
    }

    /** What a new page says: enough to see whether it can be right. */
    static List<String> facts(ModelSheet sheet) {
        List<String> facts = new ArrayList<>();
        for (Chip chip : sheet.facts()) facts.add(chip.label() + ": " + chip.value());
        facts.add(sheet.answer().sentence());
        facts.add(sheet.refusal()
                .map(refusal -> refusal.reason())
                .orElse(sheet.answer().need()));
        return shortened(facts);
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= MOST_LINES) return lines;
        List<String> first = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        first.add("and " + (lines.size() - first.size()) + " more");
        return first;
    }

    private void words() {
        text("name", ModelSheet::name);
        text("vendor", ModelSheet::vendor);
        text("type", ModelSheet::type);
        text("tagline", ModelSheet::tagline);
        text("repository", ModelSheet::hub);
        Map<String, String> old = chips(before);
        Map<String, String> now = chips(after);
        now.forEach((label, value) -> line(label, old.getOrDefault(label, "not said"), value));
        old.forEach((label, value) -> {
            if (!now.containsKey(label)) line(label, value, "not said");
        });
        line(
                "measured runs",
                "" + before.measured().total(),
                "" + after.measured().total());
    }

    private void text(String what, Function<ModelSheet, String> get) {
        line(what, get.apply(before), get.apply(after));
    }

    private void line(String what, String old, String now) {
        if (!old.equals(now)) lines.add(what + ": " + old + TO + now);
    }

    private static Map<String, String> chips(ModelSheet sheet) {
        Map<String, String> chips = new LinkedHashMap<>();
        for (Chip chip : sheet.facts()) chips.put(chip.label(), chip.value());
        return chips;
    }

    private void files() {
        Map<String, Quantizations.Row> old = rows(before);
        Map<String, Quantizations.Row> now = rows(after);
        line("recommended", recommended(old), recommended(now));
        now.forEach((name, row) -> {
            if (!old.containsKey(name))
                lines.add(name + ": new, download " + row.download().gb() + " GB");
            else file(name, old.get(name), row);
        });
        old.keySet().forEach(name -> {
            if (!now.containsKey(name)) lines.add(name + ": gone");
        });
    }

    private void file(String name, Quantizations.Row old, Quantizations.Row now) {
        List<String> parts = new ArrayList<>();
        part("download", old.download().gb(), now.download().gb(), " GB", parts);
        part("GPU memory", gib(old), gib(now), " GiB", parts);
        if (!parts.isEmpty()) lines.add(name + ": " + String.join(", ", parts));
    }

    private static void part(String what, String old, String now, String unit, List<String> parts) {
        if (!old.equals(now)) parts.add(what + " " + old + TO + now + unit);
    }

    private static String gib(Quantizations.Row row) {
        return row.gpu().map(memory -> memory.gib()).orElse("unknown");
    }

    private static String recommended(Map<String, Quantizations.Row> rows) {
        return rows.values().stream()
                .filter(Quantizations.Row::recommended)
                .map(Quantizations.Row::name)
                .findFirst()
                .orElse("none");
    }

    private static Map<String, Quantizations.Row> rows(ModelSheet sheet) {
        return byName(sheet.quantizations().map(Quantizations::rows), Quantizations.Row::name);
    }

    private void speeds() {
        Map<String, Speeds.Row> old = byName(before.speed().map(Speeds::rows), Speeds.Row::device);
        byName(after.speed().map(Speeds::rows), Speeds.Row::device).forEach((device, row) -> {
            if (old.containsKey(device))
                line(device + " tokens/s", old.get(device).estimate(), row.estimate());
        });
    }

    private void verdicts() {
        Map<String, Fits.Row> old = byName(before.fits().map(Fits::rows), Fits.Row::device);
        after.fits().ifPresent(table -> {
            for (Fits.Row row : table.rows()) {
                if (old.containsKey(row.device())) flips(row, old.get(row.device()), table.quantizations());
            }
        });
    }

    private void flips(Fits.Row now, Fits.Row old, List<String> quantizations) {
        List<String> earlier = before.fits().orElseThrow().quantizations();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < quantizations.size(); i++) {
            int place = earlier.indexOf(quantizations.get(i));
            if (place < 0) continue;
            String was = Words.of(old.cells().get(place).verdict());
            part(quantizations.get(i), was, Words.of(now.cells().get(i).verdict()), "", parts);
        }
        if (!parts.isEmpty()) lines.add(now.device() + ": " + String.join(", ", parts));
    }

    /** What no line above can say: the sections whose words or smaller figures are different. */
    private void sections() {
        List<String> other = new ArrayList<>();
        section("files", ModelSheet::quantizations, other);
        section("memory by context", ModelSheet::context, other);
        section("commands", ModelSheet::run, other);
        section("speed", ModelSheet::speed, other);
        section("measured runs", ModelSheet::measured, other);
        section("users at once", ModelSheet::serving, other);
        section("about", ModelSheet::about, other);
        section("sources", ModelSheet::sources, other);
        if (!other.isEmpty()) lines.add("different in " + String.join(", ", other));
        if (lines.isEmpty()) lines.add("other words");
    }

    private void section(String name, Function<ModelSheet, Object> part, List<String> other) {
        if (!Objects.equals(part.apply(before), part.apply(after))) other.add(name);
    }

    private static <T> Map<String, T> byName(Optional<List<T>> rows, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        for (T row : rows.orElse(List.of())) named.putIfAbsent(name.apply(row), row);
        return named;
    }
}
