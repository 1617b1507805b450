package com.runthismodel.page.model;

import com.runthismodel.page.Head;
import com.runthismodel.page.Html;
import com.runthismodel.page.sheet.About;
import com.runthismodel.page.sheet.Answer;
import com.runthismodel.page.sheet.Chip;
import com.runthismodel.page.sheet.Community;
import com.runthismodel.page.sheet.HowToRun;
import com.runthismodel.page.sheet.Link;
import com.runthismodel.page.sheet.ModelSheet;
import com.runthismodel.page.sheet.Question;
import com.runthismodel.page.sheet.Serving;
import com.runthismodel.page.sheet.Source;
import com.runthismodel.page.sheet.Speeds;
import com.runthismodel.page.sheet.Step;
import com.runthismodel.page.svg.BreakdownBar;
import com.runthismodel.page.svg.MemoryChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page of an invented model, complete in every block: what template and style sheet are tried on. */
final class SampleSheet {
    private SampleSheet() {}

    static ModelPage page() {
        return new ModelPage(
                new Head("Sample 1B: memory, speed, commands", "A sample.", List.of()),
                sheet(),
                new Pictures(
                        Optional.of(BreakdownBar.of(List.of(770L, 256L, 60L, 300L), 4096, "Memory of a 4 GB card")),
                        Optional.of(
                                MemoryChart.of(SampleTables.CONTEXTS, SampleTables.lines(), "GPU memory over context")),
                        Optional.empty(),
                        Optional.empty()),
                new Html("{}"),
                Optional.empty(),
                131072,
                new RunFiles(false, false),
                List.of(new Link("Does it fit", "#fits"), new Link("Which quantization", "#quantizations")));
    }

    private static ModelSheet sheet() {
        return new ModelSheet(
                ModelSheet.SCHEMA,
                "sample-1b",
                "Sample 1B Instruct",
                "Example Labs",
                "Text generation",
                "Small instruction-tuned text model for phones and other tight machines",
                "example/Sample-1B",
                answer(),
                Optional.empty(),
                chips(),
                Optional.of(SampleTables.fits()),
                Optional.of(SampleTables.quantizations()),
                Optional.of(SampleTables.context()),
                run(),
                Optional.of(speeds()),
                community(),
                Optional.of(serving()),
                new About(
                        List.of("Sample 1B has 1.24 billion parameters in 16 layers.", "It reads 131,072 tokens."),
                        List.of(chip("Layers", "16"), chip("Attention", "32 heads, 8 for keys and values"))),
                List.of(new Question("How much GPU memory does it need?", "1.06 GiB at Q4_K_M and 8,192 tokens.")),
                List.of(new Source("Dimensions", "example/Sample-1B:config.json", Optional.empty())),
                "https://example.org/edit");
    }

    private static Answer answer() {
        return new Answer(
                "Runs on 4 GB cards at Q4_K_M up to 64K context",
                "Needs 1.06 GiB of GPU memory at 8,192 tokens (f16 KV cache, flash attention, one user).",
                List.of(
                        new Answer.Part("weights", SampleTables.mib(770)),
                        new Answer.Part("KV cache", SampleTables.mib(256)),
                        new Answer.Part("compute", SampleTables.mib(60)),
                        new Answer.Part("driver, estimate", SampleTables.mib(300))),
                "The driver takes another 0.1 to 0.6 GiB by size of the card; the bar shows a 4 GB card.",
                Optional.of("llama.cpp"),
                Optional.of("llama-server -hf example/Sample-1B-GGUF:Q4_K_M -c 8192"));
    }

    private static List<Chip> chips() {
        return List.of(
                new Chip("Parameters", "1.24 B", Optional.empty(), Optional.of("1,235,814,400")),
                chip("Active parameters", "all"),
                chip("Family", "Sample 1"),
                new Chip(
                        "Licence",
                        "apache-2.0",
                        Optional.of("https://example.org/licence"),
                        Optional.of("Commercial use with notice")),
                chip("Context", "128K tokens"),
                chip("Memory", "0.8 to 3.1 GiB"));
    }

    private static HowToRun run() {
        List<HowToRun.RuntimeSteps> runtimes = new ArrayList<>();
        for (String name : List.of("Ollama", "llama-server", "LM Studio", "vLLM")) {
            runtimes.add(new HowToRun.RuntimeSteps(
                    name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                    name,
                    "One command",
                    "One command, GGUF",
                    Optional.of("Opens an OpenAI-compatible API on http://localhost:11434/v1."),
                    Optional.empty(),
                    "https://example.org",
                    "Q4_K_M",
                    List.of(
                            new Step(
                                    "Download and chat",
                                    "ollama run hf.co/example/Sample-1B-GGUF:Q4_K_M",
                                    Optional.empty()),
                            new Step(
                                    "Ask over HTTP",
                                    "curl http://localhost:11434/v1/chat/completions -H 'Content-Type: application/json' -d '{\"model\":\"x\"}'",
                                    Optional.empty()))));
        }
        return new HowToRun(
                "Every command takes Q4_K_M, 0.81 GB.",
                Optional.of("ollama run hf.co/example/Sample-1B-GGUF:Q4_K_M"),
                runtimes,
                List.of("MLX-LM: no MLX files are known"));
    }

    private static Speeds speeds() {
        return new Speeds(
                "One user, 512 tokens of prompt, 128 of answer.",
                Optional.of("Estimated speed on GeForce RTX 4090: 410 to 530 tokens/s."),
                List.of(new Speeds.Row(
                        "GeForce RTX 4090",
                        "410 to 530",
                        Optional.of("about 9,000"),
                        Optional.of("462"),
                        "12 runs on this device")));
    }

    private static Community community() {
        return new Community(
                "2 runs from 1 source.",
                2,
                List.of(new Community.Row(
                        "s00001",
                        "Apple M2, 16 GiB",
                        Optional.of("apple-m2"),
                        "llama.cpp b3412",
                        "Q4_K_M",
                        Optional.of("1,210"),
                        Optional.of("71.3"),
                        Optional.of("60 to 80"),
                        Optional.empty(),
                        Optional.of("Metal, pp512, tg128"),
                        Optional.of("2026-01-04"),
                        new Link("example/bench", "https://github.com/example/bench/blob/HEAD/results.json"),
                        Optional.empty())),
                new Link("Add yours", "../contribute.html#measurement"));
    }

    private static Serving serving() {
        return new Serving(
                "Users at once by memory.",
                SampleTables.contexts(),
                List.of(new Serving.Row(
                        "GeForce RTX 4090",
                        "Q4_K_M",
                        SampleTables.CONTEXTS.stream()
                                .map(c -> new Serving.Cell(
                                        Long.toString(720896 / c - 5 > 0 ? 720896 / c - 5 : 0),
                                        Optional.of(SampleTables.mib(2000)),
                                        Optional.of("1,240")))
                                .toList())));
    }

    private static Chip chip(String label, String value) {
        return new Chip(label, value, Optional.empty(), Optional.empty());
    }
}
