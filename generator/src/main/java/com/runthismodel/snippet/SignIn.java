package com.runthismodel.snippet;

import java.util.List;
import java.util.Optional;

/** What comes first where a repository is gated: without it every download ends with "401 Unauthorized". */
final class SignIn {
    private SignIn() {}

    static Step step(Weights weights) {
        return new Step(
                "Sign in to the Hub",
                Shell.command(List.of(), List.of(List.of("hf", "auth", "login"))),
                Optional.of("Its makers ask you to accept conditions first, at "
                        + weights.repo().url() + "."));
    }
}
