package com.runthismodel.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.catalog.Runtime;
import com.runthismodel.snippet.Offer.Offered;
import com.runthismodel.snippet.Offer.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a reader is given to type, word for word. */
class CommandsTest {
    private static final List<Runtime> RUNTIMES = RealCatalog.get().runtimes();

    @Test
    void ollamaPullsTheExactQuantizationAndAsksTheApiItOpens() {
        Offered ollama = offered("ollama", Samples.gguf(), RunOptions.defaults());
        assertEquals(List.of("ollama run hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M", """
                        curl http://localhost:11434/v1/chat/completions \\
                          -H 'Content-Type: application/json' \\
                          -d '{"model":"hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M","messages":[{"role":"user",\
                        "content":"Explain in two sentences what a KV cache is."}]}'"""), commands(ollama));
        assertEquals(
                "http://localhost:11434/v1/chat/completions",
                ollama.endpoint().orElseThrow().url());
    }

    @Test
    void ollamaTakesItsSettingsFromTheEnvironment() {
        assertEquals(
                """
                OLLAMA_CONTEXT_LENGTH=8192 OLLAMA_NUM_PARALLEL=4 OLLAMA_KV_CACHE_TYPE=q8_0 OLLAMA_FLASH_ATTENTION=1 \\
                  ollama serve""",
                commands(offered("ollama", Samples.gguf(), Samples.EVERYTHING)).get(0));
    }

    @Test
    void llamaServerGetsEverySettingAndTheWholePool() {
        assertEquals(
                """
                llama-server \\
                  -hf bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M \\
                  --port 8080 \\
                  -c 32768 \\
                  -np 4 \\
                  -ngl 20 \\
                  --n-cpu-moe 6 \\
                  -ctk q8_0 \\
                  -ctv q4_0 \\
                  -fa on""",
                commands(offered("llama-server", Samples.gguf(), Samples.EVERYTHING))
                        .get(0));
    }

    @Test
    void vllmGetsTheContextOfOneRequestAndTheCards() {
        Weights weights = Samples.of(Format.SAFETENSORS, ModelType.TEXT);
        assertEquals("""
                vllm serve bartowski/Llama-3.2-1B-Instruct-GGUF \\
                  --port 8000 \\
                  --max-model-len 8192 \\
                  --max-num-seqs 4 \\
                  --tensor-parallel-size 2 \\
                  --gpu-memory-utilization 0.92""", commands(offered("vllm", weights, Samples.EVERYTHING)).get(0));
    }

    @Test
    void koboldCppIsGivenTheCacheTypesItKnowsAndNoOthers() {
        String known = commands(offered(
                        "koboldcpp", Samples.gguf(), RunOptions.defaults().withCache("q8_0", "q8_0")))
                .get(1);
        assertTrue(known.endsWith("--quantkv q8_0"), known);
        String other = commands(offered(
                        "koboldcpp", Samples.gguf(), RunOptions.defaults().withCache("q5_0", "q5_0")))
                .get(1);
        assertTrue(!other.contains("--quantkv"), other);
    }

    @Test
    void whatNobodyIsKnownToPublishIsMadeOfTheMakersWeights() {
        Offered server =
                offered("llama-server", Samples.of(Format.SAFETENSORS, ModelType.TEXT), RunOptions.context(8192));
        assertEquals("Q4_K_M", server.loads());
        assertEquals("""
                hf download bartowski/Llama-3.2-1B-Instruct-GGUF \\
                  --local-dir llama-3.2-1b-instruct
                python3 convert_hf_to_gguf.py llama-3.2-1b-instruct \\
                  --outtype bf16 \\
                  --outfile llama-3.2-1b-instruct-16bit.gguf
                llama-quantize llama-3.2-1b-instruct-16bit.gguf llama-3.2-1b-instruct-Q4_K_M.gguf Q4_K_M
                llama-server -m llama-3.2-1b-instruct-Q4_K_M.gguf --port 8080 -c 8192""", server.start());
        assertTrue(server.start().contains(String.join("\n", commands(server).subList(0, 4))));
        assertTrue(
                refused("llama-server", Samples.of(Format.AWQ, ModelType.TEXT)).contains("not AWQ"));
    }

    @Test
    void everyPartOfACutFileIsDownloaded() {
        Weights parts = Samples.of(
                Format.GGUF,
                ModelType.TEXT,
                List.of("Q4_K_M/a-00001-of-00002.gguf", "Q4_K_M/a-00002-of-00002.gguf"),
                Optional.empty());
        List<String> commands = commands(offered("llamafile", parts, RunOptions.defaults()));
        assertTrue(commands.get(0).contains("Q4_K_M/a-00001-of-00002.gguf Q4_K_M/a-00002-of-00002.gguf"));
        assertTrue(commands.get(1).contains("-m llama-3.2-1b-instruct/Q4_K_M/a-00001-of-00002.gguf"));
        assertTrue(refused("ollama", parts).contains("several files"), refused("ollama", parts));
    }

