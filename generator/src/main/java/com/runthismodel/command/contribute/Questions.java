package com.runthismodel.command.contribute;

import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What neither an option nor the log says is asked for, once; where nobody answers, all that is missing is told at once. */
final class Questions {
    private final Function<String, Optional<String>> person;
    private final List<String> missing = new ArrayList<>();

    Questions(Function<String, Optional<String>> person) {
        this.person = person;
    }

    /** The terminal, where there is one. */
    static Function<String, Optional<String>> terminal() {
        Console console = System.console();
        if (console == null) return question -> Optional.empty();
        return question -> Optional.ofNullable(console.readLine("%s: ", question))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty());
    }

    /** Empty text where nobody knows: then {@link #settle()} says so. */
    String ask(String option, Optional<String> known, String question) {
        if (known.isPresent()) return known.get();
        Optional<String> answer = person.apply(question);
        if (answer.isEmpty()) missing.add(option + " (" + question + ")");
        return answer.orElse("");
    }

    void settle() throws Unanswered {
        if (!missing.isEmpty()) throw new Unanswered("say also " + String.join(", ", missing));
    }

    /** More has to be said on the command line. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;

        private Unanswered(String message) {
            super(message);
        }
    }
}
