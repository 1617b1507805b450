package com.runthismodel.estimate.speed.names;

import com.runthismodel.catalog.Measurement;
import java.util.Map;
import java.util.Optional;

/**
 * Under which conditions a run was made, in the words of its source. What the run measured has no place here, so that
 * no estimate can look at it.
 */
public record Conditions(
        String id,
        String kind,
        String model,
        Optional<String> baseModel,
        Optional<Double> parametersBillions,
        Optional<Double> activeParametersBillions,
        Optional<String> quantization,
        String hardware,
        Optional<String> hardwareClass,
        int devices,
        Optional<Double> memoryGib,
        Optional<String> runtime,
        Optional<String> backend,
        Optional<Integer> promptTokens,
        Optional<Integer> answerTokens,
        Optional<String> test,
        int batch,
        Optional<String> kvType,
        Optional<Integer> tensorParallel,
        boolean speculative,
        Optional<Long> parameters,
        Optional<Long> fileBytes) {

    public static Conditions of(Measurement run) {
        return new Conditions(
                run.id(),
                run.kind(),
                run.model(),
                run.baseModel(),
                run.parametersBillions(),
                run.activeParametersBillions(),
                run.quantization(),
                run.hardware(),
                run.hardwareClass(),
                run.devices(),
                run.memoryGib(),
                run.runtime(),
                run.backend(),
                run.promptTokens(),
                run.answerTokens(),
                run.test(),
                run.batch().orElse(1),
                run.kvType(),
                run.tensorParallel(),
                run.speculative().orElse(false),
                run.parameters(),
                run.tensorBytes().or(() -> run.fileGib().map(gib -> Math.round(gib * (1L << 30)))));
    }

    /**
     * Reads a row of a benchmark table in JSON; keys it does not know, the measured figures among them, are not read.
     *
     * @throws IllegalArgumentException that names the key whose value is of the wrong kind
     */
    public static Conditions of(Map<?, ?> row) {
        Row r = new Row(row);
        return new Conditions(
                r.text("id").orElse(""),
                r.text("kind").orElse(""),
                r.text("model").orElse(""),
                r.text("base_model"),
                r.number("params_b"),
                r.number("active_params_b"),
                r.text("quant"),
                r.text("hardware").orElse(""),
                r.text("hw_class"),
                r.count("gpu_count").orElse(1),
                r.number("mem_gb"),
                r.text("runtime"),
                r.text("backend"),
                r.tokens("n_prompt"),
                r.tokens("n_gen"),
                r.text("test"),
                r.count("batch").orElse(1),
                r.text("kv_dtype"),
                r.count("tensor_parallel"),
                r.flag("spec_decoding") || r.flag("mtp"),
                r.number("params_exact").map(Double::longValue),
                r.number("tensor_bytes")
                        .map(Double::longValue)
                        .or(() -> r.number("file_size_gib").map(gib -> Math.round(gib * (1L << 30)))));
    }
}
