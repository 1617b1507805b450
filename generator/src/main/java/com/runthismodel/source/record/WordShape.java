package com.runthismodel.source.record;

import com.runthismodel.source.DidYouMean;
import com.runthismodel.source.Node;
import com.runthismodel.source.Printable;
import com.runthismodel.source.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An enum: one of a few words. */
final class WordShape implements Shape {
    private final Map<String, Object> constants = new LinkedHashMap<>();

    WordShape(Class<?> type) {
        for (Object constant : type.getEnumConstants()) constants.put(Words.of((Enum<?>) constant), constant);
    }

    @Override
    public Object read(Node node, Spot spot) {
        String all = String.join(", ", constants.keySet());
        if (!(node instanceof Node.Text text)) return spot.wants("one of " + all, node, "put the word in quotes");
        String word = text.value();
        Object constant = constants.get(word);
        if (constant != null) return constant;
        String fix = DidYouMean.or(word, constants.keySet(), "");
        String known = (fix.isEmpty() ? "" : fix + " ") + "Known are " + all;
        return spot.refuse(
                node.place(), "unknown " + Printable.quoted(word), fix.isEmpty() ? "k" + known.substring(1) : known);
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> definitions) {
        return new LinkedHashMap<>(Map.of("enum", List.copyOf(constants.keySet())));
    }
}
