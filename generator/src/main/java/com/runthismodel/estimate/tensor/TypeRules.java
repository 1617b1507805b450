package com.runthismodel.estimate.tensor;

import static com.runthismodel.catalog.TensorType.*;

import com.runthismodel.catalog.TensorType;
import com.runthismodel.catalog.architecture.FeedForward;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Layer;
import java.util.List;
import java.util.Set;

/** The mixtures of llama-quantize, by role of the tensor (memory model 5, rules 1 to 9). Counts as it goes: one use. */
public final class TypeRules {
    private static final Set<String> SMALLEST = Set.of("IQ1_S", "IQ1_M", "IQ2_XXS", "IQ2_XS", "IQ2_S", "IQ2_M");
    private static final Set<String> EIGHT_EXPERTS_Q5 = Set.of(
            "Q2_K", "IQ3_XS", "IQ3_XXS", "IQ3_S", "IQ3_M", "Q3_K_S", "Q3_K_M", "IQ4_NL", "IQ4_XS", "Q4_K_S", "Q4_K_M");

    /** For these Falcon has rules of its own. */
    private static final Set<String> FALCON_DOWN = Set.of("Q3_K_M", "Q3_K_L", "Q4_K_M", "Q4_K_S");

    private final String name;
    private final boolean importance;
    private final boolean smallest;
    private final boolean tied;
    private final boolean falcon;
    private final boolean llama70;
    private final long experts;
    private final boolean sharedHeads;
    private final int blocks;
    private final int values;
    private int valuesSeen;
    private int downsSeen;
    private int gatesSeen;
    private int upsSeen;

    TypeRules(KnownArchitecture model, Counts counts, String name, boolean importance) {
        this.name = name;
        this.importance = importance;
        this.smallest = SMALLEST.contains(name);
        this.tied = counts.tied();
        this.falcon = model.name().equals("falcon");
        this.experts = counts.experts();
        this.sharedHeads = model.extra("queries_per_key") >= 4;
        this.blocks = model.layers().size();
        this.llama70 = blocks == 80
                && (model.name().equals("qwen2") || model.name().equals("llama") && model.extra("queries_per_key") > 1);
        this.values = counts.values();
    }

    /**
     * What the rules want to know of all tensors together, whatever the quantization.
     *
     * @param tied whether there is no output matrix
     * @param experts most that a layer has
     * @param values tensors with values
     */
    public record Counts(boolean tied, long experts, int values) {
        public static Counts of(KnownArchitecture model, List<Tensor> tensors) {
            boolean tied = true;
            int values = 0;
            for (Tensor tensor : tensors) {
                tied &= tensor.kind().role() != TensorRole.OUTPUT;
                if (tensor.kind().role() == TensorRole.VALUE) values++;
            }
            long experts = 0;
            for (Layer layer : model.layers())
                if (layer.feedForward() instanceof FeedForward.Experts part) experts = Math.max(experts, part.count());
            return new Counts(tied, experts, values);
        }
    }

    TensorType type(Tensor tensor, TensorType standard) {
        TensorRole role = tensor.kind().role();
        if (role == TensorRole.OUTPUT || tied && role == TensorRole.EMBEDDING) return output(tensor, standard);
        if (name.equals("MXFP4_MOE")) return tensor.slices() > 1 ? MXFP4 : Q8_0;
        if (role == TensorRole.EMBEDDING) return embedding(standard);
        if (smallest) return smallest(role, standard);
        return switch (role) {
            case VALUE -> value(standard);
            case KEY -> experts == 8 ? Q8_0 : query(standard);
            case QUERY -> query(standard);
            case DOWN -> down(place(tensor, downsSeen++), standard);
            case ATTENTION_OUTPUT -> attentionOutput(standard);
            case GATE -> middle(place(tensor, gatesSeen++), standard);
            case UP -> middle(place(tensor, upsSeen++), standard);
            default -> standard;
        };
    }

    private TensorType output(Tensor tensor, TensorType standard) {
        if (name.equals("MXFP4_MOE") || falcon || tensor.columns() % standard.blockWeights() != 0) return Q8_0;
        if (smallest || name.equals("IQ3_XXS")) return Q5_K;
        return standard == Q8_0 ? Q8_0 : Q6_K;
    }

    private TensorType embedding(TensorType standard) {
        return switch (name) {
            case "IQ1_S", "IQ1_M", "IQ2_XXS", "IQ2_XS" -> Q2_K;
            case "IQ2_S", "IQ2_M", "IQ3_XXS" -> IQ3_S;
            case "TQ1_0", "TQ2_0" -> Q4_K;
            default -> standard;
        };
    }

