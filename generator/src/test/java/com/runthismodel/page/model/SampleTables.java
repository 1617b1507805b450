package com.runthismodel.page.model;

import com.runthismodel.estimate.Verdict;
import com.runthismodel.page.sheet.ContextMemory;
import com.runthismodel.page.sheet.Download;
import com.runthismodel.page.sheet.Fits;
import com.runthismodel.page.sheet.Memory;
import com.runthismodel.page.sheet.Quantizations;
import com.runthismodel.page.svg.MemoryChart;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of {@link SampleSheet}: eight quantizations at six contexts. */
final class SampleTables {
    private static final List<String> NAMES =
            List.of("Q2_K", "Q3_K_M", "IQ4_XS", "Q4_K_M", "Q5_K_M", "Q6_K", "Q8_0", "BF16");
    private static final long[] WEIGHTS_MIB = {550, 650, 740, 770, 870, 970, 1252, 2357};
    static final List<Long> CONTEXTS = List.of(4096L, 8192L, 16384L, 32768L, 65536L, 131072L);

    private SampleTables() {}

    static Fits fits() {
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

    static Quantizations quantizations() {
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

    static ContextMemory context() {
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

    static List<ContextMemory.Context> contexts() {
        return CONTEXTS.stream()
                .map(c -> new ContextMemory.Context(c, Tokens.shortText(c)))
                .toList();
    }

    static List<MemoryChart.Line> lines() {
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

    static Memory mib(long mib) {
        return Memory.of(new Bytes(mib << 20));
    }
}
