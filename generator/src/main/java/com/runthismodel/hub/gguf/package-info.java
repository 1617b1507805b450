/**
 * Headers of GGUF files, versions 2 and 3, little-endian: metadata and the list of tensors, from any stream. Start at
 * {@link com.runthismodel.hub.gguf.GgufReader}. Every byte is hostile: counts, lengths and offsets are bounded before
 * anything is allocated.
 */
package com.runthismodel.hub.gguf;
