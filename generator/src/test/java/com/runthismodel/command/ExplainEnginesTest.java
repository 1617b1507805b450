package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Each engine by its own rules, for a model of the real catalogue. */
class ExplainEnginesTest {
    private static final String LLAMA =
            "explain llama-3.1-8b-instruct --context 32768 --users 4 --device nvidia-geforce-rtx-4090";

    @TempDir
    private static Path content;

    private static String all;

    @BeforeAll
    static void explainAll() throws IOException {
        FewModels.in(content);
        all = run(0, "all");
    }

    /** 8,192 tokens in 128 KiB each are 1 GiB for one user and 4 for four; 16 bits a parameter and 24 GiB a card. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "llama-cli|GPU 5.41 GiB",
                "ollama|32,768 tokens in all, 4 users",
                "mlx|cache 4.00",
                "vllm|--max-model-len 8192 --gpu-memory-utilization 0.92 --tensor-parallel-size 1",
                "sglang|--mem-fraction-static"
            })
    void everyEngine(String engine, String said) {
        String out = run(0, engine);
        assertTrue(out.contains(said), out);
        assertTrue(all.contains(said), said);
    }

    @Test
    void anUnknownEngineIsRefused() {
        assertEquals("", run(1, "nonesuch"));
    }

    private static String run(int code, String engine) {
        StringWriter out = new StringWriter();
        CommandLine verbs =
                RootCommand.verbs().setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
        assertEquals(code, verbs.execute((LLAMA + " --engine " + engine + " --content " + content).split(" ")));
        return out.toString();
    }
}
