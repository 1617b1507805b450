package com.runthismodel.estimate.speed;

import com.runthismodel.estimate.speed.Factor.Level;
import com.runthismodel.estimate.speed.Factor.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which factors apply to a run. The calibration and the estimator ask here, so they cannot disagree. */
public final class Factors {
    /** What system memory gives where nothing is known of it: two channels of DDR4-3200 in practice. */
    static final double HOST_BYTES_PER_SECOND = 50e9;

    /** Where the slope over bandwidth starts: a wide bus of LPDDR5X, a narrow one of GDDR6. */
    static final double USUAL_BYTES_PER_SECOND = 300e9;

    /** The kind of processors whose memory waits for them. */
    static final String WITHOUT_VECTORS = "WITHOUT_VECTORS";

    private static final List<Term> DECODE = List.of(Term.WEIGHTS, Term.CACHE, Term.LAYERS, Term.HOST);

    private Factors() {}

    /** A factor and how often it counts: once, a share for what applies to some layers only, or the value of a slope. */
    public record Applied(Factor factor, double share) {}

    public static List<Applied> of(Machine machine, Setup setup, Workload work) {
        List<Applied> all = new ArrayList<>(24);
        String kind = kind(machine, setup.engine());
        String engine = engine(machine, setup.engine());
        weights(all, machine, setup, kind, engine, work);
        layers(all, machine, kind, engine, setup, work);
        cache(all, engine, setup);
        if (setup.hostBytes() > 0) {
            add(all, Term.HOST, Level.ALL, "");
            if (work.mixture()) add(all, Term.HOST, Level.MIXTURE, "");
        }
        if (setup.speculative()) for (Term term : DECODE) add(all, term, Level.SPECULATIVE, "");
        return all;
    }

    private static void weights(
            List<Applied> all, Machine machine, Setup setup, String kind, String engine, Workload work) {
        String formats = engineAndFormat(machine, setup.engine(), work.format());
        add(all, Term.WEIGHTS, Level.ALL, "");
        add(all, Term.WEIGHTS, Level.KIND, kind);
        add(all, Term.WEIGHTS, Level.GENERATION, machine.generation());
        add(all, Term.WEIGHTS, Level.DEVICE, machine.id());
        add(all, Term.WEIGHTS, Level.ENGINE, engine);
        add(all, Term.WEIGHTS, Level.RUNTIME, setup.runtime());
        if (setup.weakHost()) add(all, Term.WEIGHTS, Level.WEAK_HOST, kind);
        double faster = Math.log(machine.bytesPerSecond() / USUAL_BYTES_PER_SECOND);
        all.add(new Applied(new Factor(Term.WEIGHTS, Level.BANDWIDTH, ""), faster));
        add(all, Term.WEIGHTS, Level.FORMAT, work.format().name());
        add(all, Term.WEIGHTS, Level.ENGINE_FORMAT, formats);
        if (!work.mixture()) return;
        add(all, Term.WEIGHTS, Level.MIXTURE, "");
        add(all, Term.WEIGHTS, Level.ENGINE_MIXTURE, engine);
        // Some engines lack a kernel for experts in a format: BF16 by Vulkan takes twice the time.
        add(all, Term.WEIGHTS, Level.ENGINE_FORMAT_MIXTURE, formats);
    }

    private static void layers(
            List<Applied> all, Machine machine, String kind, String engine, Setup setup, Workload work) {
        add(all, Term.LAYERS, Level.ALL, "");
        add(all, Term.LAYERS, Level.KIND, kind);
        add(all, Term.LAYERS, Level.ENGINE, engine);
        add(all, Term.LAYERS, Level.RUNTIME, setup.runtime());
        add(all, Term.LAYERS, Level.DEVICE, machine.id());
        // Routing and one small product for each expert: kernels to start, not bytes to read.
        if (work.mixture()) {
            add(all, Term.LAYERS, Level.MIXTURE, "");
            add(all, Term.LAYERS, Level.ENGINE_MIXTURE, engine);
        }
        double recurrent = (double) work.recurrentLayers() / work.layers();
        if (recurrent > 0) {
            all.add(new Applied(new Factor(Term.LAYERS, Level.RECURRENT, ""), recurrent));
            all.add(new Applied(new Factor(Term.LAYERS, Level.ENGINE_RECURRENT, engine), recurrent));
        }
        if (setup.weakHost()) add(all, Term.LAYERS, Level.WEAK_HOST, kind);
        if (setup.tensorParallel()) add(all, Term.LAYERS, Level.TENSOR_PARALLEL, "");
    }

    private static void cache(List<Applied> all, String engine, Setup setup) {
        add(all, Term.CACHE, Level.ALL, "");
        add(all, Term.CACHE, Level.ENGINE, engine);
        add(all, Term.CACHE, Level.RUNTIME, setup.runtime());
    }

    private static void add(List<Applied> all, Term term, Level level, String name) {
        all.add(new Applied(new Factor(term, level, name), 1));
    }

    /** A phone's processor, GPU and neural unit share one memory and nothing else. */
    static String kind(Machine machine, Engine engine) {
        if (machine.withoutVectors()) return WITHOUT_VECTORS;
        return machine.kind() == Machine.Kind.PHONE
                ? Names.PHONE[engine.ordinal()]
                : machine.kind().name();
    }

    static String engine(Machine machine, Engine engine) {
        return machine.kind() == Machine.Kind.PHONE ? Names.PHONE[engine.ordinal()] : engine.name();
    }

    static String engineAndFormat(Machine machine, Engine engine, WeightFormat format) {
        String[][] names = machine.kind() == Machine.Kind.PHONE ? Names.PHONE_FORMATS : Names.FORMATS;
        return names[engine.ordinal()][format.ordinal()];
    }

    /** Joined once: joining them for each estimate took most of its time. */
    private static final class Names {
        static final String[] PHONE =
                Stream.of(Engine.values()).map(engine -> "PHONE " + engine).toArray(String[]::new);
        static final String[][] PHONE_FORMATS = withFormats(PHONE);
        static final String[][] FORMATS =
                withFormats(Stream.of(Engine.values()).map(Engine::name).toArray(String[]::new));

        private static String[][] withFormats(String[] engines) {
            return Stream.of(engines)
                    .map(engine -> Stream.of(WeightFormat.values())
                            .map(format -> engine + " " + format)
                            .toArray(String[]::new))
                    .toArray(String[][]::new);
        }
    }
}
