package com.runthismodel.bake;

import com.runthismodel.page.Output;
import com.runthismodel.page.site.SitePlan.About;
import com.runthismodel.page.site.SitePlan.Made;
import com.runthismodel.page.site.SitePlan.Piece;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.jbake.app.ContentStore;
import org.jbake.app.Renderer;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.render.RenderingTool;
import org.jbake.template.RenderingException;

/**
 * Prints the catalogue inside JBake's bake, past its document store: each thread takes the next piece, prints its pages
 * and forgets them, so that memory does not grow with the number of models.
 */
public final class CatalogueRenderer implements RenderingTool {
    @Override
    public int render(Renderer renderer, ContentStore store, JBakeConfiguration configuration)
            throws RenderingException {
        if (!(configuration instanceof OvenSettings settings)) return 0;
        return new Run(settings.kitchen()).all();
    }

    @Override
    public int render(
            Renderer renderer,
            ContentStore store,
            java.io.File out,
            java.io.File templates,
            CompositeConfiguration config) {
        throw new UnsupportedOperationException("JBake deprecated this call; it uses the other one");
    }

    private static final class Run {
        private final Kitchen kitchen;
        private final AtomicInteger written = new AtomicInteger();

        Run(Kitchen kitchen) {
            this.kitchen = kitchen;
        }

        int all() throws RenderingException {
            int threads = Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                print("pages of models", kitchen.plan().pages(), pool, threads);
                List<Piece> lists = kitchen.plan().lists().of(kitchen.listed());
                print("lists of models", new ConcurrentLinkedQueue<>(lists), pool, threads);
            } finally {
                pool.shutdownNow();
            }
            return written.get();
        }

        private void print(String stage, Queue<Piece> pieces, ExecutorService pool, int threads)
                throws RenderingException {
            long start = System.nanoTime();
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) workers.add(pool.submit(() -> work(pieces)));
            for (Future<?> worker : workers) await(worker);
            kitchen.stages().ended(stage, start);
            if (!kitchen.mistakes().none()) throw new RenderingException("the catalogue has mistakes");
        }

        private static void await(Future<?> worker) throws RenderingException {
            try {
                worker.get();
            } catch (ExecutionException e) {
                throw new RenderingException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RenderingException(e);
            }
        }

        private void work(Queue<Piece> pieces) {
            Press press = new Press(kitchen.templates(), kitchen.site()::write);
            for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
                if (kitchen.mistakes().enough()) return;
                Made made = made(piece);
                Set<String> bundles = new TreeSet<>();
                for (Output output : made.files()) bundles.addAll(print(output, press));
                made.about().ifPresent(about -> keep(made, about, bundles, press));
            }
        }

        /** A fault in our own code on the facts of one model: told with the model, and the others still checked. */
        private Made made(Piece piece) {
            try {
                return piece.make().get();
            } catch (IllegalArgumentException
                    | IllegalStateException
                    | ArithmeticException
                    | NoSuchElementException e) {
                kitchen.mistakes().add(piece.name() + ": " + e.getMessage() + " (" + e.getStackTrace()[0] + ")");
                return new Made(List.of(), Optional.empty());
            }
        }

        private void keep(Made made, About about, Set<String> bundles, Press press) {
            try {
                kitchen.models().put(about.line().slug(), press.keep(made, about, bundles));
            } catch (TemplateException | IOException e) {
                kitchen.mistake("models.html", e);
            }
        }

        private Set<String> print(Output output, Press press) {
            try {
                Set<String> bundles = press.print(output);
                written.incrementAndGet();
                return bundles;
            } catch (TemplateException | IOException e) {
                kitchen.mistake(output.path(), e);
                return Set.of();
            }
        }
    }
}
