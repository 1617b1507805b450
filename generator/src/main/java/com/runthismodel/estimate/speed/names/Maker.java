package com.runthismodel.estimate.speed.names;

import com.runthismodel.catalog.Device;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whose hardware a text speaks of: a GT 610 of one maker and the UHD Graphics 610 of another share their number only. */
enum Maker {
    NVIDIA("nvidia|geforce|gtx|rtx|gt|nvs|quadro|tesla|titan|grid|cmp"),
    AMD("amd|radeon|rx|ryzen|epyc|threadripper|firepro|vega|instinct"),
    INTEL("intel|uhd|iris|arc|xeon|celeron|pentium"),
    APPLE("apple|mac|macbook|imac"),
    QUALCOMM("qualcomm|snapdragon|adreno"),
    /** Whose words are no one's: nothing speaks against them. */
    ANOTHER("(?!)");

    private final Pattern words;

    Maker(String words) {
        this.words = Pattern.compile("(?<![a-z])(" + words + ")(?![a-z])");
    }

    static Set<Maker> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<Maker> named = EnumSet.noneOf(Maker.class);
        for (Maker maker : values()) if (maker.words.matcher(lower).find()) named.add(maker);
        return named;
    }

    static Maker of(Device device) {
        return Stream.of(values())
                .filter(maker -> device.id().startsWith(maker.name().toLowerCase(Locale.ROOT) + "-"))
                .findFirst()
                .orElse(ANOTHER);
    }
}
