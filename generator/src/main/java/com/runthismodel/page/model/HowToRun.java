package com.runthismodel.page.model;

import java.util.List;
import java.util.Optional;

/** Every runtime that can run this model, best first, each with the steps to type. */
public record HowToRun(String pulls, List<RuntimeSteps> runtimes, List<String> notOffered) {
    public HowToRun {
        runtimes = List.copyOf(runtimes);
        notOffered = List.copyOf(notOffered);
    }

    /** The easiest: its first step is the command of the first screen. */
    public Optional<RuntimeSteps> first() {
        return runtimes.stream().findFirst();
    }

    /** {@code opens} says which API listens on which port; absent for a runtime that opens none. */
    public record RuntimeSteps(
            String id,
            String name,
            String summary,
            Optional<String> opens,
            Optional<String> note,
            String home,
            List<Step> steps) {
        public RuntimeSteps {
            steps = List.copyOf(steps);
        }
    }
}
