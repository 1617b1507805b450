package com.runthismodel.page.site;

import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.unit.Bytes;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of many models a memory holds. Hundreds of devices have one of a few dozen memories: ten thousand models are
 * weighed once for each of these, not for each device.
 */
final class Holdings {
    private final List<ModelLine> lines;
    private final Map<Rig, Held> known = new ConcurrentHashMap<>();

    /** @param lines of models whose memory is known, most downloaded first */
    Holdings(List<ModelLine> lines) {
        this.lines = lines;
    }

    /**
     * Models by their places.
     *
     * @param usable what the rig leaves to a model
     * @param whole held on the device
     * @param large of these, those that take more than half of it
     * @param offload held with layers in RAM
     */
    record Held(Bytes usable, BitSet whole, BitSet large, BitSet offload) {}

    List<ModelLine> lines() {
        return lines;
    }

    Held in(Rig rig) {
        return known.computeIfAbsent(rig, this::weighed);
    }

    private Held weighed(Rig rig) {
        Held held = new Held(Fit.usable(rig), new BitSet(), new BitSet(), new BitSet());
        for (int i = 0; i < lines.size(); i++) {
            Fit.Needs needs = lines.get(i).figures().needs().orElseThrow();
            Verdict verdict = Fit.of(rig, held.usable(), needs);
            held.whole().set(i, verdict.whole());
            held.large()
                    .set(
                            i,
                            verdict.whole()
                                    && Fit.needed(rig, needs).count()
                                            > held.usable().count() / 2);
            held.offload().set(i, verdict == Verdict.OFFLOAD);
        }
        return held;
    }
}
