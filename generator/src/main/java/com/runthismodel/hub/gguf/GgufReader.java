package com.runthismodel.hub.gguf;

import com.runthismodel.unit.Multiple;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the header of a GGUF file, version 2 or 3 (ggml-org/ggml docs/gguf.md), from a stream that may go on with the
 * data: nothing after the tensor list is touched.
 */
public final class GgufReader {
    private static final long MAGIC = 0x46554747L; // "GGUF", little-endian
    private static final long METADATA_LIMIT = 1 << 16;
    private static final long TENSOR_LIMIT = 1 << 18;
    private static final int NAME_LIMIT = 1 << 10;
    private static final int DIMENSION_LIMIT = 4;
    private static final long ALIGNMENT_LIMIT = 1 << 20;

    private final GgufInput in;
    private final Map<String, Object> metadata = new HashMap<>();
    private final Map<String, Long> arrayLengths = new HashMap<>();
    private final GgufValues values;

    private GgufReader(InputStream stream) {
        this.in = new GgufInput(stream);
        this.values = new GgufValues(in, arrayLengths);
    }

    public static GgufHeader read(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            GgufHeader header = read(stream);
            long size = Files.size(file);
            if (size < header.headerBytes() + header.dataBytes())
                throw new GgufException(
                        size,
                        "the file ends here, before the end of its tensors at byte "
                                + (header.headerBytes() + header.dataBytes()));
            return header;
        }
    }

    public static GgufHeader read(InputStream stream) throws IOException {
        return new GgufReader(stream).header();
    }

    private GgufHeader header() throws IOException {
        int version = version();
        long tensorCount = in.count("tensor count", TENSOR_LIMIT);
        long metadataCount = in.count("metadata count", METADATA_LIMIT);
        for (long i = 0; i < metadataCount; i++) pair();
        long alignment = alignment();
        List<GgufTensor> tensors = tensors(tensorCount, alignment);
        long headerBytes = Multiple.atLeast(in.position(), alignment);
        return new GgufHeader(version, metadata, arrayLengths, tensors, headerBytes, dataBytes(tensors));
    }

    private int version() throws IOException {
        if (in.unsigned(4) != MAGIC) throw new GgufException(0, "not a GGUF file, its first bytes are not \"GGUF\"");
        long version = in.unsigned(4);
        if (version != 0 && (version & 0xffff) == 0)
            throw new GgufException(4, "a big-endian GGUF file; only little-endian ones are read");
        if (version != 2 && version != 3)
            throw new GgufException(4, "GGUF version " + version + "; versions 2 and 3 are read");
        return (int) version;
    }

    private void pair() throws IOException {
        String key = in.string("a metadata key", NAME_LIMIT);
        if (metadata.containsKey(key) || arrayLengths.containsKey(key))
            throw in.refuse("metadata key \"" + key + "\" stands twice");
        Object value = values.read(key);
        if (value != null) metadata.put(key, value);
    }

    private long alignment() throws GgufException {
        if (!(metadata.getOrDefault("general.alignment", 32L) instanceof Long alignment)
                || alignment < 1
                || alignment > ALIGNMENT_LIMIT
                || Long.bitCount(alignment) != 1) throw in.refuse("general.alignment is not a power of two up to 2^20");
        return alignment;
    }

    private List<GgufTensor> tensors(long count, long alignment) throws IOException {
        List<GgufTensor> tensors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (long i = 0; i < count; i++) {
            GgufTensor tensor = tensor(alignment);
            if (!names.add(tensor.name())) throw in.refuse("tensor \"" + tensor.name() + "\" stands twice");
            tensors.add(tensor);
        }
        refuseOverlaps(tensors);
        return tensors;
    }

    private GgufTensor tensor(long alignment) throws IOException {
        String name = in.string("a tensor name", NAME_LIMIT);
        List<Long> dimensions = dimensions(name);
        long code = in.unsigned(4);
        GgmlType type =
                GgmlType.of(code).orElseThrow(() -> in.refuse("tensor \"" + name + "\" has the unknown type " + code));
        long bytes = bytes(name, dimensions, type);
        long offset = in.count("offset of tensor \"" + name + "\"", Long.MAX_VALUE / 4);
        if (offset % alignment != 0)
            throw in.refuse("offset " + offset + " of tensor \"" + name + "\" is not a multiple of " + alignment);
        return new GgufTensor(name, dimensions, type.name(), offset, bytes);
    }

    private List<Long> dimensions(String name) throws IOException {
        long count = in.unsigned(4);
        if (count > DIMENSION_LIMIT) throw in.refuse("tensor \"" + name + "\" has " + count + " dimensions");
        List<Long> dimensions = new ArrayList<>();
        for (long i = 0; i < count; i++) dimensions.add(in.count("a dimension of \"" + name + "\"", 1L << 40));
        return dimensions;
    }

    private long bytes(String name, List<Long> dimensions, GgmlType type) throws GgufException {
        long weights = 1;
        for (long dimension : dimensions) {
            if (dimension > 0 && weights > (1L << 50) / dimension)
                throw in.refuse("tensor \"" + name + "\" has more than 2^50 weights");
            weights *= dimension;
        }
        if (!dimensions.isEmpty() && dimensions.get(0) % type.blockWeights != 0)
            throw in.refuse("rows of tensor \"" + name + "\" are not whole blocks of " + type);
        return weights / type.blockWeights * type.blockBytes;
    }

    private void refuseOverlaps(List<GgufTensor> tensors) throws GgufException {
        List<GgufTensor> byOffset = new ArrayList<>(tensors);
        byOffset.sort(Comparator.comparingLong(GgufTensor::offset).thenComparingLong(GgufTensor::bytes));
        for (int i = 1; i < byOffset.size(); i++) {
            GgufTensor before = byOffset.get(i - 1);
            GgufTensor after = byOffset.get(i);
            if (before.offset() + before.bytes() > after.offset())
                throw in.refuse("tensors \"" + before.name() + "\" and \"" + after.name() + "\" overlap");
        }
    }

    private static long dataBytes(List<GgufTensor> tensors) {
        return tensors.stream()
                .mapToLong(tensor -> tensor.offset() + tensor.bytes())
                .max()
                .orElse(0);
    }
}
