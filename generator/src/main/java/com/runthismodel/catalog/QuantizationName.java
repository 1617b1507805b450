package com.runthismodel.catalog;

import com.runthismodel.source.SharedText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the quantization off a file's or repository's name, the way publishers write it. */
public final class QuantizationName {
    // The name ends with it, after a dash, dot or underscore; unsloth's own recipes begin with UD-.
    private static final Pattern GGUF = Pattern.compile(
            "(?:^|[-._/]|(?<=[a-z]))((?:UD-|AD-)?"
                    + "(?:I?Q\\d(?:_\\d)?(?:_K)?(?:_[A-Z]{1,3})?(?:_\\d){0,2}|TQ\\d_\\d|B?F16|F32|FP16|FP32"
                    + "|MXFP4(?:_MOE)?|NVFP4))$",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> OTHER_SPELLINGS = Map.of(
            "FP16", "F16", "FP32", "F32", "Q3_K", "Q3_K_M", "Q4_K", "Q4_K_M", "Q5_K", "Q5_K_M", "MXFP4", "MXFP4_MOE");
    private static final Pattern MLX_BITS = Pattern.compile("(?:^|[-_.])([2-8])-?bits?(?:$|[-_.])");
    private static final Pattern GPTQ_BITS = Pattern.compile("(?:int|w)?([48])(?:-?bits?|a16|b)?(?:$|[-_.g])");

    private QuantizationName() {}

    /** As the file writes it: {@code UD-Q4_K_XL} of {@code UD-Q4_K_XL/Name-UD-Q4_K_XL} (without parts and ending). */
    public static Optional<String> written(String stem) {
        Matcher matcher = GGUF.matcher(stem);
        return matcher.find() ? Optional.of(SharedText.of(matcher.group(1))) : Optional.empty();
    }

    /** The name {@code quantizations.yaml} has for it: upper case, the full name where llama-quantize has a short one. */
    public static String canonical(String written) {
        String upper = SharedText.of(written.toUpperCase(Locale.ROOT));
        return OTHER_SPELLINGS.getOrDefault(upper, upper);
    }

    /** The layout a repository that is not GGUF holds, as far as its name says; such a repository holds just one. */
    public static Optional<String> ofRepository(Format format, String repository) {
        String name = repository.toLowerCase(Locale.ROOT);
        return switch (format) {
            case MLX -> mlx(name);
            case AWQ -> Optional.of(name.contains("8bit") || name.contains("int8") ? "AWQ 8-bit" : "AWQ 4-bit");
            case GPTQ -> gptq(name);
            case FP8 -> Optional.of(name.contains("block") ? "FP8, blocks" : "FP8");
            case FP4 -> Optional.of(name.contains("mxfp4") ? "MXFP4" : "NVFP4");
            case GGUF, INT4, SAFETENSORS -> Optional.empty();
        };
    }

    private static Optional<String> mlx(String name) {
        for (String floats : List.of("mxfp4", "mxfp8", "nvfp4", "bf16"))
            if (name.contains(floats)) return Optional.of("MLX " + floats.toUpperCase(Locale.ROOT));
        Matcher bits = MLX_BITS.matcher(name);
        return bits.find() ? Optional.of("MLX " + bits.group(1) + "-bit") : Optional.empty();
    }

    /** "Int4-Int8Mix" says two things and so nothing. */
    private static Optional<String> gptq(String name) {
        if (name.contains("mix") || !name.contains("gptq")) return Optional.empty();
        Matcher bits = GPTQ_BITS.matcher(name.substring(name.indexOf("gptq") + 4));
        return bits.find() ? Optional.of("GPTQ " + bits.group(1) + "-bit") : Optional.empty();
    }
}
