package com.runthismodel.hub.gguf;

import java.util.List;

/**
 * One entry of the tensor list.
 *
 * @param dimensions fastest-changing first, as GGUF writes them
 * @param type name of the GGML type, {@code Q4_K}
 * @param offset bytes from the start of the data part
 * @param bytes size of its data
 */
public record GgufTensor(String name, List<Long> dimensions, String type, long offset, long bytes) {
    public GgufTensor {
        dimensions = List.copyOf(dimensions);
    }
}
