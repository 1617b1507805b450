package com.runthismodel.command;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.CatalogReader;
import com.runthismodel.catalog.ContentException;
import com.runthismodel.unit.Decimal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads all content and prints every mistake, one a line: what a contributor runs before a pull request. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Check all content and print every mistake.")
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--content", paramLabel = "DIR", description = "Content folder (default: ${DEFAULT-VALUE}).")
    private Path content = Path.of("content");

    @Override
    public Integer call() {
        long start = System.nanoTime();
        try {
            Catalog catalog = CatalogReader.read(content);
            spec.commandLine().getOut().println(summary(catalog) + ": checked in " + seconds(start) + " s");
            return 0;
        } catch (ContentException e) {
            PrintWriter err = spec.commandLine().getErr();
            e.problems().forEach(err::println);
            int count = e.problems().size();
            err.println(count + (count == 1 ? " problem" : " problems") + ", found in " + seconds(start) + " s");
            return 1;
        }
    }

    private static String summary(Catalog catalog) {
        return catalog.models().size() + " models, "
                + catalog.devices().size() + " devices, "
                + catalog.runtimes().size() + " runtimes, "
                + catalog.quantizations().fileTypes().size() + " file types, "
                + catalog.licences().size() + " licences, "
                + catalog.measurements().size() + " measured runs";
    }

    private static String seconds(long startNanos) {
        return Decimal.ratio(System.nanoTime() - startNanos, 1_000_000_000L, 2);
    }
}
