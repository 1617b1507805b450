/**
 * Engines that do not allocate as llama.cpp does, each by its own rule (memory model 4.7). vLLM and SGLang take a share of
 * the card whatever the model, so the question is what fits into it: start at
 * {@link com.runthismodel.estimate.engine.PagedCapacity}.
 */
package com.runthismodel.estimate.engine;
