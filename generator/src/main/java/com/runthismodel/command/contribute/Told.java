package com.runthismodel.command.contribute;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Model;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was settled about a run before it is written: by options, by the log, or by answers. */
record Told(
        Model model,
        String quantization,
        Device device,
        Optional<Double> memoryGib,
        String runtime,
        String runtimeVersion,
        String date,
        String source) {

    /** What the log says; empty texts where it says nothing. */
    record Log(String model, String quantization, String hardware, String runtime, String version, String date) {}

    static Told of(Catalog catalog, RunOptions options, Log log, Questions questions) throws Questions.Unanswered {
        Guess guess = new Guess(catalog);
        String model = questions.ask(
                "--model",
                options.model.or(() -> guess.model(log.model()).map(Model::slug)),
                "slug of the model" + named(log.model()));
        String device = questions.ask(
                "--device",
                options.device.or(() -> guess.device(log.hardware()).map(Device::id)),
                "id of the device in content/devices" + named(log.hardware()));
        String quantization =
                questions.ask("--quant", options.quantization.or(() -> said(log.quantization())), "quantization");
        String runtime = questions.ask("--runtime", options.runtime.or(() -> said(log.runtime())), "runtime");
        String version = questions.ask(
                "--runtime-version", options.runtimeVersion.or(() -> said(log.version())), "version of the runtime");
        String date = questions.ask("--date", options.date.or(() -> said(log.date())), "day of the run, YYYY-MM-DD");
        String source = questions.ask(
                "--source", options.source, "https address of the log, or \"measured by NAME for this catalogue\"");
        questions.settle();
        Device known = guess.wantedDevice(device);
        Optional<Double> memory = memory(known, options, questions);
        return new Told(guess.wantedModel(model), quantization, known, memory, runtime, version, date, source);
    }

    private static String named(String name) {
        return name.isEmpty() ? "" : "; the log names " + name;
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private static Optional<Double> memory(Device device, RunOptions options, Questions questions)
            throws Questions.Unanswered {
        List<Double> sizes = device.memoryGib();
        if (options.memory.isEmpty() && sizes.size() < 2) return sizes.stream().findFirst();
        String gib =
                questions.ask("--memory", options.memory, "memory of the " + device.name() + " in GiB, of " + sizes);
        questions.settle();
        try {
            double said = Double.parseDouble(gib);
            if (sizes.contains(said)) return Optional.of(said);
        } catch (NumberFormatException noNumber) {
            // told below, like a size that is not sold
        }
        throw new IllegalArgumentException(
                "\"" + gib + "\" is no memory of the " + device.name() + ", which has " + sizes);
    }

    /** The name of the file, made of what tells one run from another. */
    String fileName(String more) {
        String name = String.join("-", model.slug(), quantization, runtime, date, more)
                .toLowerCase(Locale.ROOT);
        return name.replaceAll("[^a-z0-9.]+", "-").replaceAll("-+$", "");
    }
}
