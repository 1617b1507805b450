package com.runthismodel.hub;

import com.runthismodel.source.Node;
import com.runthismodel.source.Plain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model's config.json as its authors wrote it. Multimodal models nest the language model; the typed getters look there
 * first and then at the top, so that callers ask for {@code hidden_size} and need not know where it stands.
 *
 * @param nest path of the language model's part, such as {@code text_config}; empty where the model is flat
 */
public record HubConfig(Node.Fields root, String nest, Node.Fields text) {
    private static final List<String> NESTS =
            List.of("text_config", "llm_config", "language_config", "thinker_config.text_config");

    public static HubConfig of(Node node) {
        if (!(node instanceof Node.Fields placed))
            throw new IllegalArgumentException("wants the keys of config.json, found " + node.describe());
        Node.Fields root = placed.at(placed.place());
        return NESTS.stream()
                .flatMap(nest -> nested(root, nest).stream())
                .findFirst()
                .orElse(new HubConfig(root, "", root));
    }

    private static Optional<HubConfig> nested(Node.Fields root, String nest) {
        Node found = root.deepest(nest);
        boolean there = found != root && found instanceof Node.Fields && found != root.deepest("thinker_config");
        return there ? Optional.of(new HubConfig(root, nest, (Node.Fields) found)) : Optional.empty();
    }

    public Optional<Node> get(String name) {
        return text.get(name).or(() -> root.get(name));
    }

    /** The model type of the language model where it has its own, else of the whole. */
    public Optional<String> modelType() {
        return text("model_type");
    }

    /** A whole number; of a list with one number for each layer the first. */
    public OptionalLong integer(String name) {
        Optional<Node> node = get(name);
        if (node.isPresent()
                && node.get() instanceof Node.Items items
                && !items.list().isEmpty()) return integer(items.list().get(0));
        return node.map(HubConfig::integer).orElse(OptionalLong.empty());
    }

    private static OptionalLong integer(Node node) {
        return node instanceof Node.Number && Plain.of(node) instanceof Long value
                ? OptionalLong.of(value)
                : OptionalLong.empty();
    }

    /** A list of whole numbers; empty when the key is absent or is no such list. */
    public List<Long> integers(String name) {
        return get(name).map(Plain::of).filter(List.class::isInstance).map(list -> (List<?>) list).stream()
                .flatMap(List::stream)
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .toList();
    }

    public Optional<String> text(String name) {
        return get(name)
                .filter(Node.Text.class::isInstance)
                .map(Node.Text.class::cast)
                .map(Node.Text::value);
    }

    public Optional<Boolean> flag(String name) {
        return get(name)
                .filter(Node.Bool.class::isInstance)
                .map(Node.Bool.class::cast)
                .map(Node.Bool::value);
    }

    /** The whole tree as plain maps, lists, texts and numbers, nested as it stands. */
    public Map<String, Object> toMap() {
        return Plain.map(root);
    }
}
