package com.runthismodel.command;

import com.runthismodel.bake.disk.DiskTrouble;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.estimate.speed.calibration.Plausibility;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problem;
import com.runthismodel.unit.Decimal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads all content and prints every mistake, one a line: what a contributor runs before a pull request. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Check all content and print every mistake.")
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ContentOptions content;

    @Mixin
    private DataDiff diff;

    @Override
    public Integer call() throws InterruptedException {
        long start = System.nanoTime();
        diff.refuseStray(spec.commandLine());
        try (OverlaidContent opened = content.open()) {
            Catalog catalog = opened.read();
            refuseTheImpossible(catalog, opened);
            PrintWriter out = spec.commandLine().getOut();
            if (!diff.isMarkdown()) {
                out.println(summary(catalog) + ": checked in " + seconds(start) + " s");
                out.println(leftOut(catalog));
            }
            if (diff.wanted()) out.print(diff.of(content.content(), catalog));
            out.flush();
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println(DiskTrouble.explain(e));
            return 1;
        } catch (ContentException e) {
            PrintWriter err = spec.commandLine().getErr();
            e.problems().forEach(err::println);
            int count = e.problems().size();
            err.println(count + (count == 1 ? " problem" : " problems") + ", found in " + seconds(start) + " s");
            return 1;
        }
    }

    /** What only the estimate can see: a contributed run faster than its memory. */
    private static void refuseTheImpossible(Catalog catalog, OverlaidContent opened) {
        Plausibility plausibility = new Plausibility(catalog);
        List<Problem> problems = new ArrayList<>();
        for (Located<Measurement> run : catalog.contributed())
            plausibility
                    .of(run.value())
                    .filter(Plausibility.Finding::impossible)
                    .ifPresent(found -> problems.add(run.problem(
                            found.field(), "is " + found.reason(), "look at model, quantization and device again")));
        if (!problems.isEmpty()) throw opened.named(new ContentException(problems));
    }

    private static String summary(Catalog catalog) {
        return catalog.models().size() + " models, "
                + catalog.devices().size() + " devices, "
                + catalog.runtimes().size() + " runtimes, "
                + catalog.quantizations().fileTypes().size() + " file types, "
                + catalog.licences().size() + " licences, "
                + catalog.measurements().size() + " measured runs, "
                + catalog.recordings().size() + " recordings";
    }

    /** No mistake, but worth knowing: what cards name and pages can only link. */
    private static String leftOut(Catalog catalog) {
        List<Model.Unlisted> all = catalog.models().stream()
                .flatMap(model -> model.unlisted().stream())
                .toList();
        long files = all.stream().filter(one -> one.file().isPresent()).count();
        return "linked but not listed: " + (all.size() - files) + " repositories without a snapshot or a known layout, "
                + files + " files of quantizations without a name";
    }

    private static String seconds(long startNanos) {
        return Decimal.ratio(System.nanoTime() - startNanos, 1_000_000_000L, 2);
    }
}
