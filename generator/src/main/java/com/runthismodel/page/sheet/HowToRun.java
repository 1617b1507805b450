package com.runthismodel.page.sheet;

import java.util.List;
import java.util.Optional;

/** Every runtime that can run this model, best first, each with the steps to type. */
public record HowToRun(String pulls, List<RuntimeSteps> runtimes, List<String> notOffered) {
    public HowToRun {
        runtimes = List.copyOf(runtimes);
        notOffered = List.copyOf(notOffered);
    }

    /** The easiest. */
    public Optional<RuntimeSteps> first() {
        return runtimes.stream().findFirst();
    }

    /** The first screen's command. */
    public Optional<String> shortest() {
        return first().map(RuntimeSteps::start);
    }

    /** {@code api} says what listens where; absent for a runtime that opens none. What it loads, and the shortest way there. */
    public record RuntimeSteps(
            String id,
            String name,
            String brief,
            String summary,
            Optional<String> api,
            Optional<String> note,
            String home,
            String loads,
            String start,
            List<Step> steps) {
        public RuntimeSteps {
            steps = List.copyOf(steps);
        }
    }
}
