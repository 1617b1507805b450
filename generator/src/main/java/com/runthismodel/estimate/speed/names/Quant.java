package com.runthismodel.estimate.speed.names;

import static com.runthismodel.estimate.speed.WeightFormat.F16;
import static com.runthismodel.estimate.speed.WeightFormat.FP4;
import static com.runthismodel.estimate.speed.WeightFormat.INT4;
import static com.runthismodel.estimate.speed.WeightFormat.IQ1_IQ2;
import static com.runthismodel.estimate.speed.WeightFormat.IQ3;
import static com.runthismodel.estimate.speed.WeightFormat.IQ4;
import static com.runthismodel.estimate.speed.WeightFormat.MLX;
import static com.runthismodel.estimate.speed.WeightFormat.Q2_Q3;
import static com.runthismodel.estimate.speed.WeightFormat.Q4_0;
import static com.runthismodel.estimate.speed.WeightFormat.Q4_K;
import static com.runthismodel.estimate.speed.WeightFormat.Q5;
import static com.runthismodel.estimate.speed.WeightFormat.Q6;
import static com.runthismodel.estimate.speed.WeightFormat.Q8;

import com.runthismodel.estimate.speed.WeightFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quantization by any of its names: its kernel family and about how many bits a weight of the blocks and of the output
 * matrix takes. Exact bytes of a file beat these where a row states them.
 */
public record Quant(WeightFormat format, double blockBits, double outputBits) {
    private static final Map<String, Quant> NAMED = new LinkedHashMap<>();

    static {
        named(F16, 16, 16, "bf16", "f16", "fp16", "f32-f16");
        named(Q8, 8.5, 8.5, "q8_0", "q8", "8bit");
        named(Q8, 9.8, 8.5, "q8_k_xl");
        named(Q8, 8.2, 16, "int8", "fp8", "mxfp8", "w8a8", "w8a16");
        named(Q6, 6.56, 6.56, "q6_k", "q6", "q6_k_l");
        named(Q6, 7.0, 6.56, "q6_k_xl");
        named(Q6, 6.5, 6.5, "6bit");
        named(Q5, 5.67, 6.56, "q5_k_m", "q5_k_xl", "q5_k_l", "q5_k", "q5");
        named(Q5, 5.52, 6.56, "q5_k_s", "q5_0", "q5_1");
        named(Q5, 5.5, 5.5, "5bit");
        named(Q4_K, 4.83, 6.56, "q4_k_m", "q4_k", "q4", "q4_k_-_medium", "q4_k_medium");
        named(Q4_K, 4.58, 6.56, "q4_k_s");
        named(Q4_K, 4.9, 6.56, "q4_k_xl", "q4_k_l");
        named(Q4_0, 4.52, 6.56, "q4_0", "mq4");
        named(Q4_0, 5.0, 6.56, "q4_1");
        named(Q2_Q3, 4.2, 6.56, "q3_k_l", "q3_k_xl");
        named(Q2_Q3, 3.85, 6.56, "q3_k_m", "q3_k");
        named(Q2_Q3, 3.5, 6.56, "q3_k_s");
        named(Q2_Q3, 3.0, 6.56, "q2_k", "q2_k_l", "q2_k_xl");
        named(Q2_Q3, 2.8, 6.56, "q2_k_s");
        named(IQ4, 4.3, 6.56, "iq4_xs");
        named(IQ4, 4.55, 6.56, "iq4_nl");
        named(IQ3, 3.7, 6.56, "iq3_m");
        named(IQ3, 3.4, 6.56, "iq3_s", "iq3_xs");
        named(IQ3, 3.15, 6.0, "iq3_xxs");
        named(IQ1_IQ2, 2.8, 5.5, "iq2_m");
        named(IQ1_IQ2, 2.5, 5.5, "iq2_s", "iq2_xs");
        named(IQ1_IQ2, 2.2, 5.5, "iq2_xxs");
        named(IQ1_IQ2, 1.95, 5.5, "iq1_m");
        named(IQ1_IQ2, 1.75, 5.5, "iq1_s", "tq1_0", "tq2_0");
        named(FP4, 4.4, 8.5, "mxfp4");
        named(FP4, 4.6, 8.5, "mxfp4_moe");
        named(FP4, 4.6, 16, "nvfp4");
        named(INT4, 4.4, 16, "awq", "gptq", "gptq4", "int4", "w4a16", "autoround", "bnb", "bitsandbytes", "nf4");
        named(MLX, 4.5, 4.5, "4bit");
        named(MLX, 3.5, 3.5, "3bit");
        named(MLX, 2.5, 2.5, "2bit");
    }

    /** What an Ollama tag without a suffix, and most files without a name, hold. */
    public static final Quant USUAL = NAMED.get("q4_k_m");

    private static final double MXFP4_BITS = 4.25;
    private static final Pattern BITS_PER_WEIGHT = Pattern.compile("exl[23].*?(\\d+(?:\\.\\d+)?)bpw");
    private static final List<String> PREFIXES = List.of("ud-", "gguf-", "i1-");

    private static void named(WeightFormat format, double block, double output, String... names) {
        for (String name : names) NAMED.put(name, new Quant(format, block, output));
    }

    /** The quantization a source names, or the one its model's name says, or what the runtime takes by default. */
    static Quant of(Conditions run) {
        String model = run.model().toLowerCase(Locale.ROOT);
        // The ladder of this source calls a step IQ1_S whose files are IQ2_M.
        if (run.kind().equals("llama.rn bench") && run.quantization().orElse("").equals("IQ1_S"))
            return NAMED.get("iq2_m");
        return run.quantization().flatMap(Quant::parse).or(() -> inside(model)).orElseGet(() -> byDefault(model));
    }

    /** Experts that were trained in MXFP4 stay in it, whatever a file is called. */
    double expertBits(ModelShape shape) {
        return shape.name().startsWith("gpt-oss") ? Math.min(blockBits, MXFP4_BITS) : blockBits;
    }

    static Optional<Quant> parse(String text) {
        String name = text.toLowerCase(Locale.ROOT).strip();
        for (String prefix : PREFIXES) if (name.startsWith(prefix)) name = name.substring(prefix.length());
        Matcher exl = BITS_PER_WEIGHT.matcher(name);
        if (exl.find()) return Optional.of(new Quant(INT4, Double.parseDouble(exl.group(1)) + 0.1, 6.1));
        Quant exact = NAMED.get(name.replace(' ', '_'));
        return exact != null ? Optional.of(exact) : inside(name).or(() -> beginning(text));
    }

    /** The longest known name that stands on its own in the text: {@code Qwen3.6-27B-UD-Q4_K_XL.gguf}. */
    private static Optional<Quant> inside(String text) {
        String longest = "";
        for (String name : NAMED.keySet()) if (name.length() > longest.length() && standsIn(text, name)) longest = name;
        return Optional.ofNullable(NAMED.get(longest));
    }

    /** Somebody's own variant of a known one: Q2_K_P. */
    private static Optional<Quant> beginning(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        String longest = "";
        for (String each : NAMED.keySet())
            if (each.length() > longest.length() && name.startsWith(each)) longest = each;
        return Optional.ofNullable(NAMED.get(longest));
    }

    private static boolean standsIn(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean free = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (free
                    && (end == text.length()
                            || !Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '_')) return true;
        }
        return false;
    }

    private static Quant byDefault(String model) {
        if (model.endsWith("-mlx")) return NAMED.get("nvfp4");
        return model.contains("gpt-oss") || model.contains("gpt oss") ? NAMED.get("mxfp4") : USUAL;
    }
}
