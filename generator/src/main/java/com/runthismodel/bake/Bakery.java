package com.runthismodel.bake;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.CatalogReader;
import com.runthismodel.page.ProseEntry;
import com.runthismodel.page.SitePlan;
import com.runthismodel.page.site.SitePlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jbake.app.JBakeException;
import org.jbake.app.Oven;

/** The door: content in, a complete site out, or the list of mistakes and the previous site as it was. */
public final class Bakery {
    private Bakery() {}

    /** {@code templates} and {@code assets} replace the built-in ones. */
    public static Baked bake(Path content, Path out, Optional<Path> templates, Optional<Path> assets)
            throws IOException, BakeException {
        Catalog catalog = CatalogReader.read(content);
        Prose prose = Prose.read(content.resolve("pages"));
        return bake(SitePlans.of(catalog, prose.entries()), prose, content, out, templates, assets);
    }

    static Baked bake(
            SitePlan plan, Prose prose, Path content, Path out, Optional<Path> templates, Optional<Path> assets)
            throws IOException, BakeException {
        Path work = Files.createTempDirectory("runthismodel");
        try (House house = House.open(templates, assets);
                StagedSite staged = StagedSite.beside(out)) {
            Assets published = Assets.prepare(house.assets(), plan.scripts(), work);
            Templates printer = new Templates(house.templates(), plan.site(), published);
            Kitchen kitchen = new Kitchen(plan, printer, staged, prose);
            run(new OvenSettings(content.resolve("pages"), work, staged.folder(), kitchen));
            refuse(missing(staged, prose));
            Baked baked = staged.keepUnchanged();
            staged.writeText(StagedSite.MARK, plan.statusLine(staged.fingerprint()) + published.status());
            staged.swapIn();
            return baked;
        } finally {
            StagedSite.delete(work);
        }
    }

    private static void run(OvenSettings settings) throws BakeException {
        QuietDatabase.prepare();
        Oven oven;
        try {
            oven = new Oven(settings);
            oven.bake();
        } catch (JBakeException e) {
            throw new BakeException(List.of(e.getMessage()));
        }
        refuse(settings.kitchen().mistakes().stream().sorted().toList());
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
