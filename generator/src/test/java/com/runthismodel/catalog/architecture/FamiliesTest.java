package com.runthismodel.catalog.architecture;

import static com.runthismodel.TruthFile.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.TruthFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every architecture that llama.cpp names is priced by rules of its own or refused by name, and what is priced was measured. */
class FamiliesTest {
    /** Those of language models that llama.cpp 0.5.0 names (llama-arch.cpp), and those that this project reads as one. */
    private static final List<String> PRICED =
            List.of(("llama llama4 deci falcon grok gpt2 gptneox mpt baichuan starcoder bert modern-bert nomic-bert "
                            + "nomic-bert-moe bloom stablelm qwen qwen2 qwen2moe qwen2vl qwen3 qwen3moe qwen3next "
                            + "qwen3vl qwen3vlmoe qwen35 qwen35moe phi2 phi3 phimoe orion internlm2 minicpm "
                            + "minicpm3 gemma gemma2 gemma3 gemma3n gemma4 gemma-embedding starcoder2 mamba mamba2 "
                            + "jamba falcon-h1 xverse command-r cohere2 dbrx olmo olmo2 olmoe arctic deepseek "
                            + "deepseek2 chatglm glm4 glm4moe jais nemotron nemotron_h nemotron_h_moe exaone "
                            + "exaone4 rwkv6 rwkv7 granite granitemoe granitehybrid plm bailingmoe "
                            + "bailingmoe2 dots1 arcee afmoe ernie4_5 ernie4_5-moe hunyuan-moe hunyuan-dense smollm3 "
                            + "gpt-oss lfm2 lfm2moe smallthinker seed_oss apertus minimax-m2 llama-embed kimi-linear")
                    .split(" "));

    private static final List<Map<String, Object>> MODELS = models();

    private static final List<String> REFUSED = List.of(
            ("clip t5 t5encoder deepseek32 deepseek4 glm-dsa minimax-m3 qwen4exp gemma4-assistant wavtokenizer-dec "
                            + "arwkv7 bitnet codeshell openelm rwkv6qwen2 eagle3 dflash kimi-k3 qwen3tts pockettts nothing-like-it")
                    .split(" "));

    @Test
    void whatIsKnownHasRules() {
        Set<String> without = new TreeSet<>(PRICED);
        without.removeIf(name -> Family.of(name) != null);
        assertEquals(Set.of(), without);
    }

    @Test
    void whatIsPricedWasMeasured() {
        Set<String> measured = new HashSet<>();
        for (Map<?, ?> model : MODELS) measured.add(name(model));
        Set<String> never = new TreeSet<>(Family.names());
        never.removeAll(measured);
        assertEquals(Set.of(), never);
    }

    @Test
    void whatIsMeasuredIsReadAsItself() {
        for (Map<?, ?> model : MODELS) {
            Architecture read = Architecture.ofGguf(map(model.get("metadata")), map(model.get("dims")));
            assertInstanceOf(KnownArchitecture.class, read, read::toString);
            assertEquals(name(model), read.name());
        }
    }

    @Test
    void theRestIsRefusedByName() {
        for (String name : REFUSED) {
            Architecture read = Architecture.ofGguf(renamed(name), Map.of());
            UnknownArchitecture unknown = assertInstanceOf(UnknownArchitecture.class, read, name);
            assertEquals(name, unknown.name());
            assertTrue(unknown.needed().length() > 20, unknown::needed);
        }
    }

    /** Each key missing in turn: a price or a reason, never a crash. */
    @Test
    void aMissingKeyIsNoCrash() {
        for (Map<?, ?> model : MODELS)
            for (String key : map(model.get("metadata")).keySet()) {
                Map<String, Object> rest = new HashMap<>(map(model.get("metadata")));
                rest.remove(key);
                Architecture read = Architecture.ofGguf(rest, map(model.get("dims")));
                if (read instanceof UnknownArchitecture unknown)
                    assertTrue(unknown.needed().length() > 3, () -> name(model) + " without " + key);
            }
    }

    /** Metadata of a plain model under another name. */
    private static Map<String, Object> renamed(String name) {
        return map(MODELS.stream()
                        .filter(model -> name(model).equals("llama"))
                        .findFirst()
                        .orElseThrow()
                        .get("metadata"))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replace("llama.", name + "."),
                        entry -> entry.getKey().equals("general.architecture") ? name : entry.getValue()));
    }

    private static String name(Map<?, ?> model) {
        return map(model.get("metadata")).get("general.architecture").toString();
    }

    private static List<Map<String, Object>> models() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String file : List.of("unseen_truth", "memory_truth"))
            for (Object model : map(TruthFile.read(file).get("models")).values()) all.add(map(model));
        return all;
    }
}
