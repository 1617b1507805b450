package com.runthismodel.command;

import com.runthismodel.bake.disk.DiskTrouble;
import com.runthismodel.catalog.CardDraft;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.ModelTensors;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.hub.client.HeaderRefresher;
import com.runthismodel.hub.client.HubClient;
import com.runthismodel.hub.client.QuantizedRepos;
import com.runthismodel.hub.client.Refresher;
import com.runthismodel.hub.client.Refresher.Outcome;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code add}: a repository of the Hub becomes a card and its snapshots; what only a person knows is left to fill in. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Write the card and the snapshots of a model from the Hub. A token is taken from HF_TOKEN.")
final class AddCommand implements Callable<Integer> {
    /** Repositories of GGUF files worth a look. */
    private static final int MOST_GGUF = 4;

    /** What is left of them after everything else goes to headers. */
    private static final int MOST_REQUESTS = 9;

    /** Around the id, where somebody gives the address of its page. */
    private static final Pattern OF_PAGE = Pattern.compile("^https://(?:huggingface\\.co|hf\\.co)/|/tree/[^/]+/?$|/$");

    private static final long HEADLINE = 8192;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ORG/REPO", description = "Repository of the original weights.")
    private String repository;

    @Mixin
    private HubOptions hub;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return add(RepoId.of(OF_PAGE.matcher(repository).replaceAll("")));
        } catch (IllegalArgumentException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
        } catch (IOException refused) {
            spec.commandLine().getErr().println(DiskTrouble.explain(refused));
        }
        return 1;
    }

    private int add(RepoId id) throws IOException, InterruptedException {
        HubClient client = hub.client();
        Refresher refresher = hub.refresher(client);
        HubRepo repo = snapshot(refresher, id, true);
        List<RepoId> gguf = new ArrayList<>();
        for (String name : QuantizedRepos.of(client, repo.id(), MOST_GGUF)) quantized(refresher, name, gguf);
        List<String> read = headers(client, repo, gguf);
        read.forEach(line -> spec.commandLine().getOut().println("headers: " + line));
        return write(new CardDraft(repo, gguf, CatalogReader.site(hub.content())));
    }

    /** One that cannot be read, gated or gone since the list was made, keeps nobody from the model. */
    private void quantized(Refresher refresher, String name, List<RepoId> gguf) throws InterruptedException {
        try {
            HubRepo found = snapshot(refresher, RepoId.of(name), false);
            if (!found.siblings().isEmpty()) gguf.add(RepoId.of(found.id()));
        } catch (IOException | IllegalArgumentException refused) {
            spec.commandLine().getOut().println("left out: " + refused.getMessage());
        }
    }

    /** The best GGUF repository first: its file is the one that pages recommend. */
    private List<String> headers(HubClient client, HubRepo repo, List<RepoId> gguf) {
        HeaderRefresher headers = hub.headers(client);
        long vocabulary = repo.config().map(config -> config.integer("vocab_size")).stream()
                .flatMapToLong(OptionalLong::stream)
                .findFirst()
                .orElse(0);
        List<String> read = new ArrayList<>();
        for (String id : Stream.concat(gguf.stream().map(RepoId::toString), Stream.of(repo.id()))
                .toList()) read.addAll(headers.read(id, vocabulary, MOST_REQUESTS - client.asked()));
        return read;
    }

    private HubRepo snapshot(Refresher refresher, RepoId id, boolean dimensions)
            throws IOException, InterruptedException {
        Outcome outcome = refresher.refresh(id.toString(), dimensions);
        if (outcome.kind() == Outcome.Kind.RENAMED) outcome = renamed(refresher, outcome, dimensions);
        if (outcome.kind() == Outcome.Kind.FAILED) throw new IOException(outcome.detail());
        return written(RepoId.of(outcome.id()));
    }

    private Outcome renamed(Refresher refresher, Outcome old, boolean dimensions)
            throws IOException, InterruptedException {
        spec.commandLine().getOut().println(old.id() + " is called " + old.detail() + " on the Hub");
        Outcome now = refresher.refresh(RepoId.of(old.detail()).toString(), dimensions);
        if (now.kind() != Outcome.Kind.RENAMED) return now;
        throw new IOException(now.id() + ": the Hub calls it " + now.detail() + ", and that " + old.id());
    }

    private HubRepo written(RepoId id) throws IOException {
        Problems problems = new Problems();
        Path file = hub.content().resolve("hub/" + id + ".json");
        return SourceFile.read(file, file.toString(), problems)
                .flatMap(node -> RecordReader.of(HubRepo.class).read(node, problems))
                .orElseThrow(() -> new IOException(problems.sorted().get(0).toString()))
                .value();
    }

    private int write(CardDraft draft) throws IOException {
        Path card = hub.content().resolve(draft.file());
        PrintWriter out = spec.commandLine().getOut();
        if (Files.exists(card)) {
            out.println(card + " is there already and stays as it is; its snapshots are up to date");
            return 0;
        }
        Files.createDirectories(card.getParent());
        Files.writeString(card, draft.yaml(), StandardOpenOption.CREATE_NEW);
        out.println(card + " written");
        found(draft, out);
        out.println("Fill in its tagline and name, then run: check");
        return 0;
    }

    private static String at(ModelTensors tensors, String quantization, long tokens) {
        Coefficients coefficients = tensors.coefficients(quantization, OptionalLong.empty());
        Bytes gpu =
                MemoryEstimator.of(coefficients, RunSettings.headline(tokens)).gpu();
        return quantization + " " + gpu.gib() + " GiB";
    }

    private static long tokens(KnownArchitecture known) {
        return known.contextTokens() > 0 ? Math.min(HEADLINE, known.contextTokens()) : HEADLINE;
    }

    private static void found(CardDraft draft, PrintWriter out) {
        draft.repo()
                .safetensors()
                .map(HubRepo.Safetensors::count)
                .ifPresent(count -> count.ifPresent(n -> out.println("parameters: " + Decimal.grouped(n))));
        for (RepoId gguf : draft.gguf()) out.println("GGUF files: " + gguf);
        Optional<Architecture> architecture = draft.repo().config().map(config -> Architecture.ofHub(config.toMap()));
        out.println(
                "memory: " + architecture.map(AddCommand::memory).orElse("unknown, the repository has no config.json"));
    }

    private static String memory(Architecture architecture) {
        if (architecture instanceof KnownArchitecture known) {
            ModelTensors tensors = ModelTensors.of(known);
            return known.name() + ", layers: " + known.layers().size() + "; the page will say "
                    + at(tensors, "Q4_K_M", tokens(known)) + " and " + at(tensors, "Q8_0", tokens(known))
                    + " of GPU memory, at "
                    + Decimal.grouped(tokens(known)) + " tokens";
        }
        UnknownArchitecture unknown = (UnknownArchitecture) architecture;
        return "unknown, " + unknown.name() + " needs " + unknown.needed();
    }
}
