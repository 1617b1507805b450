package com.runthismodel.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.Placeholder;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.snippet.Offer.Offered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of every runtime in {@code content/runtimes}, with no settings and with all of them. */
class RuntimesTest {
    private static final List<Runtime> RUNTIMES = RealCatalog.get().runtimes();

    /** One command as it is printed, and the words it has to become. */
    record Command(String name, String text, Weights weights, Runtime runtime) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Command> commands() {
        List<Command> all = new ArrayList<>();
        for (Runtime runtime : RUNTIMES)
            for (Runtime.Way way : runtime.ways())
                for (ModelType type : way.types())
                    for (RunOptions options : List.of(RunOptions.defaults(), Samples.EVERYTHING))
                        all.addAll(commands(runtime, Samples.of(way.format(), type), options));
        return all;
    }

    private static List<Command> commands(Runtime runtime, Weights weights, RunOptions options) {
        Offered offered = (Offered) Commands.of(runtime, weights, options);
        String name = runtime.id() + ", " + weights.format() + ", " + weights.type();
        return offered.steps().stream()
                .map(step -> new Command(name + ", " + step.title(), step.command(), weights, runtime))
                .toList();
    }

    @Test
    void thereAreAtLeastFourteenAndEachFileIsNamedAfterItsId() throws Exception {
        assertTrue(RUNTIMES.size() >= 14, RUNTIMES.size() + " runtimes");
        try (Stream<Path> files = Files.list(Path.of("content/runtimes"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString()).sorted().toList(),
                    RUNTIMES.stream().map(runtime -> runtime.id() + ".yaml").toList());
        }
    }

    static List<Runtime> runtimes() {
        return RUNTIMES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runtimes")
    void eachSaysWhereItsStatementsComeFrom(Runtime runtime) {
        assertFalse(runtime.sources().isEmpty());
        assertTrue(runtime.home().startsWith("https://"), runtime.home());
        assertFalse(runtime.platforms().isEmpty());
        assertFalse(runtime.backends().isEmpty());
        assertTrue(runtime.summary().endsWith("."), runtime.summary());
        for (Runtime.Gap gap : runtime.cannotRun()) assertTrue(gap.reason().endsWith("."), gap.reason());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runtimes")
    void aWayThatOpensAnApiOpensOneForEachOfItsTypes(Runtime runtime) {
        for (Runtime.Way way : runtime.ways())
            if (way.apiModel().isPresent())
                for (ModelType type : way.types())
                    assertTrue(runtime.api().orElseThrow().path(type).isPresent(), way.format() + " " + type);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runtimes")
    void aGgufIsPulledByItsExactQuantizationOrItsExactFile(Runtime runtime) {
        if (!runtime.formats().contains(Format.GGUF)) return;
        Weights weights = Samples.gguf();
        String all = String.join("\n", texts(runtime, weights));
        assertTrue(
                all.contains(weights.repo() + ":Q4_K_M")
                        || all.contains(weights.repo() + "@Q4_K_M")
                        || all.contains(weights.repo() + "/" + weights.files().get(0))
                        || all.contains("hf download " + weights.repo())
                                && all.contains(weights.files().get(0)),
                all);
    }

    private static List<String> texts(Runtime runtime, Weights weights) {
        return commands(runtime, weights, RunOptions.defaults()).stream()
                .map(Command::text)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void nothingIsLeftUnfilled(Command command) {
        assertFalse(Placeholder.HOLE.matcher(command.text()).find(), command.text());
        assertFalse(command.text().contains("  \\") || command.text().endsWith("\\"), command.text());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void bashParsesThemAll() throws Exception {
        StringBuilder script = new StringBuilder();
        for (Command command : commands()) script.append(command.text()).append('\n');
        Process bash =
                new ProcessBuilder("/bin/bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.outputWriter()) {
            in.write(script.toString());
        }
        assertEquals("", new String(bash.getInputStream().readAllBytes()));
        assertEquals(0, bash.waitFor());
    }

    /** Names that would do harm if a single quote, a space or a dollar sign were taken at its word. */
    static List<String> hostileNames() {
        return List.of(
                "$(touch pwned)",
                "`touch pwned`",
                "'; touch pwned; '",
                "\"; touch pwned; \"",
                "a b",
                "a;touch pwned",
                "a|touch pwned",
                "a&touch pwned&",
                "a>pwned",
                "${IFS}",
                "!!",
                "#comment",
                "~",
                "*",
                "\\",
                "{a,b}",
                "{repo}",
                "naïve-模型",
                "a=b");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileNames")
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void wordsArriveAsTheyAre(String name, @TempDir Path temporary) throws Exception {
        Set<String> programs = new TreeSet<>(List.of("curl", "hf"));
        for (Runtime runtime : RUNTIMES)
            for (Runtime.Way way : runtime.ways())
                for (Runtime.Step step : way.steps())
                    programs.add(step.command().get(0).split(" ")[0]);
        Weights weights = Samples.hostile(name);
        List<String> typed = new ArrayList<>();
        for (Runtime runtime : RUNTIMES)
            if (Commands.of(runtime, weights, Samples.EVERYTHING) instanceof Offered offered)
                for (Step step : offered.steps()) typed.add(step.command());
        List<Typed.Call> calls = new Typed(temporary, programs).calls(typed);
        assertEquals(typed.size(), calls.size());
        for (int i = 0; i < typed.size(); i++) arrives(calls.get(i), typed.get(i), weights);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void settingsOfOllamaReachItsEnvironment(@TempDir Path temporary) throws Exception {
        Runtime ollama = RUNTIMES.stream()
                .filter(runtime -> runtime.id().equals("ollama"))
                .findFirst()
                .orElseThrow();
        Offered offered = (Offered) Commands.of(ollama, Samples.gguf(), Samples.EVERYTHING);
        List<Typed.Call> calls = new Typed(temporary, Set.of("ollama", "curl"))
                .calls(offered.steps().stream().map(Step::command).toList());
        assertEquals(new Typed.Call(List.of("ollama", "serve"), "8192"), calls.get(0));
        assertEquals(
                new Typed.Call(List.of("ollama", "run", "hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M"), ""),
                calls.get(1));
    }

    private static void arrives(Typed.Call call, String command, Weights weights) {
        List<String> words = call.words();
        switch (words.get(0)) {
            case "hf" ->
                assertEquals(
                        words.contains("download")
                                ? List.of(
                                        "hf",
                                        "download",
                                        "org/name",
                                        weights.files().get(0),
                                        weights.files().get(1))
                                : List.of("hf", "auth", "login"),
                        words.subList(0, words.contains("download") ? 5 : 3),
                        command);
            case "llama-server", "llama-cli" ->
                assertEquals(List.of("-hf", "org/name:" + weights.label()), words.subList(1, 3), command);
            case "llamafile" ->
                assertEquals(weights.slug() + "/" + weights.files().get(0), words.get(words.indexOf("-m") + 1));
            case "curl" -> {
                assertEquals(6, words.size(), command);
                assertEquals(List.of("-H", "Content-Type: application/json", "-d"), words.subList(2, 5), command);
            }
            default -> assertTrue(command.startsWith(words.get(0) + " "), command);
        }
    }
}
