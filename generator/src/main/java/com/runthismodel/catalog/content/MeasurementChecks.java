package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Measurement;
import com.runthismodel.source.DidYouMean;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Measured runs: ids unique, what they refer to exists, speeds a machine of this world can reach. */
final class MeasurementChecks {
    private static final double FASTEST = 10_000_000;
    private static final int MOST_DEVICES = 1024;
    private static final List<String> BACKENDS = List.of("cuda", "rocm", "vulkan", "metal", "cpu", "opencl", "hexagon");

    private final Problems problems;
    private final Set<String> slugs;
    private final RawContent.Ids devices;

    private MeasurementChecks(Set<String> slugs, RawContent.Ids devices, Problems problems) {
        this.problems = problems;
        this.slugs = slugs;
        this.devices = devices;
    }

    static void check(List<Located<Measurement>> runs, Set<String> slugs, RawContent.Ids devices, Problems problems) {
        MeasurementChecks checks = new MeasurementChecks(slugs, devices, problems);
        Set<String> ids = new HashSet<>();
        for (Located<Measurement> run : runs) {
            if (!ids.add(run.value().id()))
                checks.report(run, "id", "is there twice: " + run.value().id(), "give each run its own id");
            checks.references(run);
            checks.numbers(run);
        }
    }

    private void references(Located<Measurement> run) {
        run.value()
                .slug()
                .filter(slug -> !slugs.contains(slug))
                .ifPresent(slug -> report(run, "slug", "no model \"" + slug + "\"", suggestion(slug, slugs)));
        run.value()
                .device()
                .filter(devices::lack)
                .ifPresent(id -> report(run, "device", "no device \"" + id + "\"", suggestion(id, devices.names())));
    }

    private static String suggestion(String word, Set<String> known) {
        return DidYouMean.or(word, known, "leave the key out where it is not certain");
    }

    private void numbers(Located<Measurement> run) {
        Measurement value = run.value();
        if (value.devices() < 1 || value.devices() > MOST_DEVICES)
            report(run, "devices", "must be 1 to " + MOST_DEVICES, "count the devices of the run");
        speed(run, "prefillTokensPerSecond", value.prefillTokensPerSecond());
        speed(run, "decodeTokensPerSecond", value.decodeTokensPerSecond());
        speed(run, "ttftMs", value.ttftMs());
        if (value.prefillTokensPerSecond().isEmpty()
                && value.decodeTokensPerSecond().isEmpty()
                && value.ttftMs().isEmpty())
            report(run, "decodeTokensPerSecond", "is missing, and no other speed is there", "add what was measured");
        value.backend()
                .filter(name -> !BACKENDS.contains(name))
                .ifPresent(name -> report(
                        run,
                        "backend",
                        "no backend \"" + name + "\"",
                        DidYouMean.or(name, BACKENDS, "leave the key out")));
        value.date()
                .filter(day -> !isDay(day))
                .ifPresent(
                        day -> report(run, "date", "is no day: \"" + day + "\"", "write it as 2026-11-20 or 2026-11"));
        source(run, value.source(), problems);
    }

    /** As much of it as is known. */
    private static boolean isDay(String text) {
        try {
            if (text.length() == "2026-11".length()) YearMonth.parse(text);
            else LocalDate.parse(text);
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    static void source(Located<?> run, String source, Problems problems) {
        if (!source.contains(":") && !source.contains(" "))
            problems.add(
                    run.problem("source", "names no place: \"" + source + "\"", "owner/repo:path or an https address"));
        if (source.startsWith("http") && !WebAddress.isValid(source))
            problems.add(run.problem("source", "is no https address", "write https://… without spaces or quotes"));
    }

    private void speed(Located<Measurement> run, String field, Optional<Double> value) {
        if (value.isEmpty()) return;
        if (value.get() <= 0) report(run, field, "must be more than 0", "leave the key out where it was not measured");
        if (value.get() > FASTEST) report(run, field, "is faster than any machine", "write tokens per second");
    }

    private void report(Located<Measurement> run, String field, String problem, String fix) {
        problems.add(run.problem(field, problem, fix));
    }
}
