package com.runthismodel.bake;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Manifest;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.bake.disk.StagedSite;
import com.runthismodel.bake.state.Inputs;
import com.runthismodel.bake.state.ModelStates;
import com.runthismodel.bake.state.OutFolder;
import com.runthismodel.bake.state.Packed;
import com.runthismodel.bake.state.SiteState;
import com.runthismodel.bake.state.SourceSums;
import com.runthismodel.bake.state.StateFile;
import com.runthismodel.bake.template.QuietLibraries;
import com.runthismodel.bake.template.Templates;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.page.site.Lists;
import com.runthismodel.page.site.SitePlan;
import com.runthismodel.page.site.SitePlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jbake.app.JBakeException;

/** A whole site, made aside of the one that stands and put in its place; of the old one only what is equal is kept. */
record FullBake(Order order, Disk disk, Path program) {
    private static final int MANY_MODELS = 5_000;

    /** @param state what the next bake may start from; empty where a link among the sources may change unseen */
    record Result(Baked baked, Optional<SiteState> state) {}

    Result bake() throws IOException, BakeException {
        Prose prose = prose();
        return bake(
                stages -> {
                    long start = System.nanoTime();
                    Catalog catalog = CatalogReader.read(order.content());
                    SitePlan made = SitePlans.of(catalog, prose.entries());
                    // What reading leaves is more than what it keeps, and lay there until memory ran out: of ten
                    // thousand models, 100 MiB, for a fifth of a second.
                    if (catalog.models().size() >= MANY_MODELS) System.gc();
                    stages.ended("reading and checking the content", start);
                    return made;
                },
                prose);
    }

    /** The prose, or its mistakes together with all others of the content. */
    private Prose prose() throws IOException, BakeException {
        try {
            return Prose.read(order.content().resolve("pages"));
        } catch (BakeException e) {
            List<String> mistakes = new ArrayList<>(e.mistakes());
            try {
                CatalogReader.read(order.content());
            } catch (ContentException more) {
                more.problems().forEach(problem -> mistakes.add(problem.toString()));
            }
            throw new BakeException(mistakes);
        }
    }

    Result bake(Function<Stages, SitePlan> plan, Prose prose) throws IOException, BakeException {
        QuietLibraries.prepare();
        Stages stages = new Stages();
        Inputs inputs = Inputs.of(order, program);
        SourceSums sums = SourceSums.before(inputs);
        Path work = Files.createTempDirectory("runthismodel");
        try (House house = House.open(order.templates(), order.assets());
                StagedSite staged = StagedSite.beside(order, disk)) {
            Later<Kitchen> kitchen =
                    Later.start(() -> Kitchen.open(plan.apply(stages), house, work, staged, prose, stages));
            long start = System.nanoTime();
            run(new OvenSettings(order.content().resolve("pages"), work, staged.folder(), kitchen), kitchen);
            refuse(prose.missing(staged.folder()));
            refuse(prose.taken(staged::holds));
            stages.ended("JBake, with what it calls and waits for", start);
            start = System.nanoTime();
            staged.keepUnchanged();
            staged.writeText(
                    StagedSite.MARK, kitchen.get().status(staged.manifest().fingerprint()));
            staged.writeText(Manifest.PATH, staged.manifest().text());
            staged.swapIn();
            stages.ended("comparing with the old site, putting in place", start);
            start = System.nanoTime();
            Result made = remember(kitchen.get(), inputs, sums);
            stages.ended("what the next bake must know", start);
            return new Result(made.baked().timed(stages), made.state());
        } finally {
            disk.delete(work);
        }
    }

    private Result remember(Kitchen kitchen, Inputs inputs, SourceSums sums) throws IOException {
        OutFolder outputs = OutFolder.look(order.out());
        Baked baked = Baked.all(outputs.pages(), outputs.files());
        if (!inputs.plain()) return new Result(baked, Optional.empty());
        SiteState state = new SiteState(
                SiteState.JAVA,
                inputs.lookedAtNanos(),
                sums.after(),
                outputs,
                Lists.facts(kitchen.listed()),
                Packed.of(kitchen.shared()),
                ModelStates.of(kitchen.models()));
        disk.replace(order.state(), StateFile.bytes(state));
        return new Result(baked, Optional.of(state));
    }

    private static void run(OvenSettings settings, Later<Kitchen> kitchen) throws IOException, BakeException {
        ProseOven oven;
        try {
            oven = ProseOven.of(settings);
            oven.bake();
        } catch (JBakeException e) {
            throw new BakeException(List.of(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new BakeException(List.of("content/pages:1: a page is nested too deeply to be read, flatten it"));
        }
        refuse(kitchen.get().mistakes().lines());
        // JBake leaves a page with a mistake half written and goes on: only its list of errors tells.
        refuse(oven.getErrors().stream().map(Templates::explain).toList());
    }

    private static void refuse(List<String> mistakes) throws BakeException {
        if (!mistakes.isEmpty()) throw new BakeException(mistakes);
    }
}
