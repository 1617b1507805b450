package com.runthismodel.catalog.architecture;

/** One block: what mixes tokens, then what works on each token alone. */
public record Layer(Mixer mixer, FeedForward feedForward) {}
