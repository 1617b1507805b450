package com.runthismodel.page.model;

import com.runthismodel.estimate.Verdict;
import com.runthismodel.page.Head;
import com.runthismodel.page.Html;
import com.runthismodel.page.svg.BreakdownBar;
import com.runthismodel.page.svg.MemoryChart;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page of an invented model, complete in every block: what template and style sheet are tried on. */
final class SampleSheet {
    private static final List<String> NAMES =
            List.of("Q2_K", "Q3_K_M", "IQ4_XS", "Q4_K_M", "Q5_K_M", "Q6_K", "Q8_0", "BF16");
    private static final long[] WEIGHTS_MIB = {550, 650, 740, 770, 870, 970, 1252, 2357};
    private static final List<Long> CONTEXTS = List.of(4096L, 8192L, 16384L, 32768L, 65536L, 131072L);

    private SampleSheet() {}

    static ModelPage page() {
        return new ModelPage(
                new Head("Sample 1B: memory, speed, commands", "A sample.", List.of()),
                sheet(),
                new Pictures(
                        Optional.of(BreakdownBar.of(List.of(770L, 256L, 60L, 300L), 4096, "Memory of a 4 GB card")),
                        Optional.of(MemoryChart.of(CONTEXTS, lines(), "GPU memory over context")),
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
                Optional.of(fits()),
                Optional.of(quantizations()),
                Optional.of(context()),
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
                        new Answer.Part("weights", mib(770)),
                        new Answer.Part("KV cache", mib(256)),
                        new Answer.Part("compute", mib(60)),
                        new Answer.Part("driver, estimate", mib(300))),
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

    private static Fits fits() {
        List<Fits.Row> rows = new ArrayList<>();
        String[] devices = {
            "Phone, 8 GiB",
            "Raspberry Pi 5, 8 GiB",
            "GeForce GTX 1650",
            "MacBook Air M2",
            "GeForce RTX 4090",
            "8 × H100"
        };
        String[] memory = {"8", "8", "4", "16", "24", "8 × 80"};
        Verdict[] verdicts = {Verdict.FITS, Verdict.TIGHT, Verdict.OFFLOAD, Verdict.NO};
        for (int i = 0; i < devices.length; i++) {
            List<Fits.Cell> cells = new ArrayList<>();
            for (int k = 0; k < NAMES.size(); k++) {
                Verdict verdict = i > 3 ? Verdict.FITS : verdicts[Math.min(3, Math.max(0, k - 2 - i) / 2)];
                boolean whole = verdict.whole();
                cells.add(new Fits.Cell(verdict, whole ? Tokens.shortText(8192L << Math.max(0, 4 - k)) : ""));
            }
            rows.add(new Fits.Row(devices[i], memory[i], mib(4096), cells));
        }
        return new Fits(
                "Everything on the GPU, f16 KV cache, flash attention, one user; the figure is the longest context that fits.",
                List.of(
                        new Fits.Meaning(Verdict.FITS, "with 1 GiB to spare"),
                        new Fits.Meaning(Verdict.TIGHT, "with less"),
                        new Fits.Meaning(Verdict.OFFLOAD, "layers in 32 GiB of system memory, slower"),
                        new Fits.Meaning(Verdict.NO, "does not run")),
                NAMES,
                rows);
    }

    private static Quantizations quantizations() {
        List<Quantizations.Row> rows = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            long file = WEIGHTS_MIB[i] << 20;
            rows.add(new Quantizations.Row(
                    NAMES.get(i),
                    i == 3,
                    Optional.of("4.8" + i),
                    Download.of(new Bytes(file)),
                    i == 2,
                    Optional.of(mib(WEIGHTS_MIB[i] + 316)),
                    Optional.of(mib(290)),
                    i == 3 ? Optional.of("KLD 0.0312 ± 0.0002") : Optional.empty(),
                    Optional.empty()));
        }
        return new Quantizations(
                "Memory at 8,192 tokens, f16 KV cache, flash attention, one user.",
                "KL divergence",
                false,
                "Measured on Llama 3 8B.",
                rows,
                List.of());
    }

    private static ContextMemory context() {
        List<ContextMemory.Table> tables = new ArrayList<>();
        for (String type : List.of("f16", "q8_0", "q4_0")) {
            List<ContextMemory.Row> rows = new ArrayList<>();
            for (int i = 0; i < NAMES.size(); i++) {
                int at = i;
                rows.add(new ContextMemory.Row(
                        NAMES.get(i),
                        CONTEXTS.stream()
                                .map(c -> mib(WEIGHTS_MIB[at] + c / 32 + 60))
                                .toList()));
            }
            tables.add(new ContextMemory.Table(
                    type, contexts(), CONTEXTS.stream().map(c -> mib(c / 32)).toList(), rows));
        }
        return new ContextMemory("GiB, one user.", "One token takes 32,768 bytes.", Optional.of("32.0"), tables);
    }

    private static List<ContextMemory.Context> contexts() {
        return CONTEXTS.stream()
                .map(c -> new ContextMemory.Context(c, Tokens.shortText(c)))
                .toList();
    }

    private static List<MemoryChart.Line> lines() {
        List<MemoryChart.Line> lines = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i += i == 1 ? 2 : 1) {
            long weights = WEIGHTS_MIB[i];
            lines.add(new MemoryChart.Line(
                    NAMES.get(i),
                    i == 3,
                    CONTEXTS.stream().map(c -> (weights + c / 32 + 60) << 20).toList()));
        }
        return lines;
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
                "Every command takes Q4_K_M, 0.81 GB.", runtimes, List.of("MLX-LM: no MLX files are known"));
    }

    private static Speeds speeds() {
        return new Speeds(
                "One user, 512 tokens of prompt, 128 of answer.",
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
                contexts(),
                List.of(new Serving.Row(
                        "GeForce RTX 4090",
                        "Q4_K_M",
                        CONTEXTS.stream()
                                .map(c -> new Serving.Cell(
                                        Long.toString(720896 / c - 5 > 0 ? 720896 / c - 5 : 0),
                                        Optional.of(mib(2000)),
                                        Optional.of("1,240")))
                                .toList())));
    }

    private static Chip chip(String label, String value) {
        return new Chip(label, value, Optional.empty(), Optional.empty());
    }

    private static Memory mib(long mib) {
        return Memory.of(new Bytes(mib << 20));
    }
}
