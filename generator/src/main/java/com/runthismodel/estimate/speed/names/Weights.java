package com.runthismodel.estimate.speed.names;

import com.runthismodel.estimate.speed.Workload;
import java.util.Optional;

/**
 * Bytes of a model's weights.
 *
 * @param totalBytes in memory; {@code readBytes} per token; {@code readExpertBytes} its part in routed experts
 * @param expertBytes all routed experts
 */
record Weights(long totalBytes, long readBytes, long readExpertBytes, long expertBytes) {
    /** What a card keeps free for compute buffers and the driver. */
    private static final double USABLE = 0.97;

    /** Computed from bits per weight, then scaled to the bytes of the real file where they are known. */
    static Weights of(ModelShape shape, Quant quant, Optional<Long> fileBytes) {
        double block = quant.blockBits() / 8;
        double expert = quant.expertBits(shape) / 8;
        double outputExtra = shape.outputParameters() * (quant.outputBits() - quant.blockBits()) / 8;
        double routed = shape.routedParameters();
        double routedRead = shape.mixture() ? routed * shape.expertsUsed() / shape.experts() : 0;
        double total = shape.parameters() * block + outputExtra + routed * (expert - block);
        double read = shape.readParameters() * block + outputExtra + routedRead * (expert - block);
        double scale =
                fileBytes.map(bytes -> clamp(bytes / total, shape.mixture())).orElse(1.0);
        long readBytes = Math.max(1, Math.round(read * scale));
        return new Weights(
                fileBytes.orElse(Math.round(total)),
                readBytes,
                Math.min(readBytes, Math.round(routedRead * expert * scale)),
                Math.round(routed * expert * scale));
    }

    /** The attention of a mixture is often stored with more bits than its experts: its file tells less of what is read. */
    private static double clamp(double scale, boolean mixture) {
        return mixture ? Math.max(0.7, Math.min(1.4, scale)) : scale;
    }

    /** Bytes a token reads from system memory when not all fits: experts are put there first, then whole layers. */
    long outside(double memory, Workload work) {
        double over = totalBytes + work.cacheBytes() - memory * USABLE;
        if (over <= 0) return 0;
        if (expertBytes > 0) return Math.round(readExpertBytes * Math.min(1, over / expertBytes));
        return Math.round(readBytes * Math.min(1, over / totalBytes));
    }
}
