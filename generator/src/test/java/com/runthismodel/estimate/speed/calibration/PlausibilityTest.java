package com.runthismodel.estimate.speed.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.estimate.speed.calibration.Plausibility.Finding;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.record.RecordReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is refused is impossible, and no careful measurement of two thousand is. */
class PlausibilityTest {
    private static final Plausibility PLAUSIBILITY = new Plausibility(RealCatalog.get());
    private static final Set<String> CAREFUL =
            Set.of("llama-bench", "harness_median", "localscore", "rig_benchmark", "llama.rn bench", "system_bench");

    /** Medians of one harness for dense models of 31 and 32 billion parameters, up to three times what an M3 Max can read. */
    private static final Set<String> IMPOSSIBLE = Set.of("s02912", "s02973", "s02974", "s02982", "s03026");

    private static Optional<Finding> finding(String more) {
        String run = """
                {"id":"x","model":"meta-llama/Llama-3.2-1B-Instruct","quantization":"Q8_0","hardware":"GeForce RTX 4090",
                 "devices":1,"runtime":"llama.cpp","backend":"cuda","kind":"llama-bench","source":"a test",%s}
                """.formatted(more);
        Problems problems = new Problems();
        Measurement read = SourceFile.parse(run, "run.json", problems)
                .flatMap(node -> RecordReader.of(Measurement.class).read(node, problems))
                .orElseThrow(() -> new AssertionError(problems.sorted()))
                .value();
        return PLAUSIBILITY.of(read);
    }

    @Test
    void noCarefulRunOfTheCatalogueIsRefusedButFiveThatCannotBe() {
        List<Measurement> careful = RealCatalog.get().measurements().stream()
                .filter(run -> CAREFUL.contains(run.kind()))
                .toList();
        assertTrue(careful.size() > 1000);
        Set<String> refused = careful.stream()
                .filter(run -> PLAUSIBILITY.of(run).filter(Finding::impossible).isPresent())
                .map(Measurement::id)
                .collect(Collectors.toSet());
        assertEquals(IMPOSSIBLE, refused);
    }

    /** A reader is told, and it beats no estimate; the figure itself stays as its source wrote it. */
    @Test
    void whatCannotBeIsMarked() {
        List<String> unmarked = RealCatalog.get().measurements().stream()
                .filter(run -> run.objection().isEmpty())
                .filter(run -> PLAUSIBILITY.of(run).filter(Finding::impossible).isPresent())
                .map(Measurement::id)
                .toList();
        assertEquals(List.of(), unmarked);
    }

    /** 1,313 MB at 1,008 GB/s can be read 767 times a second. */
    @Test
    void moreThanTheMemoryReadsIsImpossible() {
        Finding found = finding("\"decodeTokensPerSecond\":1000").orElseThrow();
        assertTrue(found.impossible());
        assertTrue(
                found.reason().matches("more than the 7\\d\\d tokens/s at which GeForce RTX 4090 can read the weights"),
                found.reason());
    }

    @Test
    void whatIsUsualPasses() {
        assertEquals(Optional.empty(), finding("\"decodeTokensPerSecond\":420,\"prefillTokensPerSecond\":25000"));
    }

    @Test
    void guessingAheadMayBeFasterThanReading() {
        Optional<Finding> found = finding("\"decodeTokensPerSecond\":1000,\"speculative\":true");
        assertFalse(found.filter(Finding::impossible).isPresent(), found.toString());
    }

    @Test
    void farFromTheEstimateIsDoubted() {
        Finding slow = finding("\"decodeTokensPerSecond\":12").orElseThrow();
        assertFalse(slow.impossible());
        assertTrue(slow.reason().startsWith("less than a tenth of the estimated "), slow.reason());
        Finding cached = finding("\"promptTokens\":512,\"prefillTokensPerSecond\":900000")
                .orElseThrow();
        assertTrue(cached.reason().startsWith("more than ten times the estimated "), cached.reason());
    }
}
