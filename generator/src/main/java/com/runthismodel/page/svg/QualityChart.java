package com.runthismodel.page.svg;

import com.runthismodel.page.Html;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measured loss over bits per weight, both logarithmic: the further down and left, the better the bargain. */
public final class QualityChart {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 180;
    private static final int LEFT = 40;
    private static final int RIGHT = 330;
    private static final int TOP = 12;
    private static final int BOTTOM = 156;
    private static final int LABEL_HEIGHT = 10;
    private static final int LETTER = 6;
    private static final double[] BITS = {2, 3, 4, 5, 6, 8, 16};
    private static final double[] MARKS = {0.0001, 0.001, 0.01, 0.1, 1, 2, 5, 7, 10, 15, 20, 50, 100};

    private QualityChart() {}

    /** One quantization: {@code loss} is positive. */
    public record Point(String name, boolean best, double bitsPerWeight, double loss) {}

    private record Spot(int x, int y, int width) {
        boolean touches(Spot other) {
            return x < other.x + other.width && other.x < x + width && Math.abs(y - other.y) < LABEL_HEIGHT;
        }
    }

    public static Html of(List<Point> points, String label) {
        Svg svg = new Svg("chart", WIDTH, HEIGHT, label);
        LogScale x = scale(points, Point::bitsPerWeight, LEFT, RIGHT);
        LogScale y = scale(points, Point::loss, BOTTOM, TOP);
        marks(svg, y);
        for (double bits : BITS) if (x.covers(bits)) svg.text(x.at(bits), HEIGHT - 8, "at", plain(bits));
        for (Point point : points) svg.dot(x.at(point.bitsPerWeight()), y.at(point.loss()), "dot");
        names(svg, points, x, y);
        return svg.html();
    }

    private static void marks(Svg svg, LogScale y) {
        for (double mark : MARKS) {
            if (!y.covers(mark)) continue;
            svg.horizontal(LEFT, RIGHT, y.at(mark), "rule").text(0, y.at(mark) + 3, "gib", plain(mark));
        }
    }

    private static LogScale scale(List<Point> points, ToDoubleFunction<Point> value, int start, int end) {
        DoubleSummaryStatistics range = points.stream().mapToDouble(value).summaryStatistics();
        return new LogScale(range.getMin() * 0.9, range.getMax() * 1.1, start, end);
    }

    /** The recommended one is always named, the others where there is room. */
    private static void names(Svg svg, List<Point> points, LogScale x, LogScale y) {
        List<Spot> taken = new ArrayList<>();
        List<Point> order = points.stream()
                .sorted(Comparator.comparing(Point::best).reversed().thenComparing(Point::name))
                .toList();
        for (Point point : order) {
            Spot spot = spot(point, x, y);
            if (taken.stream().anyMatch(spot::touches)) continue;
            taken.add(spot);
            svg.text(spot.x(), spot.y(), point.best() ? "name best" : "name", point.name());
        }
    }

    private static Spot spot(Point point, LogScale x, LogScale y) {
        return new Spot(
                x.at(point.bitsPerWeight()) + 5,
                y.at(point.loss()) - 3,
                point.name().length() * LETTER);
    }

    private static String plain(double mark) {
        return BigDecimal.valueOf(mark).stripTrailingZeros().toPlainString();
    }
}
