package com.runthismodel.estimate;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.unit.Lazy;
import java.util.List;

/**
 * Room on the card for what a run with layers or experts in RAM fetches to it, batch by batch: weights, and the cache of one
 * layer at a time (memory model 4.5). Holes between them make it a sum no formula gives, so it is planned for {@link #CELLS}
 * and batches of 512 tokens; between these lie straight lines. The attention mask comes on top. Planned when first asked
 * for: that takes a thousand times longer than an estimate, and most are of runs with everything on the card.
 */
public final class Fetching {
    /** Cells of all streams for which it is planned. */
    static final List<Long> CELLS = List.of(2048L, 8192L, 32_768L, 131_072L);

    static final long USUAL = 8192;
    static final long LONGEST = 131_072;
    /** Fine enough not to be seen, coarse enough to be short. */
    static final long STEP = 262_144;

    private final FetchPlanner planner;
    private final Lazy<List<Long>> layers;
    private final Lazy<List<Long>> experts;

    /** @param types of the tensors, in their order */
    Fetching(FetchPlanner planner, List<TensorType> types) {
        this.planner = planner;
        this.layers = Lazy.of(() -> planner.ofLayers(types));
        this.experts = Lazy.of(() -> planner.ofExperts(types));
    }

    /** In steps of {@link #STEP}, for 16-bit caches at each of {@link #CELLS}; empty where nothing can be planned. */
    public List<Long> layers() {
        return layers.get();
    }

    /** The same with only the experts in RAM. */
    public List<Long> experts() {
        return experts.get();
    }

    /** What 8-bit caches add to 16-bit ones, in the same steps, at the usual and the longest context. */
    public List<Long> eight() {
        return planner.eight();
    }

    /** What 4-bit caches add. */
    public List<Long> four() {
        return planner.four();
    }

    /** {@code planned} are {@link #layers} or {@link #experts}. */
    long bytes(List<Long> planned, RunSettings settings, long cells) {
        if (planned.isEmpty()) return 0;
        int right = 1;
        while (right < CELLS.size() - 1 && cells > CELLS.get(right)) right++;
        long near = CELLS.get(right - 1);
        long plain = line(near, planned.get(right - 1), CELLS.get(right), planned.get(right), Math.max(near, cells));
        List<Long> more = more(settings);
        return more.isEmpty() ? plain : plain + line(USUAL, more.get(0), LONGEST, more.get(1), cells);
    }

    private List<Long> more(RunSettings settings) {
        TensorType key = settings.keyType();
        TensorType value = settings.valueType();
        if (!key.quantised() && !value.quantised()) return List.of();
        return small(key) && small(value) ? four() : eight();
    }

    /** Bytes at {@code cells} on the line through two points. */
    private static long line(long near, long from, long far, long to, long cells) {
        return STEP * from + Math.floorDiv(STEP * (to - from) * (cells - near), far - near);
    }

    private static boolean small(TensorType type) {
        return type.quantised() && type.bitsPerWeight() <= 5;
    }
}
