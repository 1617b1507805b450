package com.runthismodel.command;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.command.contribute.Guess;
import com.runthismodel.hub.client.HeaderRefresher;
import com.runthismodel.hub.client.HubClient;
import com.runthismodel.hub.client.Refresher;
import com.runthismodel.hub.client.Refresher.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code refresh}: what the Hub says today of the repositories the catalogue names. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        description = "Update the Hub snapshots of some models, or of all. A token is taken from HF_TOKEN.")
final class RefreshCommand implements Callable<Integer> {
    private static final int AT_ONCE = 8;

    /** Requests for headers of one repository: the largest models have some hundred files, few have more than forty. */
    private static final int MOST_HEADERS = 40;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "Slugs of models.")
    private List<String> slugs = new ArrayList<>();

    @Option(names = "--all", description = "Every model of the catalogue.")
    private boolean all;

    @Mixin
    private HubOptions hub;

    @Override
    public Integer call() throws InterruptedException {
        if (all == !slugs.isEmpty()) {
            spec.commandLine().getErr().println("name models, or say --all");
            return 2;
        }
        try {
            Catalog catalog = CatalogReader.read(hub.content());
            Guess guess = new Guess(catalog);
            slugs = slugs.stream().map(name -> guess.wantedModel(name).slug()).toList();
            return refresh(repositories(catalog));
        } catch (IllegalArgumentException unknown) {
            spec.commandLine().getErr().println(unknown.getMessage());
            return 1;
        } catch (ContentException e) {
            e.problems().forEach(problem -> spec.commandLine().getErr().println(problem));
            return 1;
        }
    }

    /**
     * @param dimensions whether its config.json is wanted
     * @param vocabulary tokens of the model, which tell how long a header is; 0 where not known
     */
    private record Wanted(boolean dimensions, long vocabulary) {}

    /** Each repository once. */
    private Map<String, Wanted> repositories(Catalog catalog) {
        Map<String, Wanted> repositories = new TreeMap<>();
        for (Model model : catalog.models()) {
            if (!all && !slugs.contains(model.slug())) continue;
            long vocabulary = model.known().map(KnownArchitecture::vocabulary).orElse(0L);
            model.card().files().byFormat().values().stream()
                    .flatMap(List::stream)
                    .forEach(id -> repositories.putIfAbsent(id.toString(), new Wanted(false, vocabulary)));
            repositories.put(model.card().hub().toString(), new Wanted(true, vocabulary));
        }
        return repositories;
    }

    private int refresh(Map<String, Wanted> repositories) throws InterruptedException {
        HubClient client = hub.client();
        Refresher refresher = hub.refresher(client);
        HeaderRefresher headers = hub.headers(client);
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Outcome>> coming = new ArrayList<>();
            repositories.forEach(
                    (id, wanted) -> coming.add(workers.submit(() -> refresh(refresher, headers, id, wanted))));
            return report(coming);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Outcome refresh(Refresher refresher, HeaderRefresher headers, String id, Wanted wanted)
            throws InterruptedException {
        Outcome outcome = refresher.refresh(id, wanted.dimensions);
        if (outcome.kind() == Outcome.Kind.FAILED) return outcome;
        if (outcome.kind() == Outcome.Kind.RENAMED)
            return new Outcome(id, Outcome.Kind.FAILED, "the Hub calls it " + outcome.detail() + ", name it so");
        List<String> told = new ArrayList<>(headers.read(id, wanted.vocabulary, MOST_HEADERS));
        if (!outcome.detail().isEmpty()) told.add(0, outcome.detail());
        return new Outcome(id, outcome.kind(), String.join("; ", told));
    }

    private int report(List<Future<Outcome>> coming) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Map<Outcome.Kind, Integer> counts = new TreeMap<>();
        Progress progress = Progress.of(coming.size(), spec.commandLine().getErr());
        for (int done = 0; done < coming.size(); done++) {
            Outcome outcome = outcome(coming.get(done));
            counts.merge(outcome.kind(), 1, Integer::sum);
            if (!outcome.detail().isEmpty()) out.println(outcome.id() + ": " + outcome.detail());
            progress.done(done + 1);
        }
        out.println(coming.size() + " repositories: " + counts.getOrDefault(Outcome.Kind.CHANGED, 0) + " changed, "
                + counts.getOrDefault(Outcome.Kind.UNCHANGED, 0) + " unchanged, "
                + counts.getOrDefault(Outcome.Kind.READ_TODAY, 0) + " read today already, "
                + counts.getOrDefault(Outcome.Kind.FAILED, 0) + " failed");
        out.flush();
        return counts.containsKey(Outcome.Kind.FAILED) ? 1 : 0;
    }

    private static Outcome outcome(Future<Outcome> coming) throws InterruptedException {
        try {
            return coming.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }
}
