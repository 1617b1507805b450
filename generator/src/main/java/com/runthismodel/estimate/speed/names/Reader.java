package com.runthismodel.estimate.speed.names;

import com.runthismodel.estimate.speed.Engine;
import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.Setup;
import com.runthismodel.estimate.speed.Workload;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The door of this package: conditions in words become a case, or a refusal that says what is missing. */
public final class Reader {
    /** llama.cpp's physical batches are written into the same column as users at once; no server here had so many. */
    private static final int MOST_USERS = 256;

    private static final Pattern DEPTH = Pattern.compile("@ d(\\d{1,9})(?!\\d)");
    private static final Pattern PROMPT = Pattern.compile("pp(\\d{1,9})(?!\\d)");
    private static final Pattern GUESSING = Pattern.compile("mtp|spec|dflash");

    private final ShapeBook models;
    private final HardwareBook hardware;

    public Reader(ShapeBook models, HardwareBook hardware) {
        this.models = models;
        this.hardware = hardware;
    }

    /** Says why a run cannot be worked on. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    public Case read(Conditions run) throws Refused {
        ModelShape shape =
                models.find(run).orElseThrow(() -> new Refused("the size of the model " + run.model() + " is unknown"));
        Machine machine = hardware.find(run)
                .or(() -> Fallback.machine(run))
                .orElseThrow(() -> new Refused("the memory bandwidth of " + run.hardware() + " is unknown"));
        RuntimeNames names = RuntimeNames.of(run, machine);
        Quant quant = Quant.of(run);
        Weights weights = Weights.of(shape, quant, run.fileBytes());
        Workload work = workload(shape, quant, weights, run);
        Setup setup = setup(run, machine, names, weights, work);
        return new Case(shape, machine, setup, work, users(run), promptTokens(run), stated(DEPTH, run));
    }

    private static int users(Conditions run) {
        return run.batch() <= MOST_USERS ? Math.max(1, run.batch()) : 1;
    }

    private static Workload workload(ModelShape shape, Quant quant, Weights weights, Conditions run) {
        long cache = Math.round(shape.cacheNumbersAt(depth(run)) * cacheBytes(run));
        return new Workload(
                weights.readBytes(),
                weights.readExpertBytes(),
                shape.experts(),
                shape.expertsUsed(),
                cache,
                Math.round(shape.readParameters()),
                shape.layers(),
                shape.recurrentLayers(),
                quant.format(),
                shape.attention());
    }

    private static Setup setup(Conditions run, Machine machine, RuntimeNames names, Weights weights, Workload work) {
        boolean parallel = run.devices() > 1
                && (run.tensorParallel().orElse(0) > 1
                        || names.engine() == Engine.VLLM
                        || names.engine() == Engine.EXLLAMA);
        boolean speculative = run.speculative()
                || GUESSING.matcher(run.kvType().orElse("").toLowerCase(Locale.ROOT))
                        .find();
        boolean weak = run.hardware().matches("(?i)(pi |hifive|radxa).*\\(.*") && machine.memoryBytes() > 0;
        double memory = (double) machine.memoryBytes() * run.devices();
        long host = memory == 0 || names.engine() == Engine.VLLM ? 0 : weights.outside(memory, work);
        return new Setup(names.engine(), names.runtime(), run.devices(), parallel, weak, speculative, host);
    }

    private static int promptTokens(Conditions run) {
        int named = stated(PROMPT, run);
        return named > 0 ? named : run.promptTokens().orElse(0);
    }

    private static int stated(Pattern what, Conditions run) {
        Matcher matcher = what.matcher(run.test().orElse(""));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** How many tokens stand in the cache on average while the answer is written. */
    private static double depth(Conditions run) {
        int stated = stated(DEPTH, run);
        if (stated > 0) return stated;
        return switch (run.kind()) {
            case "llama-bench" -> run.test().orElse("").startsWith("pp1024") ? 512 : 64;
            case "llama.rn bench" -> 32;
            default -> run.promptTokens().orElse(0) + run.answerTokens().orElse(200) / 2.0;
        };
    }

    private static double cacheBytes(Conditions run) {
        String type = run.kvType().orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("q8") || type.contains("fp8") || type.contains("int8")) return 1.0625;
        return type.contains("q4") || type.contains("kv4") ? 0.5625 : 2;
    }

    /** A refusal is an answer too. */
    public Optional<Case> readOrNothing(Conditions run) {
        try {
            return Optional.of(read(run));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }
}