    @Test
    void anEmbeddingModelIsAskedForAnEmbedding() {
        Offered server = offered("llama-server", Samples.of(Format.GGUF, ModelType.EMBEDDING), RunOptions.defaults());
        String curl = commands(server).get(1);
        assertTrue(curl.startsWith("curl http://localhost:8080/v1/embeddings "), curl);
        assertTrue(curl.contains("\"input\":"), curl);
    }

    @Test
    void aGatedModelBeginsWithSigningIn() {
        Weights hostile = Samples.hostile("model");
        assertEquals(
                "hf auth login",
                commands(offered("llama-server", hostile, RunOptions.defaults()))
                        .get(0));
    }

    @Test
    void whatCannotRunSaysWhy() {
        Weights mlx = Samples.of(Format.MLX, ModelType.TEXT);
        assertEquals("Runs GGUF, not MLX.", refused("ollama", mlx));
        Weights reranker = Samples.of(Format.GGUF, ModelType.RERANKER);
        assertEquals("Does not run models of the type \"Reranker\" from GGUF files.", refused("ollama", reranker));
    }

    @Test
    void anArchitectureARuntimeCannotRunIsNotOffered() {
        Runtime vllm = runtime("vllm");
        Runtime.Gap gap = new Runtime.Gap("llama", Optional.of(Format.FP8), "Not llama.", "a/b:c");
        Runtime without = new Runtime(
                vllm.id(),
                vllm.name(),
                vllm.summary(),
                vllm.home(),
                vllm.platforms(),
                vllm.backends(),
                List.of(gap),
                vllm.api(),
                vllm.ways(),
                vllm.sources());
        assertEquals(
                "Not llama.",
                ((Refused) Commands.of(without, Samples.of(Format.FP8, ModelType.TEXT), RunOptions.defaults()))
                        .reason());
        assertTrue(
                Commands.of(without, Samples.of(Format.AWQ, ModelType.TEXT), RunOptions.defaults()) instanceof Offered);
    }

    @Test
    void aFactNobodyKnowsIsNamed() {
        Weights nameless = Samples.of(Format.GGUF, ModelType.TEXT, List.of(), Optional.empty());
        assertEquals("Needs a file name, and none is known for these weights.", refused("koboldcpp", nameless));
    }

    @Test
    void aRepositoryNobodyListedIsOfferedWithAWarning() {
        Weights unlisted = Samples.of(Format.GGUF, ModelType.TEXT, List.of(), Optional.empty());
        Offered server = offered("llama-server", unlisted, RunOptions.defaults());
        assertEquals(
                "The files of bartowski/Llama-3.2-1B-Instruct-GGUF have not been listed here yet: if it holds no Q4_K_M, "
                        + "take a name from its page.",
                server.note().orElseThrow());
    }

    @Test
    void aNameThatLooksLikeAnOptionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Samples.hostile("-rf"));
    }

    @Test
    void aStepMustNameItsProgramAndKnownPlaceholders() {
        assertEquals(
                "command: must begin with the name of a program, not with {file}",
                assertThrows(IllegalArgumentException.class, () -> step("{file}"))
                        .getMessage());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> step("run {flie}"))
                .getMessage()
                .startsWith("command: unknown placeholder {flie}; known are cards, "));
        assertEquals(
                "command: wants words with one space between them, was \"run  it\"",
                assertThrows(IllegalArgumentException.class, () -> step("run  it"))
                        .getMessage());
    }

    private static Runtime.Step step(String line) {
        return new Runtime.Step("Title", List.of(), List.of(line), Optional.empty());
    }

    private static List<String> commands(Offered offered) {
        return offered.steps().stream().map(Step::command).toList();
    }

    private static Offered offered(String runtime, Weights weights, RunOptions options) {
        return (Offered) Commands.of(runtime(runtime), weights, options);
    }

    private static String refused(String runtime, Weights weights) {
        return ((Refused) Commands.of(runtime(runtime), weights, RunOptions.defaults())).reason();
    }

    private static Runtime runtime(String id) {
        return RUNTIMES.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void everySettingHasALimit() {
        assertThrows(IllegalArgumentException.class, () -> RunOptions.context(0));
        assertThrows(IllegalArgumentException.class, () -> RunOptions.defaults().withUsers(0));
        assertEquals(Set.of("llama"), Samples.gguf().architectures());
    }
}
