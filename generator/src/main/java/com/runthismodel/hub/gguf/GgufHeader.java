package com.runthismodel.hub.gguf;

import com.runthismodel.hub.TensorGroup;
import com.runthismodel.hub.TensorGroups;
import java.util.List;
import java.util.Map;

/**
 * What a GGUF file says before its data.
 *
 * @param metadata by key: Long, Double, Boolean, String or, for short arrays of numbers and flags, List of those
 * @param arrayLengths lengths of all arrays by key, also of those too long or too textual to be held
 * @param headerBytes bytes before the data part, padding included
 * @param dataBytes bytes of the data part up to the end of its last tensor
 */
public record GgufHeader(
        int version,
        Map<String, Object> metadata,
        Map<String, Long> arrayLengths,
        List<GgufTensor> tensors,
        long headerBytes,
        long dataBytes) {
    public GgufHeader {
        metadata = Map.copyOf(metadata);
        arrayLengths = Map.copyOf(arrayLengths);
        tensors = List.copyOf(tensors);
    }

    /** Sum over the tensors, without padding between them. */
    public long tensorBytes() {
        return tensors.stream().mapToLong(GgufTensor::bytes).sum();
    }

    /** Its tensors as a snapshot says them. */
    public List<TensorGroup> groups() throws GgufException {
        TensorGroups groups = new TensorGroups();
        tensors.forEach(tensor -> groups.add(tensor.name(), tensor.dimensions(), tensor.type()));
        try {
            return groups.done();
        } catch (IllegalArgumentException unfit) {
            throw new GgufException(headerBytes, "a tensor's name or shape " + unfit.getMessage());
        }
    }
}
