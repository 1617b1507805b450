/**
 * The prompt graph of a model as llama.cpp builds it, step by step, to see how much room its results take on the GPU and in
 * RAM (memory model 4.5). Start at {@link com.runthismodel.estimate.graph.PromptGraph}; each part of a block has its builder.
 */
package com.runthismodel.estimate.graph;
