package com.runthismodel.page.sheet;

import java.util.List;
import java.util.Optional;

/**
 * Every runtime that can run this model, best first, each with the steps to type.
 *
 * @param start the first screen's command: the shortest way with the first of them
 */
public record HowToRun(String pulls, Optional<String> start, List<RuntimeSteps> runtimes, List<String> notOffered) {
    public HowToRun {
        runtimes = List.copyOf(runtimes);
        notOffered = List.copyOf(notOffered);
    }

    /** The easiest. */
    public Optional<RuntimeSteps> first() {
        return runtimes.stream().findFirst();
    }

    /** {@code api} says what listens where; absent for a runtime that opens none. {@code loads}: a quantization. */
    public record RuntimeSteps(
            String id,
            String name,
            String brief,
            String summary,
            Optional<String> api,
            Optional<String> note,
            String home,
            String loads,
            List<Step> steps) {
        public RuntimeSteps {
            steps = List.copyOf(steps);
        }
    }
}
