package com.runthismodel.estimate.engine;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Quantizations.GroupLayout;
import com.runthismodel.estimate.tensor.Numbers;
import com.runthismodel.estimate.tensor.Numbers.Matrices;
import com.runthismodel.unit.Bytes;
import java.util.List;
import java.util.stream.Stream;

/** Bytes of weights that are not GGUF, embeddings included: these engines keep them all on the GPU (memory model 4.7). */
public final class LoadedWeights {
    private LoadedWeights() {}

    public static Bytes of(Numbers model, GroupLayout layout) {
        List<Matrices> coded = coded(model, layout);
        long numbers = coded.stream().mapToLong(Matrices::numbers).sum();
        long codes = coded.stream().mapToLong(one -> bytes(one, layout)).sum();
        return new Bytes(codes + 2 * (model.all() - numbers));
    }

    /**
     * Which matrices get codes, the others staying at 16 bits: MLX codes the tables too; layouts for experts alone leave
     * attention and what every token passes; the others code all matrices of the blocks.
     */
    private static List<Matrices> coded(Numbers model, GroupLayout layout) {
        if (layout.codesExpertsOnly()) return model.experts();
        Stream<Matrices> blocks = Stream.concat(model.experts().stream(), model.matrices().stream());
        if (layout.format() != Format.MLX) return blocks.toList();
        return Stream.concat(blocks, Stream.of(new Matrices(model.tables(), 1, 1)))
                .toList();
    }

    private static long bytes(Matrices coded, GroupLayout layout) {
        long bits = Math.multiplyExact(coded.numbers(), layout.bits());
        long scales = layout.groupSize() == 0 ? 0 : coded.count() * groups(coded, layout);
        return (bits + scales * layout.extraBitsPerGroup() + 7) / 8;
    }

    /** Of one matrix: a block that juts out over its edge has a scale like a whole one (DeepSeek-V3, README_WEIGHTS.md). */
    private static long groups(Matrices one, GroupLayout layout) {
        return over(one.rows(), layout.groupRows()) * over(one.columns(), layout.groupSize() / layout.groupRows());
    }

    private static long over(long value, long parts) {
        return (value + parts - 1) / parts;
    }
}
