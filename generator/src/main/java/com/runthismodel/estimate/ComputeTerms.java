package com.runthismodel.estimate;

/**
 * Widths from which the compute buffers follow, in numbers of four bytes a token unless said otherwise (memory model 4.5).
 *
 * @param width hidden vector
 * @param vocabulary row of logits
 * @param positions integers that say where a token stands
 * @param caches how many caches with a mask of their own: none, one, or a full and a window one
 * @param indexed numbers of cache indexes a token, two integers each: keys, values
 * @param valueRow values of all heads of the widest layer, the index rows without flash attention
 * @param keyRotation numbers of the matrix that turns quantised keys; {@code valueRotation} likewise
 * @param feedForward most that the working set of a feed-forward part takes
 * @param quantisedAttention working set beside the F16 copy of a quantised cache
 * @param keyCopy key row of that copy in full layers, in numbers of two bytes a cell; {@code valueCopy} likewise
 * @param windowKeyCopy the same in window layers
 * @param scores heads whose scores lie in memory without flash attention; {@code scoreRow} beside them
 * @param recurrent working set of a recurrent mixer
 * @param recurrentSequence the same for each sequence
 */
public record ComputeTerms(
        long width,
        long vocabulary,
        long positions,
        long caches,
        long indexed,
        long valueRow,
        long keyRotation,
        long valueRotation,
        long feedForward,
        long quantisedAttention,
        long keyCopy,
        long valueCopy,
        long windowKeyCopy,
        long windowValueCopy,
        long scores,
        long scoreRow,
        long recurrent,
        long recurrentSequence) {

    /** Whether each batch sees itself anew and all of itself, later tokens too: nothing is cached. */
    boolean anew() {
        return caches == 0 && scores > 0;
    }
}
