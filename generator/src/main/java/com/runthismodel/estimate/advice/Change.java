package com.runthismodel.estimate.advice;

import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.RunSettings;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.unit.Bytes;

/**
 * One change after which a run fits.
 *
 * @param model the variant that then runs on {@code rig} with {@code settings}
 * @param needed of that machine's memory
 * @param what the change, and {@code cost} what is lost by it, in words
 */
public record Change(
        Kind kind,
        Coefficients model,
        Rig rig,
        RunSettings settings,
        Bytes needed,
        Verdict verdict,
        String what,
        String cost) {

    /** From what costs least to what costs money. */
    public enum Kind {
        CACHE,
        CONTEXT,
        USERS,
        QUANTIZATION,
        EXPERTS_IN_RAM,
        LAYERS_IN_RAM,
        LARGER_CARD,
        MORE_CARDS;

        /** As changes.js names it. */
        public String key() {
            return switch (this) {
                case LARGER_CARD -> "card";
                case MORE_CARDS -> "cards";
                case EXPERTS_IN_RAM -> "experts";
                case LAYERS_IN_RAM -> "layers";
                default -> name().toLowerCase(java.util.Locale.ROOT);
            };
        }
    }
}
