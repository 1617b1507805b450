/**
 * Headers of safetensors files: the list of tensors, from any stream. Start at
 * {@link com.runthismodel.hub.safetensors.SafetensorsReader}. As hostile as those of GGUF.
 */
package com.runthismodel.hub.safetensors;
