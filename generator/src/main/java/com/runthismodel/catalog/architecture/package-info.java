/**
 * What a model is built of: layers, heads, experts and states, worked out from {@code config.json} by the rules of llama.cpp's
 * converter, or from the header of a GGUF file. Start at {@link com.runthismodel.catalog.architecture.Architecture}; an
 * architecture that no rule knows stays unknown and is never guessed.
 */
package com.runthismodel.catalog.architecture;
