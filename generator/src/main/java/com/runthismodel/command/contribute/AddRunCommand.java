package com.runthismodel.command.contribute;

import com.runthismodel.bake.disk.DiskTrouble;
import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.estimate.speed.calibration.Plausibility;
import com.runthismodel.source.write.YamlWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What both verbs do around their own reading: settle what is open, refuse what cannot be, write and check. */
abstract class AddRunCommand implements Callable<Integer> {
    private final Function<String, Optional<String>> person;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions options;

    AddRunCommand(Function<String, Optional<String>> person) {
        this.person = person;
    }

    abstract void add(Catalog catalog, NewFiles files) throws IOException, Questions.Unanswered;

    RunOptions options() {
        return options;
    }

    Told told(Catalog catalog, Told.Log log) throws Questions.Unanswered {
        return Told.of(catalog, options, log, new Questions(person));
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            NewFiles files = new NewFiles(options.content);
            add(CatalogReader.read(options.content), files);
            for (Path file : files.write()) spec.commandLine().getOut().println(file + " written and checked");
            return 0;
        } catch (ContentException refused) {
            refused.problems().forEach(err::println);
        } catch (IOException refused) {
            err.println(DiskTrouble.explain(refused));
        } catch (IllegalArgumentException refused) {
            err.println(refused.getMessage());
        } catch (Questions.Unanswered open) {
            err.println(open.getMessage());
            return 2;
        }
        return 1;
    }

    /** What no machine can do is refused; what is far from the estimate is written down with the reason to doubt it. */
    void doubt(String id, Plausibility.Finding finding, Map<String, Object> keys) {
        String text = finding.field() + ": is " + keys.get(finding.field()) + ", " + finding.reason();
        if (finding.impossible())
            throw new IllegalArgumentException(
                    id + ": " + text + "; look at model, quantization and device again, or at speculative decoding");
        spec.commandLine().getErr().println(id + ": " + text + "; kept, marked suspect");
        keys.putIfAbsent("suspect", finding.field() + " is " + finding.reason());
    }

    static String yaml(Catalog catalog, String kind, Map<String, ?> keys) {
        return YamlWriter.of(catalog.site().schemaUrl("content-" + kind), keys);
    }
}
