package com.runthismodel.estimate.advice;

import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.MemoryEstimator;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.RunSettings;
import java.util.Optional;
import java.util.function.IntFunction;

/** Which flags leave just enough of a model in RAM for one card, so much of it kept free. */
final class Offload {
    private final Coefficients model;
    private final Rig rig;
    private final RunSettings wanted;
    private final long kept;
    private final int layers;

    /** What a page's command keeps free: half of {@link Fit#MARGIN}. */
    Offload(Coefficients model, Rig rig, RunSettings wanted) {
        this(model, rig, wanted, Fit.MARGIN.count() / 2);
    }

    Offload(Coefficients model, Rig rig, RunSettings wanted, long kept) {
        this.model = model;
        this.rig = rig;
        this.wanted = wanted;
        this.kept = kept;
        this.layers = model.order().size();
    }

    /** Experts of as few of the first layers as will do: a token reads only some of them. */
    Optional<RunSettings> experts() {
        if (model.kinds().stream().noneMatch(kind -> kind.expertGpuBytes() > 0)) return Optional.empty();
        return fewest(count -> wanted.withOffload(RunSettings.ALL_LAYERS, count));
    }

    /** As few of the first layers as will do, everything in them. The output stays on the card as the last one. */
    Optional<RunSettings> layers() {
        return fewest(count -> wanted.withOffload(layers + 1 - count, 0));
    }

    private Optional<RunSettings> fewest(IntFunction<RunSettings> plan) {
        for (int count = 1; count <= layers; count++) {
            RunSettings settings = plan.apply(count);
            if (holds(settings)) return Optional.of(settings);
        }
        return Optional.empty();
    }

    private boolean holds(RunSettings settings) {
        MemoryEstimate run = MemoryEstimator.of(model, settings);
        long room = Fit.usable(rig).count() - kept;
        return run.gpu().count() <= room && run.host().compareTo(Fit.ASSUMED_RAM) <= 0;
    }
}
