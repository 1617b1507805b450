package com.runthismodel.estimate.speed.names;

import com.runthismodel.estimate.speed.Machine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A machine for hardware we do not know, where its kind alone says roughly how fast its memory is. */
final class Fallback {
    private record Rule(Pattern pattern, Machine.Kind kind, double gigabytesPerSecond, String generation) {}

    private static final List<Rule> RULES = Tables.rows("/speed/fallbacks.csv").stream()
            .map(cells -> new Rule(
                    Pattern.compile(cells[0]), Machine.Kind.valueOf(cells[1]), Double.parseDouble(cells[2]), cells[3]))
            .toList();

    private Fallback() {}

    static Optional<Machine> machine(Conditions run) {
        String text = (run.hardware() + " " + run.hardwareClass().orElse("")).toLowerCase(Locale.ROOT);
        Set<Maker> makers = Maker.in(run.hardware());
        return RULES.stream()
                .filter(rule -> rule.pattern().matcher(text).find())
                // An 860M is integrated where AMD makes it; a card of NVIDIA's is none of these.
                .filter(rule -> rule.kind() != Machine.Kind.INTEGRATED || !makers.equals(Set.of(Maker.NVIDIA)))
                .findFirst()
                .map(rule -> new Machine(
                        "some-" + rule.kind().name().toLowerCase(Locale.ROOT),
                        run.hardware(),
                        rule.generation(),
                        rule.kind(),
                        rule.gigabytesPerSecond() * 1e9,
                        Double.NaN,
                        0));
    }
}
