package com.runthismodel.estimate.speed;

import com.runthismodel.estimate.speed.Factor.Level;
import com.runthismodel.estimate.speed.Factor.Term;
import com.runthismodel.estimate.speed.Scope.Known;
import com.runthismodel.estimate.speed.Scope.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fitted constants as {@code speed.js} adds them up: logarithms times ten thousand, those that an engine on a kind of
 * machine never varies already summed. What {@link SpeedModel#rates} makes of a benchmark of one user, no more.
 */
public final class RateTable {
    private static final Machine WITHOUT_VECTORS = new Machine("", "", "RISC-V", Machine.Kind.BOARD, 1, 1, 0);
    private static final String LLAMA = "llama.cpp";
    private static final double SCALE = 1e4;

    private final SpeedModel model;
    private final List<String> generations;

    private RateTable(SpeedModel model, List<String> generations) {
        this.model = model;
        this.generations = generations;
    }

    /** For these machines: only generations that one of them belongs to are in it. */
    public static RateTable of(SpeedModel model, List<Machine> machines) {
        return new RateTable(
                model,
                machines.stream()
                        .map(Machine::generation)
                        .filter(name -> model.rows(Level.GENERATION, name) > 0)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** What a script needs beside the machines, ready to be written as JSON. */
    public Map<String, Object> shared() {
        Map<String, Object> engines = new LinkedHashMap<>();
        for (Machine.Kind kind : Machine.Kind.values())
            engines.put(kind.name(), engine(any(kind), Engine.usual(kind), LLAMA));
        for (Machine.Kind kind : Machine.Kind.values())
            engines.put(kind + " OLLAMA", engine(any(kind), Engine.usual(kind), "ollama"));
        engines.put(Factors.WITHOUT_VECTORS, engine(WITHOUT_VECTORS, Engine.CPU, LLAMA));
        engines.put(Factors.WITHOUT_VECTORS + " OLLAMA", engine(WITHOUT_VECTORS, Engine.CPU, "ollama"));
        for (Machine.Kind kind : List.of(Machine.Kind.NVIDIA, Machine.Kind.AMD, Machine.Kind.INTEL))
            engines.put(kind + " VLLM", engine(any(kind), Engine.VLLM, "vllm"));
        engines.put(Machine.Kind.APPLE + " MLX", engine(any(Machine.Kind.APPLE), Engine.MLX, "mlx-lm"));
        List<Double> bits = new ArrayList<>();
        for (WeightFormat format : WeightFormat.values()) bits.add(format.usualBits());
        List<Object> ranges = new ArrayList<>();
        for (Known known : Known.values()) ranges.add(range(known, true));
        ranges.add(range(Known.KIND, false));
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("bits", bits);
        table.put("bandwidth", log(Term.WEIGHTS, Level.BANDWIDTH, ""));
        table.put("engines", engines);
        table.put("host", List.of(log(Term.HOST, Level.ALL, ""), log(Term.HOST, Level.MIXTURE, "")));
        table.put("parallel", log(Term.LAYERS, Level.TENSOR_PARALLEL, ""));
        table.put("ranges", ranges);
        table.put(
                "runs",
                List.of(model.rows(Level.ENGINE, Engine.VLLM.name()), model.rows(Level.ENGINE, Engine.MLX.name())));
        table.put("generations", generations.stream().map(this::generation).toList());
        return table;
    }

    /** A machine: GB/s, TFLOP/s or 0, kind or one past the last without vectors, generation or -1, logarithms on weights and operations, measured runs, logarithm on layers. */
    public List<Number> row(Machine machine) {
        return List.of(
                machine.bytesPerSecond() / 1e9,
                Double.isNaN(machine.operationsPerSecond()) ? 0.0 : machine.operationsPerSecond() / 1e12,
                machine.withoutVectors()
                        ? Machine.Kind.values().length
                        : machine.kind().ordinal(),
                generations.indexOf(machine.generation()),
                log(Term.WEIGHTS, Level.DEVICE, machine.id()),
                log(Term.OPERATIONS, Level.DEVICE, machine.id()),
                model.rows(Level.DEVICE, machine.id()),
                log(Term.LAYERS, Level.DEVICE, machine.id()));
    }

    private List<Object> generation(String name) {
        return List.of(
                name,
                log(Term.WEIGHTS, Level.GENERATION, name),
                log(Term.OPERATIONS, Level.RATE, name),
                model.rows(Level.GENERATION, name));
    }

    private List<Double> range(Known known, boolean plain) {
        SpeedConstants.Spread spread = model.spread(Source.BENCHMARK, known, plain);
        return List.of(spread.low(), spread.high());
    }

    /** weights, cache, layers, operations; for a mixture more on weights, layers, operations; for recurrent layers; by format. */
    private List<Object> engine(Machine any, Engine engine, String runtime) {
        String kinds = Factors.kind(any, engine);
        String engines = Factors.engine(any, engine);
        List<Object> formats = new ArrayList<>();
        for (WeightFormat format : WeightFormat.values()) formats.add(format(any, engine, format));
        return List.of(
                log(Term.WEIGHTS, Level.ALL, "")
                        + log(Term.WEIGHTS, Level.KIND, kinds)
                        + log(Term.WEIGHTS, Level.ENGINE, engines)
                        + log(Term.WEIGHTS, Level.RUNTIME, runtime),
                log(Term.CACHE, Level.ALL, "")
                        + log(Term.CACHE, Level.ENGINE, engines)
                        + log(Term.CACHE, Level.RUNTIME, runtime),
                log(Term.LAYERS, Level.ALL, "")
                        + log(Term.LAYERS, Level.KIND, kinds)
                        + log(Term.LAYERS, Level.ENGINE, engines)
                        + log(Term.LAYERS, Level.RUNTIME, runtime),
                log(Term.OPERATIONS, Level.ALL, "")
                        + log(Term.OPERATIONS, Level.RATE, kinds)
                        + log(Term.OPERATIONS, Level.ENGINE, engines),
                log(Term.WEIGHTS, Level.MIXTURE, "") + log(Term.WEIGHTS, Level.ENGINE_MIXTURE, engines),
                log(Term.LAYERS, Level.MIXTURE, "") + log(Term.LAYERS, Level.ENGINE_MIXTURE, engines),
                log(Term.OPERATIONS, Level.MIXTURE, "") + log(Term.OPERATIONS, Level.ENGINE_MIXTURE, engines),
                log(Term.LAYERS, Level.RECURRENT, "") + log(Term.LAYERS, Level.ENGINE_RECURRENT, engines),
                formats);
    }

    private static Machine any(Machine.Kind kind) {
        return new Machine("", "", "", kind, 1, 1, 0);
    }

    /** On weights, on operations, on the weights of a mixture. */
    private List<Long> format(Machine any, Engine engine, WeightFormat format) {
        String both = Factors.engineAndFormat(any, engine, format);
        return List.of(
                log(Term.WEIGHTS, Level.FORMAT, format.name()) + log(Term.WEIGHTS, Level.ENGINE_FORMAT, both),
                log(Term.OPERATIONS, Level.ENGINE_FORMAT, both),
                log(Term.WEIGHTS, Level.ENGINE_FORMAT_MIXTURE, both));
    }

    private long log(Term term, Level level, String name) {
        return Math.round(model.log(new Factor(term, level, name)) * SCALE);
    }
}
