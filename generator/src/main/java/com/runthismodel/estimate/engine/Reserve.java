package com.runthismodel.estimate.engine;

import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.ComputeTerms;
import com.runthismodel.unit.Bytes;

/**
 * What a pass needs on a card beside weights and cache. A paged server measures it at its start; no such server was run
 * here, so this is an assumption: the widest step of the largest batch in 16 bits, rows of logits in 32 bits for 256
 * requests, twice, and between 0.25 and 2 GiB for the driver, libraries and captured graphs.
 */
record Reserve(Bytes low, Bytes high) {
    private static final long LOGIT_ROWS = 256;
    private static final Bytes LEAST = new Bytes(Bytes.PER_GIB / 4);
    private static final Bytes MOST = new Bytes(2 * Bytes.PER_GIB);

    static Reserve of(Coefficients model, PagedServer server) {
        ComputeTerms widths = model.compute();
        long step = 2 * server.batchTokens() * Math.max(widths.feedForward(), widths.recurrent());
        long logits = 2 * 4 * LOGIT_ROWS * widths.vocabulary();
        Bytes pass = new Bytes((step + logits) / server.cards());
        return new Reserve(pass.plus(LEAST), pass.plus(MOST));
    }
}
