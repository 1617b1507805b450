package com.runthismodel.bake;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.CatalogReader;
import com.runthismodel.catalog.ContentException;
import com.runthismodel.page.ProseEntry;
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

/** The door: content in, a complete site out, or the list of mistakes and the previous site as it was. */
public final class Bakery {
    private Bakery() {}

    /** {@code templates} and {@code assets} replace the built-in ones. */
    public static Baked bake(Path content, Path out, Optional<Path> templates, Optional<Path> assets)
            throws IOException, BakeException {
        Prose prose = prose(content);
        return bake(
                stages -> {
                    long start = System.nanoTime();
                    Catalog catalog = CatalogReader.read(content);
                    stages.ended("reading and checking the content", start);
                    return SitePlans.of(catalog, prose.entries());
                },
                prose,
                content,
                out,
                templates,
                assets);
    }

    /** The prose, or its mistakes together with all others of the content. */
    private static Prose prose(Path content) throws IOException, BakeException {
        try {
            return Prose.read(content.resolve("pages"));
        } catch (BakeException e) {
            List<String> mistakes = new ArrayList<>(e.mistakes());
            try {
                CatalogReader.read(content);
            } catch (ContentException more) {
                more.problems().forEach(problem -> mistakes.add(problem.toString()));
            }
            throw new BakeException(mistakes);
        }
    }

    static Baked bake(
            Function<Stages, SitePlan> plan,
            Prose prose,
            Path content,
            Path out,
            Optional<Path> templates,
            Optional<Path> assets)
            throws IOException, BakeException {
        QuietLibraries.prepare();
        Stages stages = new Stages();
        Path work = Files.createTempDirectory("runthismodel");
        try (House house = House.open(templates, assets);
                StagedSite staged = StagedSite.beside(out)) {
            Later<Kitchen> kitchen =
                    Later.start(() -> Kitchen.open(plan.apply(stages), house, work, staged, prose, stages));
            long start = System.nanoTime();
            run(new OvenSettings(content.resolve("pages"), work, staged.folder(), kitchen), kitchen);
            refuse(missing(staged, prose));
            stages.ended("JBake, with what it calls and waits for", start);
            start = System.nanoTime();
            Baked baked = staged.keepUnchanged();
            staged.writeText(
                    StagedSite.MARK, kitchen.get().status(staged.manifest().fingerprint()));
            staged.writeText(Manifest.PATH, staged.manifest().text());
            staged.swapIn();
            stages.ended("comparing with the old site, putting in place", start);
            return baked.timed(stages);
        } finally {
            StagedSite.delete(work);
        }
    }

    private static void run(OvenSettings settings, Later<Kitchen> kitchen) throws IOException, BakeException {
        ProseOven oven;
        try {
            oven = ProseOven.of(settings);
            oven.bake();
        } catch (JBakeException e) {
            throw new BakeException(List.of(e.getMessage()));
        }
        refuse(kitchen.get().mistakes().stream().sorted().toList());
        // JBake leaves a page with a mistake half written and goes on: only its list of errors tells.
        refuse(oven.getErrors().stream().map(Templates::explain).toList());
    }

    private static void refuse(List<String> mistakes) throws BakeException {
        if (!mistakes.isEmpty()) throw new BakeException(mistakes);
    }

    private static List<String> missing(StagedSite staged, Prose prose) {
        List<String> missing = new ArrayList<>();
        for (ProseEntry entry : prose.entries()) {
            boolean there = Files.exists(staged.folder().resolve(entry.path()));
            if (!there) missing.add(entry.file() + ":1: JBake made no page of it");
        }
        return missing;
    }
}
