package com.runthismodel.command;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.command.contribute.Guess;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Explanation;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.ModelTensors;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.StoredFile;
import com.runthismodel.estimate.advice.Solver;
import com.runthismodel.estimate.tensor.FileTypes;
import com.runthismodel.hub.client.HubException;
import com.runthismodel.hub.client.RemoteFile;
import com.runthismodel.hub.gguf.GgufHeader;
import com.runthismodel.hub.gguf.GgufReader;
import com.runthismodel.page.model.FittedOptions;
import com.runthismodel.page.model.RigPick;
import com.runthismodel.snippet.Commands;
import com.runthismodel.snippet.Offer;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every term of the sum for a model of the catalogue or for a GGUF file on this disk. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Print every term of a run's memory, with formula and section of the memory model.")
final class ExplainCommand implements Callable<Integer> {
    /** What is tried in place of a quantization that does not fit. */
    private static final List<String> SMALLER = List.of("Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q3_K_M", "Q2_K");

    private static final Pattern REMOTE =
            Pattern.compile("([^/]+/[^/]+)/((?:[A-Za-z0-9_][A-Za-z0-9_.+-]*/)*[A-Za-z0-9_][A-Za-z0-9_.+-]*\\.gguf)");

    @Parameters(
            paramLabel = "MODEL",
            description =
                    "A slug of the catalogue or the id of its repository, a .gguf file, or ORG/REPO/FILE.gguf on the Hub")
    private String model;

    @Mixin
    private ContentOptions content;

    @Mixin
    private HubAddress hub;

    @Option(names = "--quant", paramLabel = "NAME", description = "Quantization (default: ${DEFAULT-VALUE}).")
    private String quantization = "Q4_K_M";

