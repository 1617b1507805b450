package com.runthismodel.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Builds a located tree from a parser's tokens, stricter than the formats ask: no duplicate keys, no anchors, aliases,
 * tags or merge keys, one document, bounded depth. One pass, no data binding.
 */
final class TreeBuilder {
    private static final int DEEPEST = 24;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    // The parsers stop a little later than we do, so that our message wins and theirs is the safety net.
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(2 * DEEPEST)
            .maxNumberLength(100)
            .maxNameLength(1000)
            .build();
    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();
    private static final YAMLFactory YAML =
            YAMLFactory.builder().streamReadConstraints(LIMITS).build();

    private final JsonParser parser;
    private final Optional<YamlRules> yaml;
    private final String file;
    private final boolean escapes;
    private final Problems problems;
    /** Keys and indexes from the top to here, put together to a path only when there is something to report. */
    private final Deque<Object> steps = new ArrayDeque<>();

    private TreeBuilder(JsonParser parser, Optional<YamlRules> yaml, String text, String file, Problems problems) {
        this.parser = parser;
        this.escapes = text.indexOf('\\') >= 0;
        this.yaml = yaml;
        this.file = file;
        this.problems = problems;
    }

    static Optional<Node> json(String text, String file, Problems problems) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new TreeBuilder(parser, Optional.empty(), text, file, problems).document();
        }
    }

    static Optional<Node> yaml(String text, String file, Problems problems) {
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), new WholeCharacterReader(text))) {
            return new TreeBuilder(parser, Optional.of(new YamlRules(text)), text, file, problems).document();
        }
    }

    private Optional<Node> document() {
        try {
            if (parser.nextToken() == null)
                throw refuse(new Place(file, 1, 1), "", "is empty", "write it or remove it");
            Node root = node(0);
            if (parser.nextToken() != null)
                throw refuse(here(), "", "a second document begins here", "keep one document per file");
            return Optional.of(root);
        } catch (Refused e) {
            problems.add(e.problem);
        } catch (JacksonException e) {
            problems.add(SyntaxProblem.of(e, file, yaml.isPresent()));
        }
        return Optional.empty();
    }

    private Node node(int depth) {
        Place place = here();
        if (depth > DEEPEST) throw refuse(place, "", "is nested more than " + DEEPEST + " deep", "flatten it");
        if (yaml.isPresent()) {
            yaml.get().objection(place).ifPresent(objection -> {
                throw refuse(place, path(), objection, "write the value out in plain YAML");
            });
        }
        switch (parser.currentToken()) {
            case START_OBJECT:
                return fields(place, depth);
            case START_ARRAY:
                return items(place, depth);
            case VALUE_TRUE:
            case VALUE_FALSE:
                return new Node.Bool(place, parser.currentToken() == JsonToken.VALUE_TRUE);
            case VALUE_NULL:
                return new Node.Empty(place);
            default:
                return scalar(place);
        }
    }

    private Node scalar(Place place) {
        String value = visible(parser.getString(), place);
        // YAML also calls .inf and .nan numbers: they stay text, and a field that wants a number refuses them.
        boolean number =
                parser.currentToken().isNumeric() && NUMBER.matcher(value).matches();
        return number ? new Node.Number(place, value) : new Node.Text(place, value);
    }

    private Node items(Place place, int depth) {
        List<Node> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) list.add(below(list.size(), depth));
        return new Node.Items(place, Collections.unmodifiableList(list));
    }

    private Node below(Object step, int depth) {
        steps.addLast(step);
        Node node = node(depth + 1);
        steps.removeLast();
        return node;
    }

    private Node fields(Place place, int depth) {
        Map<String, Node.Field> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyPlace = here();
            String key = visible(parser.currentName(), keyPlace);
            if (yaml.isPresent() && key.equals("<<"))
                throw refuse(keyPlace, NodePath.join(path(), key), "merge keys are not allowed", "write the keys out");
            parser.nextToken();
            Node value = below(key, depth);
            if (yaml.isEmpty() && value instanceof Node.Empty) continue;
            Node.Field earlier = map.putIfAbsent(key, new Node.Field(keyPlace, value));
            if (earlier != null) duplicate(keyPlace, NodePath.join(path(), key), earlier.key());
        }
        return new Node.Fields(place, Collections.unmodifiableMap(map));
    }

    /** A duplicate does not stop the reading: the first one counts, and whatever else is wrong is reported too. */
    private void duplicate(Place place, String path, Place earlier) {
        problems.add(place, path, "is there twice, first on line " + earlier.line(), "keep one of them");
    }

    /** Escapes such as {@code "\\u202e"} write hidden characters with visible ones, after the text was checked. */
    private String visible(String value, Place place) {
        var hidden = escapes ? HiddenCharacters.first(value) : OptionalInt.empty();
        if (hidden.isEmpty()) return SharedText.of(value);
        String code = Printable.codePoint(value.codePointAt(hidden.getAsInt()));
        throw refuse(place, path(), "holds the hidden character " + code, "delete it");
    }

    private String path() {
        String path = "";
        for (Object step : steps)
            path = step instanceof Integer index ? NodePath.join(path, index) : NodePath.join(path, (String) step);
        return path;
    }

    private Place here() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Place(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static Refused refuse(Place place, String field, String problem, String fix) {
        return new Refused(Problem.at(place, field, problem, fix));
    }

    /** Leaves the recursion when reading on makes no sense. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        private Refused(Problem problem) {
            super(problem.toString(), null, false, false);
            this.problem = problem;
        }
    }
}
