package com.runthismodel.hub.safetensors;

import com.runthismodel.hub.TensorGroup;
import com.runthismodel.hub.TensorGroups;
import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the headers of a model's safetensors files (huggingface/safetensors, README: eight bytes of length, then JSON that
 * says type, shape and place of each tensor). The tensors have to lie one after the other without a hole, as the format wants.
 */
public final class SafetensorsReader {
    /** A model of a hundred thousand experts' tensors in one file takes some ten megabytes. */
    private static final int LONGEST = 8 << 20;

    private static final long MOST_NUMBERS = 1L << 50;

    private final TensorGroups groups = new TensorGroups();

    private record Span(String tensor, long from, long to) {}

    /** Adds the tensors of one file; nothing of the stream after its header is touched. */
    public void add(InputStream stream) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (Map.Entry<String, Node.Field> entry : header(stream).map().entrySet())
            if (!entry.getKey().equals("__metadata__"))
                spans.add(tensor(entry.getKey(), Plain.of(entry.getValue().value())));
        spans.sort(Comparator.comparingLong(Span::from).thenComparingLong(Span::to));
        long end = 0;
        for (Span span : spans) {
            if (span.from != end) throw refuse(span.tensor, "does not begin where the one before it ends");
            end = span.to;
        }
    }

    /** Of all files that were added. */
    public List<TensorGroup> groups() throws SafetensorsException {
        try {
            return groups.done();
        } catch (IllegalArgumentException unfit) {
            throw new SafetensorsException("a tensor's name or shape " + unfit.getMessage());
        }
    }

    private static Node.Fields header(InputStream stream) throws IOException {
        byte[] start = stream.readNBytes(8);
        if (start.length < 8) throw new SafetensorsException("byte " + start.length + ": the file ends in its length");
        long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > LONGEST)
            throw new SafetensorsException("byte 0: a header of " + Long.toUnsignedString(length)
                    + " bytes, more than the " + LONGEST + " accepted, or none");
        byte[] json = stream.readNBytes((int) length);
        if (json.length < length)
            throw new SafetensorsException("byte " + (8 + json.length) + ": the file ends in its header");
        Problems problems = new Problems();
        Optional<Node> node =
                SourceFile.parse(new String(json, StandardCharsets.UTF_8).stripTrailing(), "header.json", problems);
        if (node.isPresent() && node.get() instanceof Node.Fields fields) return fields;
        throw new SafetensorsException(
                problems.isEmpty()
                        ? "its header is no JSON object"
                        : problems.sorted().get(0).toString());
    }

    private Span tensor(String name, Object said) throws SafetensorsException {
        if (!(said instanceof Map<?, ?> entry)
                || !(entry.get("shape") instanceof List<?> shape)
                || !(entry.get("data_offsets") instanceof List<?> offsets)
                || offsets.size() != 2
                || !(offsets.get(0) instanceof Long from)
                || !(offsets.get(1) instanceof Long to)) throw refuse(name, "lacks dtype, shape or data_offsets");
        SafetensorsType type = SafetensorsType.named(String.valueOf(entry.get("dtype")))
                .orElseThrow(() -> refuse(name, "has the unknown type " + line(entry.get("dtype"))));
        List<Long> dimensions = dimensions(name, shape);
        long numbers = numbers(name, dimensions);
        if (from < 0 || to - from != type.bytes(numbers))
            throw refuse(name, "is not as long as its shape and type say");
        groups.add(name, dimensions, type.name());
        return new Span(name, from, to);
    }

    private static List<Long> dimensions(String name, List<?> shape) throws SafetensorsException {
        List<Long> dimensions = new ArrayList<>();
        for (Object dimension : shape) {
            if (!(dimension instanceof Long size) || size < 0) throw refuse(name, "has a shape that is none");
            dimensions.add(size);
        }
        return dimensions;
    }

    private static long numbers(String name, List<Long> dimensions) throws SafetensorsException {
        long numbers = 1;
        for (long dimension : dimensions) {
            if (dimension > 0 && numbers > MOST_NUMBERS / dimension) throw refuse(name, "has more than 2^50 numbers");
            numbers *= dimension;
        }
        return numbers;
    }

    private static SafetensorsException refuse(String tensor, String problem) {
        return new SafetensorsException("tensor \"" + line(tensor) + "\" " + problem);
    }

    /** Somebody else's words, made fit for one line of ours. */
    private static String line(Object text) {
        String clean = String.valueOf(text).replaceAll("\\p{Cntrl}", " ");
        return clean.length() > 100 ? clean.substring(0, 100) : clean;
    }
}
