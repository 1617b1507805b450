package com.runthismodel.unit;

/**
 * Prints decimals from integers. {@code String.format("%.2f")} and JavaScript's {@code toFixed} round 1.005 differently;
 * integer arithmetic is the same in both languages as long as values stay below 2^53.
 */
public final class Decimal {
    private Decimal() {}

    /** {@code numerator / denominator} with so many decimals, rounded half up; both arguments non-negative. */
    public static String ratio(long numerator, long denominator, int decimals) {
        if (numerator < 0 || denominator <= 0) throw new IllegalArgumentException(numerator + " / " + denominator);
        long scale = power10(decimals);
        long whole = numerator / denominator;
        long rest = numerator % denominator;
        // Round on the remainder alone: whole * scale would overflow JavaScript's exact integers first.
        long fraction = Math.floorDiv(2 * Math.multiplyExact(rest, scale) + denominator, 2 * denominator);
        if (fraction >= scale) {
            whole++;
            fraction -= scale;
        }
        return decimals == 0 ? Long.toString(whole) : whole + "." + padded(fraction, decimals);
    }

    /** Two figures that count, one decimal below ten: 3.4, 57, 1,200. What an estimate can promise. */
    public static String twoFigures(double value) {
        if (value < 10) return ratio(Math.round(value * 10), 10, 1);
        long scale = 1;
        while (value / scale >= 100) scale *= 10;
        return grouped(Math.round(value / scale) * scale);
    }

    /** 1234567 as {@code 1,234,567}. */
    public static String grouped(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) out.append(',');
            out.append(digits.charAt(i));
        }
        return value < 0 ? "-" + out : out.toString();
    }

    private static String padded(long value, int digits) {
        String text = Long.toString(value);
        return "0".repeat(digits - text.length()) + text;
    }

    private static long power10(int exponent) {
        long result = 1;
        for (int i = 0; i < exponent; i++) result *= 10;
        return result;
    }
}
