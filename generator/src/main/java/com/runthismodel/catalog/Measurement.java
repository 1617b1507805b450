package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.util.Optional;

/** One measured run, as its source reports it: an entry of {@code content/benchmarks/<folder>/<name>.yaml}. */
public record Measurement(
        @Doc(value = "Unique id", example = "s00000") String id,
        @Doc("Model as the source wrote it") String model,
        @Doc("Slug of our model, when it is certain") Optional<String> slug,
        @Doc("Quantization as the source wrote it") Optional<String> quantization,
        @Doc("Hardware as the source wrote it") String hardware,
        @Doc("Id of our device, when it is certain") Optional<String> device,
        @Doc("Memory of that device in GiB, where the source says it") Optional<Double> memoryGib,
        @Doc("How many of them") int devices,
        @Doc("Runtime") Optional<String> runtime,
        @Doc("Version of the runtime") Optional<String> runtimeVersion,
        @Doc("Backend: cuda, rocm, vulkan, metal, cpu, opencl, hexagon") Optional<String> backend,
        @Doc("Prompt tokens per second (prefill)") Optional<Double> prefillTokensPerSecond,
        @Doc("Generated tokens per second (decode)") Optional<Double> decodeTokensPerSecond,
        @Doc("Time to first token in milliseconds") Optional<Double> ttftMs,
        @Doc("Prompt length in tokens") Optional<Integer> promptTokens,
        @Doc("Answer length in tokens") Optional<Integer> answerTokens,
        @Doc("Context length in tokens") Optional<Integer> contextTokens,
        @Doc("Requests at once") Optional<Integer> batch,
        @Doc("Was speculative decoding or multi-token prediction on?") Optional<Boolean> speculative,
        @Doc("Exact parameter count of the file, where the source says it") Optional<Long> parameters,
        @Doc("Bytes of the tensors of the file, where the source says it") Optional<Long> tensorBytes,
        @Doc("Day of the run, ISO, or as much of it as is known") Optional<String> date,
        @Doc("What kind of run") String kind,
        @Doc("Why it is not to be trusted, when it is not") Optional<String> suspect,
        @Doc("Where it was published") String source) {}
