package com.runthismodel.estimate.speed.names;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a model's name that tell which model it is: without publisher, file ending, quantization and format. */
final class NameWords {
    private static final Pattern QUANTIZATION = Pattern.compile(
            "\\b(ud|i1)\\b|\\bi?q\\d(-k(-(s|m|l|xl))?|-[01]|-(xxs|xs|s|m|nl))?(?![a-z0-9])|\\b(3|4|5|6|8)-?bit\\b");
    private static final Pattern NO_IDENTITY = Pattern.compile(
            "it|instruct|chat|base|hf|gguf|mlx|awq|gptq|bnb|bf16|f16|fp16|fp8|nvfp4|mxfp4|moe|int[48]|qat|mtp|pt|static"
                    + "|w\\d+a\\d+|ud|dwq");
    private static final Pattern BREAK = Pattern.compile("[\\s_:/()-]+");

    private NameWords() {}

    static List<String> of(String name) {
        String text = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        text = text.replaceFirst("\\.gguf$", "").replace('_', '-').replaceAll("\\.(?=i?q\\d|i1-)", "-");
        text = QUANTIZATION.matcher(text).replaceAll(" ");
        return Stream.of(BREAK.split(text))
                .filter(word -> !word.isEmpty() && !NO_IDENTITY.matcher(word).matches())
                .toList();
    }
}
