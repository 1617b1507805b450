package com.runthismodel.bake;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Journal;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.bake.disk.SiteLock;
import com.runthismodel.bake.disk.StagedSite;
import com.runthismodel.bake.state.ChangedModels;
import com.runthismodel.bake.state.Differences;
import com.runthismodel.bake.state.Doubt;
import com.runthismodel.bake.state.Inputs;
import com.runthismodel.bake.state.OutFolder;
import com.runthismodel.bake.state.Packed;
import com.runthismodel.bake.state.Shared;
import com.runthismodel.bake.state.SiteState;
import com.runthismodel.bake.state.Stamp;
import com.runthismodel.bake.state.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The door: content in, a complete site out, or the list of mistakes and the previous site as it was. */
public final class Bakery {
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
        FullBake.Result made = new FullBake(order, disk, program).bake();
        if (made.state().isPresent()) remember(made.state().get());
        return made.baked();
    }
}
