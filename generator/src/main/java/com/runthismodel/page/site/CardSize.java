package com.runthismodel.page.site;

import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Rig;
import java.util.List;

/** A common size of graphics memory: what it leaves to a model is what {@link Fit} says of one such card. */
public record CardSize(int gib, String examples, long roomBytes) {
    public static final List<CardSize> ALL = List.of(
            of(4, "GTX 1650, RX 6400"),
            of(6, "GTX 1660, RTX 2060"),
            of(8, "RTX 4060, RX 7600"),
            of(12, "RTX 3060, RTX 4070"),
            of(16, "RTX 5080, RX 9070 XT"),
            of(24, "RTX 3090, RTX 4090, RX 7900 XTX"),
            of(32, "RTX 5090"),
            of(48, "RTX 6000 Ada, L40S"),
            of(80, "A100, H100"),
            of(96, "RTX PRO 6000 Blackwell"),
            of(192, "Instinct MI300X"));

    private static CardSize of(int gib, String examples) {
        return new CardSize(gib, examples, Fit.usable(Rig.card(gib)).count());
    }

    boolean holds(ModelLine line) {
        return line.figures().memoryBytes() > 0 && line.figures().memoryBytes() <= roomBytes;
    }
}
