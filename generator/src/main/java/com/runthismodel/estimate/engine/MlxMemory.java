package com.runthismodel.estimate.engine;

import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.estimate.Explanation.Term;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Multiple;
import java.util.List;

/**
 * What mlx-lm keeps in an Apple chip's memory: weights, a 16-bit cache that grows by 256 tokens, a window kept as a ring,
 * states. What it computes with while it reads a prompt, and the freed buffers it keeps for later, are not known: a run
 * needs more than this sum. It has to stay below what macOS wires for the GPU, which {@code Fit} takes as the limit.
 */
public record MlxMemory(Bytes weights, Bytes cache, Bytes state) {
    private static final long STEP = 256;
    private static final String SECTION = "4.7";

    /** Each of several users answered at once has a cache and a state. */
    public static MlxMemory of(Coefficients model, Bytes weights, long tokens, int users) {
        long cached = Multiple.atLeast(tokens, STEP);
        long cache = 0;
        long state = 0;
        for (int kind : model.order()) {
            Block block = model.kinds().get(kind);
            long rows = block.windowed() ? Math.min(cached, model.windowTokens()) : cached;
            cache += 2 * rows * (block.keyWidth() + block.valueWidth());
            state += 4 * block.stateNumbers();
        }
        return new MlxMemory(weights, new Bytes(cache * users), new Bytes(state * users));
    }

    /** It fits with room for what it computes with where as much is left as a page asks for anywhere. */
    public Verdict verdict(Rig rig) {
        long room = Fit.usable(rig).count() - known().count();
        return room >= Fit.MARGIN.count() ? Verdict.FITS : room >= 0 ? Verdict.TIGHT : Verdict.NO;
    }

    /** The terms of the sum: the last is the others'. */
    public List<Term> terms(long tokens, int users) {
        String grown = Decimal.grouped(Multiple.atLeast(tokens, STEP)) + " tokens in 16 bits, windows as rings: ";
        return List.of(
                new Term("Weights", "all, embeddings too", weights.count(), SECTION),
                new Term("Cache", grown + each(cache, users), cache.count(), SECTION),
                new Term("State", each(state, users), state.count(), SECTION),
                new Term(
                        "Known in all",
                        "weights + cache + state; what it computes with comes on top",
                        known().count(),
                        SECTION));
    }

    private static String each(Bytes all, int users) {
        return Decimal.grouped(all.count() / users) + " bytes x " + users + (users == 1 ? " user" : " users");
    }

    /** At least so much. */
    public Bytes known() {
        return weights.plus(cache).plus(state);
    }
}
