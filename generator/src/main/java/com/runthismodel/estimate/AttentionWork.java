package com.runthismodel.estimate;

/**
 * What attention multiplies while a prompt is read: for each token a key's and a value's numbers of every query head, once
 * for each token it sees.
 *
 * @param numbers of all layers that see everything; {@code windowNumbers} of those that see the last {@code windowTokens}
 */
public record AttentionWork(long numbers, long windowNumbers, long windowTokens) {
    /** Where the heads are not known, or nothing attends. */
    public static final AttentionWork NONE = new AttentionWork(0, 0, 0);

    /** Multiplications of one token of a prompt, in the mean over the prompt: a token sees those before it. */
    public double numbersSeen(int promptTokens) {
        double all = promptTokens / 2.0;
        double window = windowTokens;
        // The first W tokens see half of W, all others W.
        double windowed = promptTokens > window ? window - window * window / (2.0 * promptTokens) : all;
        return numbers * all + windowNumbers * windowed;
    }
}
