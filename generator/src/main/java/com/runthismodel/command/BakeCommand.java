package com.runthismodel.command;

import com.runthismodel.bake.BakeException;
import com.runthismodel.bake.Baked;
import com.runthismodel.bake.Bakery;
import com.runthismodel.bake.disk.DiskTrouble;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.unit.Decimal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bake}: content in, site out, one line of result; or every mistake on a line of its own and exit code 1. */
@Command(name = "bake", mixinStandardHelpOptions = true, description = "Build the site from a content folder.")
final class BakeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ContentOptions content;

    @Option(names = "--out", defaultValue = "target/site", description = "Site folder (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--templates", description = "Templates instead of the built-in ones.")
    private Optional<Path> templates = Optional.empty();

    @Option(names = "--assets", description = "Style sheets, scripts and pictures instead of the built-in ones.")
    private Optional<Path> assets = Optional.empty();

    @Option(names = "--timings", description = "Say how long each part took, and the most memory in use.")
    private boolean timings;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        try (OverlaidContent opened = content.open()) {
            return bake(opened, start);
        } catch (IOException e) {
            spec.commandLine().getErr().println(DiskTrouble.explain(e));
            return 1;
        }
    }

    private int bake(OverlaidContent opened, long start) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Order order = new Order(opened.folder(), out, templates, assets);
            order.apart(opened.folders());
            Baked baked = Bakery.bake(order);
            long nanos = System.nanoTime() - start;
            spec.commandLine().getOut().println(report(baked, nanos));
            if (timings)
                TimingReport.print(baked.stages(), nanos, spec.commandLine().getOut());
            return 0;
        } catch (ContentException e) {
            opened.named(e).problems().forEach(err::println);
        } catch (BakeException e) {
            e.mistakes().forEach(mistake -> err.println(opened.named(mistake)));
        }
        return 1;
    }

    static String report(Baked baked, long nanos) {
        int pages = baked.pages();
        long millis = Math.max(1, nanos / 1_000_000);
        String seconds = Decimal.ratio(millis, 1000, 2);
        if (baked.written().isPresent())
            return pages + " pages, " + baked.written().getAsInt() + " files changed, in " + seconds + " s";
        return pages + " pages in " + seconds + " s (" + Decimal.ratio(pages * 1000L, millis, 0) + " pages/s)";
    }
}