    @Mixin
    private RunSettingsOptions run;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "A device of the catalogue, by id or name: does it fit, and if not?")
    private Optional<String> device = Optional.empty();

    @Option(names = "--memory", paramLabel = "GIB", description = "Its memory, where it is sold with several sizes.")
    private Optional<Double> memory = Optional.empty();

    @Option(names = "--cards", paramLabel = "N", description = "So many of them (default: ${DEFAULT-VALUE}).")
    private int cards = 1;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description =
                    "Whose rules: llama-server, llama-cli, ollama, mlx, vllm, sglang or all (default: ${DEFAULT-VALUE}).")
    private String engine = "llama-server";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        boolean ofDevice =
                Stream.of("--memory", "--cards").anyMatch(spec.commandLine().getParseResult()::hasMatchedOption);
        if (ofDevice && device.isEmpty())
            throw new ParameterException(spec.commandLine(), "--memory and --cards go with --device");
        quantization = quantization.toUpperCase(Locale.ROOT);
        try {
            return model.endsWith(".gguf") ? file(Path.of(model)) : catalogued();
        } catch (IllegalArgumentException | ContentException | HubException problem) {
            return refuse(problem.getMessage());
        }
    }

    private int file(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) return refuse(path + ": is no regular file");
        LocalFile file = LocalFile.of(Files.isReadable(path) ? GgufReader.read(path) : remote());
        if (file.architecture() instanceof UnknownArchitecture unknown) return refuse(unknown.reason());
        Coefficients stored = file.coefficients();
        Optional<DeviceAnswer> answer =
                device.isPresent() ? Optional.of(answer(catalog(), device.get())) : Optional.empty();
        file.predictionBlocks()
                .ifPresent(count -> spec.commandLine()
                        .getOut()
                        .println("Blocks for multi-token prediction: " + count
                                + ", in the file but not loaded unless asked for [4.2]"));
        return print(path.getFileName().toString(), stored, answer, List.of(stored));
    }

    /** Its header alone, by ranges. */
    private GgufHeader remote() throws IOException {
        Matcher named = REMOTE.matcher(model);
        if (!named.matches()) throw new IllegalArgumentException(model + ": there is no such file to read");
        String repository = RepoId.of(named.group(1)).toString();
        return GgufReader.read(new RemoteFile(hub.client(), repository, "main", named.group(2)));
    }

    private Catalog catalog() throws IOException {
        try (OverlaidContent opened = content.open()) {
            return opened.read();
        }
    }

    private int catalogued() throws IOException {
        Catalog catalog = catalog();
        Model found = new Guess(catalog).wantedModel(model);
        Architecture architecture = found.architecture();
        if (architecture instanceof UnknownArchitecture unknown) return refuse(unknown.reason());
        if (FileTypes.standard(quantization).isEmpty())
            return refuse(
                    "no quantization \"" + quantization + "\"; known are " + String.join(", ", FileTypes.names()));
        ModelTensors tensors = ModelTensors.of((KnownArchitecture) architecture);
        List<Coefficients> variants = SMALLER.stream()
                .map(name -> tensors.coefficients(name, OptionalLong.empty()))
                .toList();
        Optional<Coefficients> stored = stored(found, (KnownArchitecture) architecture);
        Coefficients asked = stored.orElseGet(() -> tensors.coefficients(quantization, OptionalLong.empty()));
        Optional<DeviceAnswer> answer = device.map(id -> answer(catalog, id));
        EngineAnswer.Engine whose = EngineAnswer.Engine.named(engine);
        if (whose.is(EngineAnswer.Engine.LLAMA_SERVER)) {
            String title = found.card().name() + " " + quantization
                    + (stored.isPresent() ? ", by the header of its file" : "");
            int code = print(title, asked, answer, variants);
            if (code != 0) return code;
            answer.ifPresent(on -> pick(catalog, found, on));
            answer.ifPresent(on -> commands(catalog, found, on, asked));
        }
        engines(whose, found, asked, catalog, answer);
        return 0;
    }

    /** The published file's own tensors, where its snapshot holds them. */
    private Optional<Coefficients> stored(Model found, KnownArchitecture architecture) {
        return found.variants().stream()
                .filter(variant -> variant.format() == Format.GGUF
                        && variant.quantization().equals(quantization))
                .findFirst()
                .flatMap(variant -> StoredFile.coefficients(architecture, variant, quantization));
    }

    private void engines(
            EngineAnswer.Engine whose,
            Model found,
            Coefficients asked,
            Catalog catalog,
            Optional<DeviceAnswer> answer) {
        EngineAnswer engines = new EngineAnswer(found, asked, catalog.quantizations(), run.wish());
        engines.lines(whose, run.keyType(), answer.map(DeviceAnswer::rig))
                .forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }

    private DeviceAnswer answer(Catalog catalog, String id) {
        return DeviceAnswer.of(catalog, id, memory, cards);
    }

    /** Which quantization the model's page would take on this device, and why. */
    private void pick(Catalog catalog, Model found, DeviceAnswer answer) {
        RigPick.of(catalog, found, answer.rig(), answer.machine(), run.wish())
                .ifPresent(picked -> spec.commandLine()
                        .getOut()
                        .println("Best there: " + picked.best().name() + ". Why this one: " + picked.reason() + "."));
    }

    /** What to type, with the flags that make it fit. */
    private void commands(Catalog catalog, Model found, DeviceAnswer answer, Coefficients asked) {
        Optional<RunSettings> fitted = Solver.fitted(answer.rig(), run.wish(), asked);
        Optional<Runtime> server = catalog.runtime("llama-server");
        if (fitted.isEmpty() || server.isEmpty()) return;
        Offer offer = Commands.of(server.get(), found, quantization, FittedOptions.of(fitted.get()));
        if (offer instanceof Offer.Offered offered)
            offered.steps().forEach(step -> spec.commandLine().getOut().println(step.command()));
        spec.commandLine().getOut().flush();
    }

    private int print(
            String title, Coefficients coefficients, Optional<DeviceAnswer> answer, List<Coefficients> variants) {
        RunSettings settings = run.settings();
        Optional<String> refusal = MemoryEstimator.refusal(coefficients, settings);
        if (refusal.isPresent()) return refuse("llama.cpp would not start: " + refusal.get());
        PrintWriter out = spec.commandLine().getOut();
        out.println(title + ": architecture " + coefficients.architecture() + ", tensors "
                + Decimal.grouped(coefficients.tensorBytes()) + " bytes");
        for (Explanation.Term term : Explanation.of(coefficients, settings))
            out.println(padded(term.what(), 24) + padded(new Bytes(term.bytes()).gib() + " GiB", 12)
                    + padded(Decimal.grouped(term.bytes()), 18) + "[" + term.section() + "] " + term.formula());
        answer.ifPresent(
                on -> on.lines(coefficients, settings, run.wish(), variants).forEach(out::println));
        out.flush();
        return 0;
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println(why);
        return 1;
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }
}
