package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import com.runthismodel.source.record.Verbatim;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One answer as it came, piece by piece: {@code content/recordings/<device>/<id>.yaml}. A page can play it back. */
public record Recording(
        @Doc(value = "Unique id, the name of the file", example = "llama-3.2-1b-instruct-q4-k-m-2026-11-20")
        String id,

        @Doc(value = "Slug of our model", example = "llama-3.2-1b-instruct")
        String slug,

        @Doc(value = "Quantization, a name of quantizations.yaml", example = "Q4_K_M")
        String quantization,

        @Doc(value = "Id of our device", example = "nvidia-geforce-rtx-4090")
        String device,

        @Doc("How many of them") int devices,

        @Doc("Memory of one of them in GiB, where it is sold with several sizes")
        Optional<Double> memoryGib,

        @Doc(value = "Runtime", example = "llama.cpp") String runtime,

        @Doc(value = "Version of the runtime", example = "b6900")
        String runtimeVersion,

        @Doc("Backend: cuda, rocm, vulkan, metal, cpu, opencl, hexagon")
        Optional<String> backend,

        @Doc("What was asked, word for word") Verbatim prompt,

        @Doc("Tokens of the prompt, as the runtime counted them")
        Optional<Integer> promptTokens,

        @Doc("Tokens of the answer, as the runtime counted them; absent where each piece is one")
        Optional<Integer> answerTokens,

        @Doc("Context length in tokens") Optional<Integer> contextTokens,

        @Doc(value = "Day of the run", example = "2026-11-20")
        LocalDate date,

        @Doc(value = "Who recorded it or where it was published", example = "https://example.org/my-run")
        String source,

        @Doc(value = "Licence of prompt and answer, an SPDX id", example = "CC0-1.0")
        String licence,

        @Doc("The answer in the order it came") List<Token> tokens) {

    public Recording {
        tokens = List.copyOf(tokens);
    }

    /** What a runtime sent at once, usually one token. */
    public record Token(
            @Doc(value = "Milliseconds since the request was sent", example = "212")
            int ms,

            @Doc(value = "The text as it came, spaces and line breaks included", example = "\" Hello\"")
            Verbatim text,

            @Doc("Whether it belongs to the reasoning before the answer")
            Optional<Boolean> thinking) {}

    public int firstTokenMs() {
        return tokens.get(0).ms();
    }

    public int lastTokenMs() {
        return tokens.get(tokens.size() - 1).ms();
    }
}