    private TensorType smallest(TensorRole role, TensorType standard) {
        TensorType better = name.equals("IQ2_S") || name.equals("IQ2_M") ? IQ3_S : Q2_K;
        return switch (role) {
            case VALUE -> sharedHeads || experts >= 4 ? Q4_K : better;
            case KEY -> experts == 8 ? Q4_K : standard;
            case DOWN -> downsSeen++ < blocks / 8 ? better : standard;
            case ATTENTION_OUTPUT -> {
                if (experts == 8) yield Q5_K;
                if (name.startsWith("IQ1")) yield IQ2_XXS;
                yield better == IQ3_S ? IQ3_S : standard;
            }
            default -> standard;
        };
    }

    private TensorType value(TensorType standard) {
        int index = valuesSeen++;
        if (experts == 8) return Q8_0;
        TensorType type = valueByName(index, standard);
        return llama70 && (type == Q3_K || type == Q4_K) ? Q5_K : type;
    }

    private TensorType valueByName(int index, TensorType standard) {
        return switch (name) {
            case "Q2_K" -> sharedHeads ? Q4_K : Q3_K;
            case "Q2_K_S", "IQ3_XS", "IQ3_S" -> sharedHeads ? Q4_K : standard;
            case "IQ3_XXS" -> sharedHeads ? Q4_K : importance ? IQ3_XXS : IQ3_S;
            case "IQ3_M" -> Q4_K;
            case "Q3_K_M" -> index < 2 ? Q5_K : Q4_K;
            case "Q3_K_L" -> Q5_K;
            case "IQ4_NL", "IQ4_XS" -> sharedHeads ? Q5_K : standard;
            case "Q4_K_M", "Q5_K_M" -> more(index, values) ? Q6_K : standard;
            case "Q4_K_S" -> index < 4 ? Q5_K : standard;
            default -> standard;
        };
    }

    private TensorType query(TensorType standard) {
        if (name.equals("IQ3_XS")) return IQ3_XXS;
        return name.equals("IQ3_XXS") ? IQ2_S : standard;
    }

    private TensorType down(int layer, TensorType standard) {
        boolean early = layer < blocks / 8;
        if (falcon && FALCON_DOWN.contains(name)) return falconDown(layer, standard);
        return switch (name) {
            case "Q2_K" -> Q3_K;
            case "Q2_K_S" -> early ? Q4_K : standard;
            case "IQ3_XXS" -> importance ? standard : early ? Q4_K : Q3_K;
            case "Q3_K_M" -> layer < blocks / 16 ? Q5_K : Q4_K;
            case "IQ3_M" -> early || experts == 8 && more(layer, blocks) ? Q4_K : standard;
            case "Q3_K_L" -> Q5_K;
            case "Q4_K_M", "Q5_K_M" -> more(layer, blocks) ? Q6_K : standard;
            case "Q4_K_S" -> early ? Q5_K : standard;
            case "IQ4_NL", "IQ4_XS" -> early && !importance ? Q5_K : standard;
            case "Q4_0" -> early && importance ? Q4_1 : standard;
            case "Q5_0" -> early && importance ? Q5_1 : standard;
            default -> standard;
        };
    }

    private TensorType falconDown(int layer, TensorType standard) {
        return switch (name) {
            case "Q3_K_M" -> layer < blocks / 16 ? Q5_K : more(layer, blocks) ? Q4_K : Q3_K;
            case "Q3_K_L" -> Q4_K;
            case "Q4_K_M" -> layer < blocks / 16 ? Q6_K : more(layer, blocks) ? Q5_K : Q4_K;
            default -> standard;
        };
    }

    private TensorType attentionOutput(TensorType standard) {
        if (falcon) return name.equals("Q3_K_L") ? Q4_K : standard;
        if (experts == 8) return EIGHT_EXPERTS_Q5.contains(name) ? Q5_K : standard;
        return switch (name) {
            case "Q2_K" -> Q3_K;
            case "IQ3_XXS" -> IQ3_S;
            case "Q3_K_M", "IQ3_M" -> Q4_K;
            case "Q3_K_L" -> Q5_K;
            default -> standard;
        };
    }

    private TensorType middle(int layer, TensorType standard) {
        boolean inside = layer >= blocks / 8 && layer < 7 * blocks / 8;
        return name.equals("IQ3_XS") && inside ? IQ3_XXS : standard;
    }

    /** With experts the block's number counts, otherwise how many came before. */
    private int place(Tensor tensor, int seen) {
        return experts > 1 ? tensor.layer() : seen;
    }

    private static boolean more(int index, int count) {
        return index < count / 8 || index >= 7 * count / 8 || (index - count / 8) % 3 == 2;
    }
}
