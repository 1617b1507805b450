package com.runthismodel.estimate.speed;

import com.runthismodel.estimate.speed.Factor.Level;
import com.runthismodel.estimate.speed.Factor.Term;
import com.runthismodel.estimate.speed.Factors.Applied;
import java.util.ArrayList;
import java.util.List;

/**
 * Reading a prompt: two operations for each active parameter and token, and for each number attention multiplies; but never faster than all weights can be read
 * once for each physical batch, for between them its tokens are sent to nearly every expert.
 */
public final class Prefill {
    /** llama.cpp's physical batch. */
    private static final int BATCH_TOKENS = 512;

    /** Operations a byte of bandwidth where the rate is unknown: the median of devices where both are known. */
    private static final double OPERATIONS_PER_BYTE = 70;

    private Prefill() {}

    /** Seconds the operations of one token of such a prompt take before any factor; of none, those of its weights. */
    public static Seconds operations(Machine machine, Setup setup, Workload work, int promptTokens) {
        double rate = Double.isNaN(machine.operationsPerSecond())
                ? machine.bytesPerSecond() * OPERATIONS_PER_BYTE
                : machine.operationsPerSecond();
        double multiplied = work.activeParameters() + work.attention().numbersSeen(promptTokens);
        return Seconds.ofOperations(2.0 * multiplied / (rate * together(setup)));
    }

    /** Seconds one token of a prompt takes. */
    public static double seconds(Machine machine, Setup setup, Workload work, Rates rates, int promptTokens) {
        double batch = Math.min(BATCH_TOKENS, Math.max(1, promptTokens));
        double pass = work.totalBytes() / (machine.bytesPerSecond() * together(setup)) * rates.weights();
        return Math.max(rates.seconds(operations(machine, setup, work, promptTokens)), pass / batch);
    }

    private static int together(Setup setup) {
        return setup.tensorParallel() ? setup.devices() : 1;
    }

    public static List<Applied> factors(Machine machine, Setup setup, Workload work) {
        List<Applied> all = new ArrayList<>(12);
        String kind = Factors.kind(machine, setup.engine());
        String engine = Factors.engine(machine, setup.engine());
        add(all, Term.OPERATIONS, Level.ALL, "");
        add(all, Term.OPERATIONS, Level.RATE, kind);
        add(all, Term.OPERATIONS, Level.RATE, machine.generation());
        add(all, Term.OPERATIONS, Level.DEVICE, machine.id());
        add(all, Term.OPERATIONS, Level.ENGINE, engine);
        add(all, Term.OPERATIONS, Level.ENGINE_FORMAT, Factors.engineAndFormat(machine, setup.engine(), work.format()));
        if (work.mixture()) {
            add(all, Term.OPERATIONS, Level.MIXTURE, "");
            add(all, Term.OPERATIONS, Level.ENGINE_MIXTURE, engine);
        }
        return all;
    }

    private static void add(List<Applied> all, Term term, Level level, String name) {
        all.add(new Applied(new Factor(term, level, name), 1));
    }
}
