package com.runthismodel.source;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects mistakes from several threads; gives them sorted and each once, however many threads there were. */
public final class Problems {
    private final List<Problem> list = new ArrayList<>();

    public synchronized void add(Problem problem) {
        list.add(problem);
    }

    public void add(Place place, String field, String problem, String fix) {
        add(Problem.at(place, field, problem, fix));
    }

    public synchronized int count() {
        return list.size();
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    public synchronized List<Problem> sorted() {
        return List.copyOf(new TreeSet<>(list));
    }
}
