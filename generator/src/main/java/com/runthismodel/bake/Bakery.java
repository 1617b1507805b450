package com.runthismodel.bake;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Journal;
import com.runthismodel.bake.disk.Manifest;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.bake.disk.SiteLock;
import com.runthismodel.bake.disk.StagedSite;
import com.runthismodel.bake.state.ChangedModels;
import com.runthismodel.bake.state.Differences;
import com.runthismodel.bake.state.Doubt;
import com.runthismodel.bake.state.Inputs;
import com.runthismodel.bake.state.ModelStates;
import com.runthismodel.bake.state.OutFolder;
import com.runthismodel.bake.state.Packed;
import com.runthismodel.bake.state.Shared;
import com.runthismodel.bake.state.SiteState;
import com.runthismodel.bake.state.SourceSums;
import com.runthismodel.bake.state.Stamp;
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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jbake.app.JBakeException;

/** The door: content in, a complete site out, or the list of mistakes and the previous site as it was. */
public final class Bakery {
    private static final int MANY_MODELS = 5_000;

    private final Order order;
    private final Disk disk;
    private final Path program;
    private Optional<SiteState> memory = Optional.empty();
    private Optional<Stamp> memoryStamp = Optional.empty();
    private Optional<Warm> warm = Optional.empty();
    private Optional<Inputs> seen = Optional.empty();

    Bakery(Order order, Disk disk) throws IOException {
        this(order, disk, House.program());
    }

    /** @param program that bakes: a site baked by another one is baked anew */
    Bakery(Order order, Disk disk, Path program) {
        this.order = order;
        this.disk = disk;
        this.program = program;
    }

    /** One that bakes again and again, and remembers what it did. */
    public static Bakery of(Order order) throws IOException {
        return new Bakery(order, new Disk());
    }

    public static Baked bake(Order order) throws IOException, BakeException {
        return of(order).bake();
    }

    /** What changed since the last bake; everything where that is in doubt. */
    Baked bake() throws IOException, BakeException {
        return bake(Optional.empty());
    }

    /** @param touched folders of the sources and of the site whose files may have changed since the last call, where known */
    public Baked bake(Optional<Set<Path>> touched) throws IOException, BakeException {
        order.apart(List.of());
        try (SiteLock lock = SiteLock.of(order)) {
            repair(order, disk);
            Optional<Baked> some = changed(touched);
            return some.isPresent() ? some.get() : everything();
        }
    }

    /** The same for a site that is only going to be served. */
    public static void mend(Path site) throws IOException {
        Order order = new Order(site, site, Optional.empty(), Optional.empty());
        boolean whole = Files.notExists(order.beside("changes")) && Files.notExists(order.beside("previous"));
        if (whole) return;
        try (SiteLock lock = SiteLock.of(order)) {
            repair(order, new Disk());
        }
    }

    /** Finishes or takes back what an earlier bake left half done when it was killed. */
    static void repair(Order order, Disk disk) throws IOException {
        Journal.repair(order, disk);
        StagedSite.repair(order, disk);
    }

    private Optional<Baked> changed(Optional<Set<Path>> touched) throws IOException {
        Renewal renewal;
        try {
            // Three walks over ten thousands of files that need not wait for each other.
            Later<OutFolder> site = Later.start(() -> site(touched));
            Optional<Inputs> last = touched.isPresent() ? seen : Optional.empty();
            seen = Optional.empty(); // should looking fail
            Later<Inputs> looked = Later.start(() ->
                    last.isPresent() ? last.get().again(order, program, touched.get()) : Inputs.of(order, program));
            Optional<SiteState> before = remembered();
            Inputs inputs = looked.get();
            seen = Optional.of(inputs);
            if (before.isEmpty()
                    || !inputs.plain()
                    || !site.get().sameFiles(before.get().outputs())) return Optional.empty();
            Differences differences = Differences.between(before.get(), inputs);
            renewal = differences.none()
                    ? Renewal.none(order, before.get(), inputs, differences)
                    : some(before.get(), inputs, differences);
        } catch (IOException | BakeException | Doubt e) {
            return Optional.empty();
        }
        Baked baked = renewal.publish(disk);
        remember(renewal.after());
        return Optional.of(baked);
    }

    /** What the last bake packed is unpacked once it is certain that this very program packed it. */
    private Renewal some(SiteState before, Inputs inputs, Differences differences)
            throws IOException, BakeException, Doubt {
        ChangedModels changed = ChangedModels.of(differences, before);
        return QuickBake.bake(order, before, inputs, differences, changed, warm(before.shared()));
    }

    /** As this very program left it where nobody touched it since; as it lies there where that is not known. */
    private OutFolder site(Optional<Set<Path>> touched) throws IOException {
        boolean untouched = touched.isPresent()
                && touched.get().stream().noneMatch(folder -> folder.startsWith(order.out()))
                && memory.isPresent()
                && stateStamp().equals(memoryStamp);
        return untouched ? memory.get().outputs() : OutFolder.look(order.out());
    }

    /** What the last bake left: from memory where this very program baked it, and nobody else since. */
    private Optional<SiteState> remembered() throws IOException {
        if (memory.isPresent() && stateStamp().equals(memoryStamp)) return memory;
        return StateFile.read(order.state());
    }

    private void remember(SiteState state) throws IOException {
        memory = Optional.of(state);
        memoryStamp = stateStamp();
    }

    private Warm warm(Packed<Shared> shared) throws IOException {
        if (warm.isEmpty() || warm.get().of() != shared) warm = Optional.of(Warm.of(shared));
        return warm.get();
    }

    private Optional<Stamp> stateStamp() throws IOException {
        if (Files.notExists(order.state())) return Optional.empty();
        return Optional.of(Stamp.of(Files.readAttributes(order.state(), BasicFileAttributes.class)));
    }

    private Baked everything() throws IOException, BakeException {
        Prose prose = prose();
        return everything(
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

    Baked everything(Function<Stages, SitePlan> plan, Prose prose) throws IOException, BakeException {
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
            Baked baked = remember(kitchen.get(), inputs, sums);
            stages.ended("what the next bake must know", start);
            return baked.timed(stages);
        } finally {
            disk.delete(work);
        }
    }

    private Baked remember(Kitchen kitchen, Inputs inputs, SourceSums sums) throws IOException {
        OutFolder outputs = OutFolder.look(order.out());
        if (inputs.plain()) {
            SiteState state = new SiteState(
                    SiteState.JAVA,
                    inputs.lookedAtNanos(),
                    sums.after(),
                    outputs,
                    Lists.facts(kitchen.listed()),
                    Packed.of(kitchen.shared()),
                    ModelStates.of(kitchen.models()));
            disk.replace(order.state(), StateFile.bytes(state));
            remember(state);
        }
        return Baked.all(outputs.pages(), outputs.files());
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
