package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.SpeedConstants.Validation;
import com.runthismodel.estimate.speed.calibration.CrossValidation.Miss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of a cross-validation, group by group, over runs of one device and one user. */
final class Validations {
    private static final int LONG_PROMPT = 3000;

    private Validations() {}

    static List<Validation> of(String without, List<Miss> misses, Ranges ranges) {
        List<Miss> plain = misses.stream().filter(Groups::plain).toList();
        List<Validation> all = new ArrayList<>();
        all.add(of(without, "desktop", Groups.controlledDesktop(plain), ranges));
        Map<String, List<Miss>> kinds =
                new TreeMap<>(CrossValidation.groups(plain, miss -> miss.run().sourceKind()));
        kinds.forEach((kind, group) -> all.add(of(without, kind, group, ranges)));
        return all;
    }

    /** Prompts on computers by their length: attention's part grows with it. */
    static List<Validation> ofPrompts(List<Miss> misses, Ranges ranges) {
        Map<Boolean, List<Miss>> byLength = misses.stream()
                .filter(miss -> Groups.plain(miss) && miss.run().run().machine().kind() != Machine.Kind.PHONE)
                .collect(Collectors.partitioningBy(miss -> miss.run().run().promptTokens() >= LONG_PROMPT));
        return List.of(
                of("model", "shorter prompts", byLength.get(false), ranges),
                of("model", "longer prompts", byLength.get(true), ranges));
    }

    private static Validation of(String without, String group, List<Miss> misses, Ranges ranges) {
        return new Validation(
                without,
                group,
                misses.size(),
                round(Groups.median(misses)),
                round(Groups.within(misses, 0.25)),
                round(inRange(misses, ranges)));
    }

    static double inRange(List<Miss> misses, Ranges ranges) {
        return misses.stream().filter(ranges::hold).count() / (double) misses.size();
    }

    private static double round(double value) {
        return Math.round(value * 1e3) / 1e3;
    }
}
