package com.runthismodel.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tensors of a file that are named, shaped and stored alike, as one line of a snapshot: {@code blk.*.attn_v.weight 2048x512
 * Q6_K 0-1,7}. Nothing of a header that sizes depend on is lost by it, and a file of three hundred tensors takes fifteen lines.
 *
 * @param name each number between dots written as a star
 * @param dimensions in the order of the file: GGUF has the fastest-changing first, safetensors last
 * @param type as the file's format calls it: Q4_K, BF16
 * @param blocks values of the name's first star, rising; empty where it has none
 * @param count how many tensors; more than there are blocks where a name has a second star, such as for experts
 */
public record TensorGroup(String name, List<Long> dimensions, String type, List<Integer> blocks, long count) {
    static final int MOST_BLOCKS = 1024;
    private static final long MOST_NUMBERS = 1L << 50;
    private static final Pattern LINE = Pattern.compile(
            "([A-Za-z0-9_.*-]{1,200}) (\\d{1,13}(?:x\\d{1,13}){0,5}) "
                    + "([A-Z][A-Z0-9_]{0,15})(?: (\\d{1,4}(?:-\\d{1,4})?(?:,\\d{1,4}(?:-\\d{1,4})?)*))?(?: in all (\\d{1,9}))?");

    public TensorGroup {
        dimensions = List.copyOf(dimensions);
        blocks = List.copyOf(blocks);
        if (name.contains("*") == blocks.isEmpty())
            throw new IllegalArgumentException("says blocks without a star in its name, or a star without blocks");
        if (count < 1 || count < blocks.size())
            throw new IllegalArgumentException("counts fewer tensors than it has blocks");
        long numbers = count;
        for (long dimension : dimensions) {
            if (dimension > 0 && numbers > MOST_NUMBERS / dimension)
                throw new IllegalArgumentException("has more than 2^50 numbers");
            numbers *= dimension;
        }
    }

    public static TensorGroup of(String line) {
        Matcher read = LINE.matcher(line);
        if (!read.matches())
            throw new IllegalArgumentException(
                    "is no group of tensors; such as blk.*.attn_v.weight 2048x512 Q6_K 0-1,7");
        List<Long> dimensions = new ArrayList<>();
        for (String dimension : read.group(2).split("x")) dimensions.add(Long.parseLong(dimension));
        List<Integer> blocks = read.group(4) == null ? List.of() : blocks(read.group(4));
        long count = read.group(5) == null ? Math.max(1, blocks.size()) : Long.parseLong(read.group(5));
        return new TensorGroup(read.group(1), dimensions, read.group(3), blocks, count);
    }

    private static List<Integer> blocks(String text) {
        List<Integer> blocks = new ArrayList<>();
        for (String range : text.split(",")) {
            int from = Integer.parseInt(range.replaceFirst("-.*", ""));
            int to = Integer.parseInt(range.replaceFirst(".*-", ""));
            boolean rising = blocks.isEmpty() || from > blocks.get(blocks.size() - 1);
            if (!rising || from > to || to >= MOST_BLOCKS)
                throw new IllegalArgumentException("its blocks do not rise, or reach " + MOST_BLOCKS);
            for (int block = from; block <= to; block++) blocks.add(block);
        }
        return blocks;
    }

    /** Numbers of all its tensors together. */
    public long numbers() {
        return dimensions.stream().reduce(count, (a, b) -> a * b);
    }

    /** Names of its tensors; only where each block has one. */
    public List<String> names() {
        if (blocks.isEmpty()) return List.of(name);
        return blocks.stream()
                .map(block -> name.replaceFirst("\\*", block.toString()))
                .toList();
    }

    /** Whether {@link #names} are all there are. */
    public boolean plain() {
        return count == Math.max(1, blocks.size());
    }

    @Override
    public String toString() {
        String shape = dimensions.stream().map(Object::toString).collect(Collectors.joining("x"));
        String line = name + " " + shape + " " + type.toUpperCase(Locale.ROOT);
        if (!blocks.isEmpty()) line += " " + ranges();
        return plain() ? line : line + " in all " + count;
    }

    private String ranges() {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < blocks.size(); ) {
            int end = i;
            while (end + 1 < blocks.size() && blocks.get(end + 1) == blocks.get(end) + 1) end++;
            ranges.add(end == i ? "" + blocks.get(i) : blocks.get(i) + "-" + blocks.get(end));
            i = end + 1;
        }
        return String.join(",", ranges);
    }
}
