package com.runthismodel.hub;

import com.runthismodel.source.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code quantization_config} of a config.json: how the makers themselves stored the weights. Only what decides bytes is
 * taken, for some recipes list thousands of layers; a value of another form than its key's is as good as absent.
 *
 * @param method name of the recipe, in lower case: {@code fp8}, {@code mxfp4}, {@code compressed-tensors}
 * @param block rows and columns of the blocks that share a scale; empty where a tensor or a row does
 * @param groups how compressed-tensors stores the weights, one for each group of layers
 * @param ignored patterns of layers it leaves alone; none of a list too long to be patterns
 */
public record Quantization(String method, List<Long> block, List<Group> groups, List<String> ignored) {
    /** @param type {@code int} or {@code float}; {@code size} weights share a scale, 0 where a tensor or a row does */
    public record Group(String type, long bits, long size) {}

    private static final String KEY = "quantization_config";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final Pattern LAYERS = Pattern.compile("[\\x21-\\x7e]{1,80}");
    private static final int MOST_GROUPS = 8;
    private static final int MOST_PATTERNS = 16;
    private static final long LARGEST = 65_536;

    public static Optional<Quantization> of(HubConfig config) {
        return config.get(KEY).map(Plain::of).flatMap(Quantization::read);
    }

    private static Optional<Quantization> read(Object value) {
        if (!(value instanceof Map<?, ?> said)) return Optional.empty();
        return word(said.get("quant_method"))
                .map(method -> new Quantization(
                        method.toLowerCase(Locale.ROOT),
                        numbers(said.get("weight_block_size")),
                        groups(said.get("config_groups")),
                        patterns(said.get("ignore"))));
    }

    private static List<String> patterns(Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST_PATTERNS) return List.of();
        return list.stream()
                .filter(String.class::isInstance)
                .map(Object::toString)
                .filter(pattern -> LAYERS.matcher(pattern).matches())
                .toList();
    }

    private static List<Group> groups(Object value) {
        List<Group> groups = new ArrayList<>();
        if (value instanceof Map<?, ?> named)
            named.values().stream().limit(MOST_GROUPS).forEach(one -> group(one).ifPresent(groups::add));
        return groups;
    }

    private static Optional<Group> group(Object value) {
        if (!(value instanceof Map<?, ?> group) || !(group.get("weights") instanceof Map<?, ?> weights))
            return Optional.empty();
        Optional<Long> bits = number(weights.get("num_bits"));
        return word(weights.get("type"))
                .filter(type -> bits.isPresent())
                .map(type -> new Group(
                        type, bits.get(), number(weights.get("group_size")).orElse(0L)));
    }

    private static Optional<String> word(Object value) {
        return Optional.ofNullable(value)
                .map(Object::toString)
                .filter(word -> value instanceof String && WORD.matcher(word).matches());
    }

    private static Optional<Long> number(Object value) {
        return value instanceof Long number && number >= 1 && number <= LARGEST
                ? Optional.of(number)
                : Optional.empty();
    }

    /** Two of them, or none. */
    private static List<Long> numbers(Object value) {
        if (!(value instanceof List<?> list) || list.size() != 2) return List.of();
        List<Long> numbers = new ArrayList<>();
        for (Object item : list) number(item).ifPresent(numbers::add);
        return numbers.size() == 2 ? numbers : List.of();
    }

    /** config.json as a snapshot keeps it, at whatever depth the key stands. */
    static Map<String, Object> bounded(Map<String, Object> config) {
        Map<String, Object> kept = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.equals(KEY)) read(value).ifPresent(found -> kept.put(key, found.toMap()));
            else kept.put(key, value instanceof Map<?, ?> nested ? bounded(named(nested)) : value);
        });
        return kept;
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(key.toString(), value));
        return named;
    }

    private Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("quant_method", method);
        if (!block.isEmpty()) map.put("weight_block_size", block);
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) named.put("group_" + i, Map.of("weights", weights(groups.get(i))));
        if (!named.isEmpty()) map.put("config_groups", named);
        if (!ignored.isEmpty()) map.put("ignore", ignored);
        return map;
    }

    private static Map<String, Object> weights(Group group) {
        Map<String, Object> weights = new LinkedHashMap<>();
        weights.put("type", group.type());
        weights.put("num_bits", group.bits());
        if (group.size() > 0) weights.put("group_size", group.size());
        return weights;
    }
}
