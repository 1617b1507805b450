package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tensors that files of an architecture hold or not, as it comes (llama-model.cpp, TENSOR_NOT_REQUIRED): metadata do not say
 * which, but the number of parameters does.
 */
public final class OptionalTensors {
    private static final List<Set<Trait>> GROUPS = List.of(
            Set.of(Trait.ROPE_FREQUENCIES),
            Set.of(Trait.LONG_ROPE),
            Set.of(Trait.QUERY_BIAS, Trait.KEY_BIAS, Trait.VALUE_BIAS),
            Set.of(Trait.ATTENTION_OUTPUT_BIAS),
            Set.of(Trait.QK_NORM_HEAD),
            Set.of(Trait.QK_NORM_EACH),
            Set.of(Trait.ROUTER_CORRECTION),
            Set.of(Trait.GATE_BIAS, Trait.UP_BIAS, Trait.DOWN_BIAS),
            Set.of(Trait.UP_BIAS, Trait.DOWN_BIAS),
            Set.of(Trait.OUTPUT_BIAS),
            Set.of(Trait.NORM_BIAS));

    /** More at once would fit some number by chance. */
    private static final int MOST_CHANGES = 3;

    private OptionalTensors() {}

    /** The same model with the fewest of these tensors added or left out that give so many parameters; as it is if none do. */
    public static KnownArchitecture counted(KnownArchitecture model, long parameters) {
        List<KnownArchitecture> reached = List.of(model);
        for (int changes = 0; changes <= MOST_CHANGES; changes++) {
            for (KnownArchitecture one : reached) if (FileSize.parameters(one) == parameters) return one;
            reached = changed(reached);
        }
        return model;
    }

    private static List<KnownArchitecture> changed(List<KnownArchitecture> models) {
        List<KnownArchitecture> all = new ArrayList<>();
        for (KnownArchitecture model : models) {
            all.add(with(model, !model.tied(), model.traits()));
            for (Set<Trait> group : GROUPS) all.add(with(model, model.tied(), turned(model.traits(), group)));
        }
        return all.stream().distinct().toList();
    }

    private static Set<Trait> turned(Set<Trait> traits, Set<Trait> group) {
        Set<Trait> turned = EnumSet.copyOf(group);
        turned.addAll(traits);
        if (traits.containsAll(group)) turned.removeAll(group);
        return turned;
    }

    private static KnownArchitecture with(KnownArchitecture model, boolean tied, Set<Trait> traits) {
        return new KnownArchitecture(
                model.name(),
                model.vocabulary(),
                model.width(),
                model.contextTokens(),
                tied,
                model.windowTokens(),
                model.layers(),
                traits,
                model.extras());
    }
}
