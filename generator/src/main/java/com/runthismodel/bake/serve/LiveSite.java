package com.runthismodel.bake.serve;

import com.runthismodel.bake.BakeException;
import com.runthismodel.bake.Baked;
import com.runthismodel.bake.Bakery;
import com.runthismodel.bake.disk.DiskTrouble;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A site that follows its sources: baked at once, served, and baked again whenever a file is saved. A mistake is told,
 * on every open page too, and the last good site stays; nothing anyone writes into a file ends it.
 */
public final class LiveSite implements AutoCloseable {
    /** What is told to the one who started it. */
    public interface Report {
        void baked(Baked baked, long nanos);

        void refused(List<String> mistakes);
    }

    /** Where the content comes from that the order names: folders to watch, brought together before each bake. */
    public interface Sources {
        List<Path> folders();

        void gather() throws IOException;

        /** A message as it should be told. */
        String named(String message);

        /** One folder, baked as it stands. */
        static Sources only(Path content) {
            return new Sources() {
                @Override
                public List<Path> folders() {
                    return List.of(content);
                }

                @Override
                public void gather() {}

                @Override
                public String named(String message) {
                    return message;
                }
            };
        }
    }

    private static final long BEAT_MILLIS = 500;

    private final Order order;
    private final Bakery bakery;
    private final Report report;
    private final Sources sources;
    private final Watch watch;
    private final LiveEvents events = new LiveEvents();
    private final SiteServer server;

    private LiveSite(Order order, Sources sources, int port, Report report) throws IOException {
        this.order = order;
        this.sources = sources;
        this.bakery = Bakery.of(order);
        this.report = report;
        // Watching begins before the first look at the files: what is saved during the bake is baked next.
        List<Path> roots = new ArrayList<>(sources.folders());
        Stream.of(order.templates(), order.assets()).forEach(folder -> folder.ifPresent(roots::add));
        // The site too: it need not be looked at before each bake as long as nobody touches it.
        roots.add(order.out());
        this.watch = Watch.over(roots);
        this.server = SiteServer.start(order.out(), port, events);
    }

    public static LiveSite start(Order order, int port, Report report) throws IOException {
        return start(order, Sources.only(order.content()), port, report);
    }

    public static LiveSite start(Order order, Sources sources, int port, Report report) throws IOException {
        LiveSite live = new LiveSite(order, sources, port, report);
        live.bake();
        return live;
    }

    public int port() {
        return server.port();
    }

    /** Follows the sources until the thread is interrupted. */
    public void follow() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            if (changed()) bake();
            else events.beat();
        }
    }

    private boolean changed() throws InterruptedException {
        try {
            return watch.changed(BEAT_MILLIS);
        } catch (IOException e) {
            // A folder went away while we looked at it; the bake will say whether it is missing.
            return true;
        }
    }

    private void bake() {
        long start = System.nanoTime();
        try {
            sources.gather();
            Baked baked = bakery.bake(touched());
            boolean same = baked.written().orElse(1) == 0;
            if (same && events.mistakes().isEmpty()) return;
            events.renewed();
            report.baked(baked, System.nanoTime() - start);
        } catch (ContentException e) {
            refuse(e.problems().stream().map(Problem::toString).toList());
        } catch (BakeException e) {
            refuse(e.mistakes());
        } catch (IOException e) {
            refuse(List.of(DiskTrouble.explain(e)));
        } catch (RuntimeException | StackOverflowError e) {
            refuse(List.of("a fault in this program: " + e));
        }
    }

    /** Sources that are brought together are baked from another folder than the one they are saved in. */
    private Optional<Set<Path>> touched() {
        Optional<Set<Path>> touched = watch.touched();
        return sources.folders().equals(List.of(order.content())) ? touched : Optional.empty();
    }

    private void refuse(List<String> said) {
        List<String> mistakes = said.stream().map(sources::named).toList();
        if (mistakes.equals(events.mistakes())) return;
        events.refused(mistakes);
        report.refused(mistakes);
    }

    @Override
    public void close() throws IOException {
        server.close();
        watch.close();
    }
}
