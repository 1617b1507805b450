package com.runthismodel.estimate.engine;

import com.runthismodel.catalog.Quantizations.GroupLayout;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.estimate.speed.WeightFormat;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.estimate.tensor.Numbers;
import java.util.List;

/**
 * What one token reads of weights that are not GGUF: every matrix of the blocks, of routed experts those it is sent to, the
 * output matrix, and of the embeddings one row, which counts as nothing.
 *
 * @param weightBytes in all, {@code expertBytes} the routed experts' part of it
 * @param parameters how many numbers that are: two operations each
 */
public record TokenReading(long weightBytes, long expertBytes, long parameters, WeightFormat format) {

    public static TokenReading of(Numbers numbers, Coefficients model, GroupLayout layout) {
        long output = Math.min(
                numbers.tables(), model.compute().vocabulary() * model.compute().width());
        Numbers read = new Numbers(numbers.experts(), numbers.matrices(), output, numbers.plain());
        long all = LoadedWeights.of(read, layout).count();
        long experts = LoadedWeights.of(new Numbers(numbers.experts(), List.of(), 0, 0), layout)
                .count();
        long routed = model.visits().routed(experts);
        long parameters = read.all() - read.expertNumbers() + model.visits().routed(read.expertNumbers());
        return new TokenReading(all - experts + routed, routed, parameters, WeightFormat.of(layout.name()));
    }

    /** With so many tokens in the cache, each number of it in so many bytes. */
    public Workload work(Coefficients model, long contextTokens, int cacheNumberBytes) {
        return new Workload(
                weightBytes,
                expertBytes,
                model.visits().experts(),
                model.visits().expertsUsed(),
                cacheBytes(model, contextTokens, cacheNumberBytes),
                parameters,
                model.order().size(),
                model.visits().recurrentLayers(),
                format,
                model.visits().attention(model.windowTokens()));
    }

    private static long cacheBytes(Coefficients model, long contextTokens, int numberBytes) {
        long bytes = 0;
        for (int kind : model.order()) {
            Block block = model.kinds().get(kind);
            long tokens = block.windowed() ? Math.min(contextTokens, model.windowTokens()) : contextTokens;
            bytes += tokens * (block.keyWidth() + block.valueWidth()) * numberBytes;
        }
        return bytes;
    }
}
