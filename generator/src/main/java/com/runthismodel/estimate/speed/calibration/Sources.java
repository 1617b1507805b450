package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.Scope.Source;

/** What kind of run each kind of row is. */
public final class Sources {
    private Sources() {}

    public static Source of(String kind) {
        return switch (kind) {
            case "llama-bench", "localscore", "rig_benchmark" -> Source.BENCHMARK;
            case "harness_median" -> Source.HARNESS;
            case "llmfit_bench" -> Source.CHAT;
            case "llama.rn bench" -> Source.PHONE;
            default -> Source.REPORTED;
        };
    }

    static double noise(String kind) {
        return switch (kind) {
            case "llama-bench", "localscore", "rig_benchmark", "harness_median", "llama.rn bench" -> 0.08;
            // Nobody knows what else ran, how long the context was, or whether all of it fitted.
            case "user_submitted" -> 0.4;
            default -> 0.12;
        };
    }

    /** The desktop runs whose conditions are known well enough to be held to a figure. */
    static boolean controlledDesktop(String kind) {
        return switch (kind) {
            case "llama-bench", "harness_median", "localscore", "rig_benchmark" -> true;
            default -> false;
        };
    }
}
