package com.runthismodel.estimate.speed.names;

import com.runthismodel.estimate.AttentionWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the shape of a model by the name a benchmark gives it: first the table of names the catalogue cannot resolve,
 * then the catalogue, then the sizes the name itself states ({@code 7B}, {@code 30B-A3B}).
 */
public final class ShapeBook {
    private record Known(Pattern pattern, ModelShape shape) {}

    private static final List<Known> TABLE =
            Tables.rows("/speed/shapes.csv").stream().map(ShapeBook::known).toList();

    private record Alias(Pattern pattern, String name) {}

    private static final List<Alias> ALIASES = Tables.rows("/speed/aliases.csv").stream()
            .map(cells -> new Alias(Pattern.compile(cells[0]), cells[1]))
            .toList();

    private final Map<List<String>, ModelShape> catalogue = new HashMap<>();

    /** The first of two shapes with one name wins, so callers bring them in a fixed order. */
    public ShapeBook(Collection<ModelShape> shapes) {
        for (ModelShape shape : shapes) {
            List<String> words = NameWords.of(shape.name());
            if (words.size() > 1) catalogue.putIfAbsent(words, shape);
        }
    }

    private static Known known(String[] cells) {
        ModelShape shape = new ModelShape(
                cells[1],
                Double.parseDouble(cells[2]) * 1e9,
                Double.parseDouble(cells[3]) * 1e9,
                Double.parseDouble(cells[4]) * 1e9,
                Integer.parseInt(cells[5]),
                Integer.parseInt(cells[6]),
                Long.parseLong(cells[7]),
                Long.parseLong(cells[8]),
                Integer.parseInt(cells[9]),
                Integer.parseInt(cells[10]),
                Integer.parseInt(cells[11]),
                new AttentionWork(Long.parseLong(cells[12]), Long.parseLong(cells[13]), Integer.parseInt(cells[9])));
        return new Known(Pattern.compile(cells[0]), shape);
    }

    /** The shape of what a run names, with the exact parameter count where the run states it. */
    public Optional<ModelShape> find(Conditions run) {
        Optional<ModelShape> shape = named(run.model())
                .or(() -> run.baseModel().flatMap(this::named))
                .or(() -> StatedSize.of(run).map(StatedSize::shape));
        return shape.map(found -> run.parameters()
                .filter(exact -> Math.abs(exact / found.parameters() - 1) < 0.25)
                .map(exact -> found.withParameters(exact))
                .orElse(found));
    }

    private Optional<ModelShape> named(String name) {
        String text = plain(name);
        for (Alias alias : ALIASES)
            if (alias.pattern().matcher(text).find())
                return resolved(alias.name())
                        .or(() -> StatedSize.in(alias.name()).map(StatedSize::shape));
        return resolved(name);
    }

    private static String plain(String name) {
        return name.substring(name.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private Optional<ModelShape> resolved(String name) {
        String text = plain(name);
        for (Known known : TABLE) if (known.pattern().matcher(text).find()) return Optional.of(known.shape());
        return inCatalogue(text);
    }

    /** The longest run of words that is a model's whole name, unless the text states quite another size. */
    private Optional<ModelShape> inCatalogue(String text) {
        List<String> words = NameWords.of(text);
        Optional<StatedSize> size = StatedSize.in(text);
        for (int length = words.size(); length > 1; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                ModelShape shape = catalogue.get(words.subList(from, from + length));
                if (shape != null && size.map(stated -> stated.agrees(shape)).orElse(true)) return Optional.of(shape);
            }
        }
        return Optional.empty();
    }
}
