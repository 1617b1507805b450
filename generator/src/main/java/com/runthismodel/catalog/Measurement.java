package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.util.Optional;

/** One measured run, as its source reports it: an entry of {@code content/benchmarks/<folder>/<name>.yaml}. */
public record Measurement(
        @Doc(value = "Unique id", example = "s00000") String id,
        @Doc("Model as the source wrote it") String model,
        @Doc("Slug of our model, when it is certain") Optional<String> slug,

        @Doc("Original model of a converted or finetuned one, as the source wrote it")
        Optional<String> baseModel,

        @Doc("Parameters in 10^9 as the source wrote them") Optional<Double> parametersBillions,

        @Doc("Parameters active per token in 10^9 as the source wrote them")
        Optional<Double> activeParametersBillions,

        @Doc("Quantization as the source wrote it") Optional<String> quantization,
        @Doc("Hardware as the source wrote it") String hardware,
        @Doc("Id of our device, when it is certain") Optional<String> device,

        @Doc("Memory of that device in GiB, where the source says it")
        Optional<Double> memoryGib,

        @Doc("How many of them") int devices,
        @Doc("Class of the hardware as the source wrote it") Optional<String> hardwareClass,
        @Doc("Processor beside the device") Optional<String> cpu,
        @Doc("Runtime") Optional<String> runtime,
        @Doc("Version of the runtime") Optional<String> runtimeVersion,

        @Doc("Backend: cuda, rocm, vulkan, metal, cpu, opencl, hexagon")
        Optional<String> backend,

        @Doc("Backend as the source wrote it, where that says more: a driver or a version")
        Optional<String> backendAsWritten,

        @Doc("Prompt tokens per second (prefill)") Optional<Double> prefillTokensPerSecond,
        @Doc("Generated tokens per second (decode)") Optional<Double> decodeTokensPerSecond,
        @Doc("Time to first token in milliseconds") Optional<Double> ttftMs,
        @Doc("Prompt length in tokens") Optional<Integer> promptTokens,
        @Doc("Answer length in tokens") Optional<Integer> answerTokens,
        @Doc("Context length in tokens") Optional<Integer> contextTokens,
        @Doc("Name of the test as the source wrote it") Optional<String> test,

        @Doc("Requests at once; from 64 on, some sources mean tokens processed at once")
        Optional<Integer> batch,

        @Doc("Devices in tensor parallel") Optional<Integer> tensorParallel,
        @Doc("Was flash attention on?") Optional<Boolean> flashAttention,

        @Doc("Type of the KV cache, or another note on it, as the source wrote it")
        Optional<String> kvType,

        @Doc("Power limit set on the device, in watts") Optional<Integer> powerLimitWatts,

        @Doc("Was speculative decoding or multi-token prediction on?")
        Optional<Boolean> speculative,

        @Doc("Exact parameter count of the file, where the source says it")
        Optional<Long> parameters,

        @Doc("Bytes of the tensors of the file, where the source says it")
        Optional<Long> tensorBytes,

        @Doc("Size of the file in GiB, where the source says it")
        Optional<Double> fileGib,

        @Doc("Day of the run, ISO, or as much of it as is known")
        Optional<String> date,

        @Doc("What kind of run") String kind,
        @Doc("Why it is not to be trusted, when it is not") Optional<String> suspect,

        @Doc("Why a reader should doubt it, though calibration, whose medians bear it, counts it")
        Optional<String> doubt,

        @Doc("What a reader should know of this run") Optional<String> remark,
        @Doc("Where it was published") String source) {

    /** What a page says beside its figures: such a run beats no estimate. */
    public Optional<String> objection() {
        return suspect.or(() -> doubt);
    }
}
