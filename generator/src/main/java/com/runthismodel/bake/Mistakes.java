package com.runthismodel.bake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What went wrong while pages were printed, by several threads. A mistake in what many pages share is told once, with the
 * first of them, whichever thread met it first.
 */
final class Mistakes {
    /** A few pages show a mistake in a template as well as all of them. */
    private static final int ENOUGH = 20;

    private final List<String> alone = new ArrayList<>();
    private final TreeMap<String, SortedSet<String>> pages = new TreeMap<>();
    private int count;

    /** A whole line of its own. */
    synchronized void add(String line) {
        alone.add(line);
        count++;
    }

    synchronized void add(String page, String message) {
        pages.computeIfAbsent(message, key -> new TreeSet<>(Mistakes::inOrder)).add(page);
        count++;
    }

    /** As pages are printed: by name, which what follows it must not disturb ("a.html" before "a-b.html"). */
    private static int inOrder(String one, String other) {
        int order = one.replaceFirst("\\.html$", "").compareTo(other.replaceFirst("\\.html$", ""));
        return order != 0 ? order : one.compareTo(other);
    }

    synchronized boolean none() {
        return count == 0;
    }

    synchronized boolean enough() {
        return count >= ENOUGH;
    }

    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>(alone);
        pages.forEach((message, where) ->
                lines.add(message + " (in " + where.first() + (where.size() > 1 ? " and others)" : ")")));
        return lines.stream().sorted().toList();
    }
}
