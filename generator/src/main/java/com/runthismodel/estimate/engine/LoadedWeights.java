package com.runthismodel.estimate.engine;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Quantizations.GroupLayout;
import com.runthismodel.estimate.Numbers;
import com.runthismodel.unit.Bytes;

/** Bytes of weights that are not GGUF, embeddings included: these engines keep them all on the GPU (memory model 4.7). */
public final class LoadedWeights {
    private LoadedWeights() {}

    public static Bytes of(Numbers model, GroupLayout layout) {
        long coded = coded(model, layout);
        return new Bytes(layoutBytes(coded, layout) + 2 * (model.all() - coded));
    }

    /**
     * Which numbers get codes, the others staying at 16 bits: MLX codes every matrix, the tables too; MXFP4 as published is
     * for experts alone; the others code the blocks' matrices.
     */
    private static long coded(Numbers model, GroupLayout layout) {
        if (layout.format() == Format.MLX) return model.experts() + model.matrices() + model.tables();
        if (layout.name().equals("MXFP4")) return model.experts();
        return model.experts() + model.matrices();
    }

    private static long layoutBytes(long numbers, GroupLayout layout) {
        long bits = Math.multiplyExact(numbers, layout.bits());
        long groups = layout.groupSize() == 0 ? 0 : (numbers + layout.groupSize() - 1) / layout.groupSize();
        return (bits + groups * layout.extraBitsPerGroup() + 7) / 8;
    }
}
