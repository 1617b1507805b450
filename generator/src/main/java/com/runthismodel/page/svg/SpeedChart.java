package com.runthismodel.page.svg;

import com.runthismodel.page.Html;
import java.math.BigDecimal;
import java.util.List;

/** Measured speed as a dot on the range that was estimated for it, one line for each run, logarithmic. */
public final class SpeedChart {
    /** More lines than this say no more. */
    public static final int MOST = 8;

    private static final int WIDTH = 360;
    private static final int LEFT = 4;
    private static final int RIGHT = 356;
    private static final int ROW = 27;
    private static final int NAME_LETTERS = 44;
    private static final double[] MARKS = {0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000};

    private SpeedChart() {}

    /** Tokens per second. */
    public record Bar(String name, double low, double high, double measured) {}

    public static Html of(List<Bar> bars, String label) {
        int bottom = bars.size() * ROW + 4;
        Svg svg = new Svg("chart", WIDTH, bottom + 14, label);
        LogScale x = scale(bars);
        for (double mark : MARKS) {
            if (x.covers(mark))
                svg.vertical(x.at(mark), 2, bottom, "rule").text(x.at(mark), bottom + 11, "at", plain(mark));
        }
        for (int i = 0; i < bars.size(); i++) row(svg, bars.get(i), x, i * ROW);
        return svg.html();
    }

    private static void row(Svg svg, Bar bar, LogScale x, int top) {
        svg.text(
                LEFT,
                top + 11,
                "name",
                bar.name().substring(0, Math.min(NAME_LETTERS, bar.name().length())));
        svg.horizontal(x.at(bar.low()), Math.max(x.at(bar.low()) + 2, x.at(bar.high())), top + 20, "range");
        svg.dot(x.at(bar.measured()), top + 20, "dot");
    }

    private static LogScale scale(List<Bar> bars) {
        double least = bars.stream()
                .mapToDouble(bar -> Math.min(bar.low(), bar.measured()))
                .min()
                .orElseThrow();
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.high(), bar.measured()))
                .max()
                .orElseThrow();
        return new LogScale(least * 0.9, most * 1.1, LEFT, RIGHT);
    }

    private static String plain(double mark) {
        return BigDecimal.valueOf(mark).stripTrailingZeros().toPlainString();
    }
}
