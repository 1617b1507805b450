package com.runthismodel.catalog.architecture;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which llama.cpp architecture each model_type of the Hub becomes, and what its class assumes where config.json is silent. */
final class HubTypes {
    private static final Map<String, String> NAMES = names();

    /** Classes whose default is to reuse the embedding table as output; all others default to a matrix of their own. */
    private static final Set<String> TIED = Set.of(
            "gemma",
            "gemma2",
            "gemma3",
            "gemma3_text",
            "gemma3n",
            "gemma3n_text",
            "gemma4",
            "gemma4_text",
            "cohere",
            "cohere2",
            "bloom",
            "gpt2",
            "gpt_bigcode",
            "starcoder2",
            "mamba",
            "lfm2",
            "lfm2_moe",
            "smollm3",
            "minicpm",
            "mpt",
            "falcon");

    /** The language models that versions of MiniCPM-V are built on; the converter writes only those. */
    private static final Map<Double, String> VISION_HOSTS = Map.of(2.5, "llama", 2.6, "qwen2", 4.5, "qwen3");

    private HubTypes() {}

    /** Null for a model type without a rule. */
    static String architecture(HubFacts facts) {
        String type = facts.modelType();
        if (type.equals("gemma3_text") && facts.list("architectures").contains("Gemma3TextModel"))
            return "gemma-embedding";
        if (type.equals("nemotron_h") && facts.has("n_routed_experts")) return "nemotron_h_moe";
        if (type.equals("bert")
                && facts.word("position_embedding_type").orElse("").equals("alibi")) return "jina-bert-v2";
        if (type.equals("falcon") && facts.flag("alibi", false)) return null;
        // The converter writes hybrids that kept attention in every layer as what they are.
        if (type.equals("granitemoehybrid") && StateConversions.everyLayer(facts, "attention"))
            return facts.whole("num_local_experts").orElse(0) > 0 ? "granitemoe" : "granite";
        if (type.equals("minicpmv")) return VISION_HOSTS.get(facts.fraction("version", 0));
        return NAMES.get(type);
    }

    static boolean tied(String type) {
        return TIED.contains(type);
    }

    static void convert(ConvertedMetadata metadata, HubFacts facts) {
        DenseConversions.convert(metadata, facts);
        ExpertConversions.convert(metadata, facts);
        StateConversions.convert(metadata, facts);
        metadata.rotary(facts);
    }

    private static Map<String, String> names() {
        Map<String, String> map = new HashMap<>(Map.ofEntries(
                entry("mistral", "llama"),
                entry("mixtral", "llama"),
                entry("yi", "llama"),
                entry("ministral3", "mistral3"),
                entry("qwen2_moe", "qwen2moe"),
                entry("qwen2_vl", "qwen2vl"),
                entry("qwen2_vl_text", "qwen2vl"),
                entry("qwen2_5_vl", "qwen2vl"),
                entry("qwen2_5_vl_text", "qwen2vl"),
                entry("qwen3_moe", "qwen3moe"),
                entry("qwen3_vl", "qwen3vl"),
                entry("qwen3_vl_text", "qwen3vl"),
                entry("qwen3_vl_moe", "qwen3vlmoe"),
                entry("qwen3_vl_moe_text", "qwen3vlmoe"),
                entry("qwen3_next", "qwen3next"),
                entry("qwen3_5", "qwen35"),
                entry("qwen3_5_text", "qwen35"),
                entry("qwen3_5_moe", "qwen35moe"),
                entry("qwen3_5_moe_text", "qwen35moe"),
                entry("gemma3_text", "gemma3"),
                entry("gemma3n_text", "gemma3n"),
                entry("gemma4_text", "gemma4"),
                entry("phi", "phi2"),
                entry("cohere", "command-r"),
                entry("deepseek_v2", "deepseek2"),
                entry("deepseek_v3", "deepseek2"),
                entry("kimi_k2", "deepseek2"),
                entry("glm4_moe_lite", "deepseek2"),
                entry("glm4_moe", "glm4moe")));
        for (String same : new String[] {
            "llama",
            "qwen2",
            "qwen3",
            "gemma",
            "gemma2",
            "gemma3",
            "gemma3n",
            "gemma4",
            "phi3",
            "phimoe",
            "cohere2",
            "deepseek",
            "glm4",
            "chatglm",
            "granite",
            "granitemoe",
            "falcon",
            "mamba",
            "mamba2",
            "jamba",
            "nemotron_h",
            "nemotron",
            "lfm2",
            "olmo",
            "olmo2",
            "olmoe",
            "exaone",
            "exaone4",
            "stablelm",
            "starcoder2",
            "bloom",
            "gpt2",
            "mpt",
            "internlm2",
            "minicpm",
            "smollm3",
            "ernie4_5",
            "seed_oss",
            "bert",
            "apertus",
            "arcee",
            "llama4",
            "dots1",
            "baichuan",
            "orion",
            "xverse",
            "qwen",
            "dream",
            "afmoe"
        }) map.put(same, same);
        map.putAll(Map.ofEntries(
                entry("granitemoehybrid", "granitehybrid"),
                entry("llama_bidirec", "llama-embed"),
                entry("falcon_h1", "falcon-h1"),
                entry("falcon_mamba", "mamba"),
                entry("lfm2_moe", "lfm2moe"),
                entry("olmo3", "olmo2"),
                entry("glm", "chatglm"),
                entry("glm4v_text", "glm4"),
                entry("glm4v_moe_text", "glm4moe"),
                entry("internlm3", "llama"),
                entry("dots_ocr", "qwen2"),
                entry("exaone_moe", "exaone-moe"),
                entry("gpt_bigcode", "starcoder"),
                entry("gpt_neox", "gptneox"),
                entry("ernie4_5_moe", "ernie4_5-moe"),
                entry("hunyuan_v1_dense", "hunyuan-dense"),
                entry("hunyuan_v1_moe", "hunyuan-moe"),
                entry("xlm-roberta", "bert"),
                entry("roberta", "bert"),
                entry("nomic_bert", "nomic-bert"),
                entry("modernbert", "modern-bert"),
                entry("llama4_text", "llama4"),
                entry("bailing_moe", "bailingmoe"),
                entry("minimax_m2", "minimax-m2"),
                entry("kimi_linear", "kimi-linear"),
                entry("gpt_oss", "gpt-oss")));
        return Map.copyOf(map);
    }
}
