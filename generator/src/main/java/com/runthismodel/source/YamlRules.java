package com.runthismodel.source;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What we refuse of YAML. Anchors and aliases can make a small file huge and hide what a line says; tags ask for types
 * that nothing here needs. They show as the first character of a node: no plain value may start with one of them.
 */
final class YamlRules {
    private final String text;
    private final int[] lineStarts;

    YamlRules(String text) {
        boolean suspicious = text.indexOf('&') >= 0 || text.indexOf('*') >= 0 || text.indexOf('!') >= 0;
        this.text = text;
        this.lineStarts = suspicious ? lineStarts(text) : new int[0];
    }

    Optional<String> objection(Place node) {
        if (lineStarts.length == 0) return Optional.empty();
        switch (characterAt(node)) {
            case '&':
                return Optional.of("anchors are not allowed");
            case '*':
                return Optional.of("aliases are not allowed");
            case '!':
                return Optional.of("tags are not allowed");
            default:
                return Optional.empty();
        }
    }

    /** Columns count code points, Java counts UTF-16 units. */
    private char characterAt(Place place) {
        int start = lineStarts[Math.min(place.line(), lineStarts.length) - 1];
        int end = place.line() < lineStarts.length ? lineStarts[place.line()] : text.length();
        if (text.codePointCount(start, end) < place.column()) return ' ';
        return text.charAt(text.offsetByCodePoints(start, place.column() - 1));
    }

    private static int[] lineStarts(String text) {
        return IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }
}
