package com.runthismodel.page.model;

import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.estimate.speed.SpeedEstimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which measured runs an estimate can stand beside, and the estimate for them. */
final class Comparison {
    /** Programs around llama.cpp: another engine is another estimate. */
    private static final List<String> LLAMA = List.of("llama", "ollama", "lmstudio", "lm studio", "koboldcpp");

    private Comparison() {}

    /** One device, one request at a time, no guessing ahead, not marked as doubtful. */
    static boolean plain(Measurement run) {
        return run.devices() == 1
                && run.batch().orElse(1) <= 1
                && !run.speculative().orElse(false)
                && run.objection().isEmpty()
                && run.decodeTokensPerSecond().isPresent()
                && run.runtime().map(Comparison::isLlama).orElse(false);
    }

    private static boolean isLlama(String runtime) {
        String name = runtime.toLowerCase(Locale.ROOT);
        return LLAMA.stream().anyMatch(name::startsWith);
    }

    /** For a plain run of a quantization the page estimates, on a device of ours. */
    static Optional<SpeedEstimate> estimate(Subject subject, Measurement run) {
        if (!plain(run)) return Optional.empty();
        Optional<Choice> choice = subject.estimated().stream()
                .filter(c -> run.quantization().filter(c.name()::equals).isPresent())
                .findFirst();
        Optional<Device> device = run.device().flatMap(subject.catalog()::device);
        if (choice.isEmpty() || device.isEmpty()) return Optional.empty();
        return Speedometer.of(subject)
                .flatMap(meter -> meter.measured(run, device.get(), memory(run, device.get()), choice.get()));
    }

    private static double memory(Measurement run, Device device) {
        List<Double> sizes = device.memoryGib();
        return run.memoryGib().orElse(sizes.isEmpty() ? 0.0 : sizes.get(sizes.size() - 1));
    }
}
