package com.runthismodel.source;

import java.util.OptionalInt;

/**
 * Characters a reviewer of a pull request cannot see: controls, bidirectional overrides, zero-width and other format
 * characters, private use. They serve attacks (arXiv:2111.00169, "Trojan Source") and never a catalogue of models.
 */
public final class HiddenCharacters {
    private HiddenCharacters() {}

    /** Index of the first hidden character, if there is one. */
    public static OptionalInt first(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) continue;
            int codePoint = Character.codePointAt(text, i);
            if (isHidden(codePoint)) return OptionalInt.of(i);
            if (codePoint > 0xFFFF) i++;
        }
        return OptionalInt.empty();
    }

    static boolean isHidden(int c) {
        if (c == '\n' || c == '\t') return false;
        // Not characters in any version of Unicode; the category "unassigned" would differ between JDKs.
        if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) return true;
        // Blank letters and joiners that fonts draw as nothing.
        if (c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x034F || c == 0x2800) return true;
        switch (Character.getType(c)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.PRIVATE_USE:
            case Character.SURROGATE:
                return true;
            default:
                return false;
        }
    }
}
