package com.runthismodel.estimate.speed;

/**
 * What a machine makes of the roofline: factors on the seconds of each term, the cost of a layer in seconds, and the
 * range. A page needs one per device, engine, weight format and kind of model; the rest is a few multiplications.
 *
 * @param layers seconds each layer costs whatever its size
 * @param operations factor on the operations of a prompt
 * @param least factor on what must be read that no run is below: 1, and 0 where one pass gives several tokens
 * @param low lowest speed that nine of ten runs reach, over the estimate; {@code high} the highest
 */
public record Rates(
        double weights,
        double cache,
        double layers,
        double host,
        double operations,
        double least,
        double low,
        double high,
        String basis) {

    /**
     * The highest of nine runs in ten, for the estimate and the roofline of the same tokens.
     *
     * @param readingSeconds what one of them must be read for, at the full bandwidth: {@link Seconds#reading}
     */
    double highest(double tokensPerSecond, double readingSeconds) {
        return Math.max(tokensPerSecond, Math.min(tokensPerSecond * high, 1 / (least * readingSeconds)));
    }

    /** Seconds one token takes: an answer's, or a prompt's where the roofline is one of a prompt. */
    public double seconds(Seconds roofline) {
        return roofline.weights() * weights
                + roofline.cache() * cache
                + roofline.layers() * layers
                + roofline.host() * host
                + roofline.operations() * operations;
    }
}
