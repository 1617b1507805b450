package com.runthismodel.command.contribute;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.log.BenchmarkLog;
import com.runthismodel.catalog.log.LoggedRun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** {@code add-benchmark}: the log of a benchmark becomes measured runs of the catalogue. */
@Command(
        name = "add-benchmark",
        mixinStandardHelpOptions = true,
        description = "Write measured runs from llama-bench -o json|jsonl|md, ollama run --verbose, or vllm bench serve"
                + " --save-result. What the log does not say is asked for.")
public final class AddBenchmarkCommand extends AddRunCommand {
    public AddBenchmarkCommand() {
        this(Questions.terminal());
    }

    AddBenchmarkCommand(Function<String, Optional<String>> person) {
        super(person);
    }

    @Override
    void add(Catalog catalog, NewFiles files) throws IOException, Questions.Unanswered {
        List<LoggedRun> runs = BenchmarkLog.read(options().file);
        LoggedRun first = runs.get(0);
        Told told = told(
                catalog,
                new Told.Log(
                        first.text("modelId").or(() -> first.text("file")).orElse(""),
                        first.text("quantization").orElse(""),
                        first.text("hardware").orElse(""),
                        first.text("runtime").orElse(""),
                        first.text("runtimeVersion").orElse(""),
                        first.text("date").orElse("")));
        int number = 0;
        for (LoggedRun run : runs) {
            number++;
            String more = runs.size() == 1 ? "" : run.text("test").orElse("run " + number);
            String id = told.fileName(more);
            Map<String, Object> keys = keys(id, told, run);
            RunKeys.checked(catalog, keys).ifPresent(finding -> doubt(id, finding, keys));
            files.add(
                    "benchmarks/" + told.device().id() + "/" + id + ".yaml",
                    yaml(catalog, "benchmark", RunKeys.ordered(keys)));
        }
    }

    private Map<String, Object> keys(String id, Told told, LoggedRun run) {
        Map<String, Object> keys = new LinkedHashMap<>(run.said());
        keys.keySet().removeAll(List.of("modelId", "file"));
        keys.putAll(RunKeys.of(id, told, options()));
        return keys;
    }
}
