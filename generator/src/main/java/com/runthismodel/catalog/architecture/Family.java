package com.runthismodel.catalog.architecture;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The rules of one llama.cpp architecture that its metadata do not tell.
 *
 * @param windowPattern of so many layers the last one sees everything; 0: metadata decide, or no window at all
 * @param fullFirst the first of each such group sees everything instead
 */
record Family(String name, Shape shape, Set<Trait> traits, int windowPattern, boolean fullFirst) {

    /** Which rules build the blocks. */
    enum Shape {
        ATTENTION,
        LATENT,
        MAMBA,
        MIXED
    }

    Family {
        traits = Set.copyOf(traits);
    }

    private static final Map<String, Family> ALL = all();

    static Family of(String name) {
        return ALL.get(name);
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    static Family attention(String name, Trait... traits) {
        return new Family(name, Shape.ATTENTION, set(traits), 0, false);
    }

    static Family shaped(Shape shape, String name, Trait... traits) {
        return new Family(name, shape, set(traits), 0, false);
    }

    Family window(int pattern) {
        return new Family(name, shape, traits, pattern, false);
    }

    Family windowAfterFull(int pattern) {
        return new Family(name, shape, traits, pattern, true);
    }

    private static Set<Trait> set(Trait... traits) {
        EnumSet<Trait> set = EnumSet.noneOf(Trait.class);
        set.addAll(Arrays.asList(traits));
        return set;
    }

    private static Map<String, Family> all() {
        Map<String, Family> map = new HashMap<>();
        for (Family family : DenseFamilies.ALL) map.put(family.name, family);
        for (Family family : ExpertFamilies.ALL) map.put(family.name, family);
        for (Family family : StateFamilies.ALL) map.put(family.name, family);
        for (Family family : EncoderFamilies.ALL) map.put(family.name, family);
        return Map.copyOf(map);
    }
}
