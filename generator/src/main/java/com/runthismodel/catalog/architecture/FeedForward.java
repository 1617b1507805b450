package com.runthismodel.catalog.architecture;

/** The part of a block that works on each token alone. */
public sealed interface FeedForward {

    /** One network for every token. */
    record Dense(long hidden) implements FeedForward {}

    /**
     * Experts of which a router picks some for each token.
     *
     * @param hidden width of one expert
     * @param shared width of what every token passes besides; 0 where there is none
     * @param latent width the experts see instead of the hidden vector's; 0 where they see that
     */
    record Experts(long count, long used, long hidden, long shared, long latent) implements FeedForward {}

    /** A block without one. */
    record None() implements FeedForward {}
}
