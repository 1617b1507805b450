package com.runthismodel.page.svg;

import com.runthismodel.page.Html;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Tokens;
import java.util.Comparator;
import java.util.List;

/** GPU memory over context, one line per quantization, level lines at the sizes cards are sold with and at parts of a GiB. */
public final class MemoryChart {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 210;
    private static final int LEFT = 22;
    private static final int RIGHT = 296;
    private static final int TOP = 8;
    private static final int BOTTOM = 188;
    private static final int LABEL_HEIGHT = 11;
    private static final double[] LEVELS_GIB = {
        0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 4, 6, 8, 10, 12, 16, 24, 32, 48, 64, 80, 128, 192, 384, 640, 1128, 2048
    };

    private MemoryChart() {}

    /** {@code bytes} has one amount for each context of the chart. */
    public record Line(String name, boolean best, List<Long> bytes) {
        public Line {
            bytes = List.copyOf(bytes);
        }
    }

    public static Html of(List<Long> contexts, List<Line> lines, String label) {
        Svg svg = new Svg("chart", WIDTH, HEIGHT, label);
        LogScale x = new LogScale(contexts.get(0), contexts.get(contexts.size() - 1), LEFT, RIGHT);
        LogScale y = amounts(lines);
        levels(svg, y);
        for (long context : labelled(contexts)) svg.text(x.at(context), HEIGHT - 8, "at", Tokens.shortText(context));
        for (Line line : lines) svg.line(points(contexts, line, x, y), line.best() ? "line best" : "line");
        names(svg, lines, y);
        return svg.html();
    }

    private static LogScale amounts(List<Line> lines) {
        long least = lines.stream()
                .flatMap(l -> l.bytes().stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        long most = lines.stream()
                .flatMap(l -> l.bytes().stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new LogScale(least * 0.9, most * 1.15, BOTTOM, TOP);
    }

    private static void levels(Svg svg, LogScale y) {
        int last = Integer.MAX_VALUE;
        for (double gib : LEVELS_GIB) {
            double bytes = gib * Bytes.PER_GIB;
            if (!y.covers(bytes) || last - y.at(bytes) < LABEL_HEIGHT) continue;
            last = y.at(bytes);
            svg.horizontal(LEFT, RIGHT, last, "rule")
                    .text(0, last + 3, "gib", gib < 1 ? Double.toString(gib) : Integer.toString((int) gib));
        }
    }

    /** Every second context where there are many: labels must not touch on a phone. */
    private static List<Long> labelled(List<Long> contexts) {
        int step = contexts.size() > 6 ? 2 : 1;
        int first = (contexts.size() - 1) % step;
        return java.util.stream.IntStream.range(0, contexts.size())
                .filter(i -> i % step == first)
                .mapToObj(contexts::get)
                .toList();
    }

    private static int[] points(List<Long> contexts, Line line, LogScale x, LogScale y) {
        int[] points = new int[2 * contexts.size()];
        for (int i = 0; i < contexts.size(); i++) {
            points[2 * i] = x.at(contexts.get(i));
            points[2 * i + 1] = y.at(line.bytes().get(i));
        }
        return points;
    }

    /** Names stand at the ends of the lines, from the top down, each moved just enough not to touch the one above. */
    private static void names(Svg svg, List<Line> lines, LogScale y) {
        int lowest = Integer.MIN_VALUE;
        List<Line> fromTop = lines.stream()
                .sorted(Comparator.comparing(MemoryChart::end).reversed())
                .toList();
        for (Line line : fromTop) {
            lowest = Math.max(lowest + LABEL_HEIGHT, y.at(end(line)) + 3);
            svg.text(RIGHT + 5, lowest, line.best() ? "name best" : "name", line.name());
        }
    }

    private static long end(Line line) {
        return line.bytes().get(line.bytes().size() - 1);
    }
}
