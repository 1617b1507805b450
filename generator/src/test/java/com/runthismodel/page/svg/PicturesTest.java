package com.runthismodel.page.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.unit.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures: small, without styles of their own, the same bytes each time. */
class PicturesTest {
    private static final int LIMIT = 2048;
    private static final List<Long> CONTEXTS = List.of(4096L, 8192L, 16384L, 32768L, 65536L, 131072L, 262144L);

    private static String memory() {
        List<MemoryChart.Line> lines = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            long weights = i * 9 * Bytes.PER_GIB;
            lines.add(new MemoryChart.Line(
                    "UD-Q" + i + "_K_XL",
                    i == 4,
                    CONTEXTS.stream().map(c -> weights + c * 98304).toList()));
        }
        return MemoryChart.of(CONTEXTS, lines, "GPU memory over context").markup();
    }

    private static String speed() {
        List<SpeedChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < SpeedChart.MOST; i++)
            bars.add(new SpeedChart.Bar("NVIDIA GeForce RTX 4090 Laptop <" + i + ">, Q4_K_M", 10 + i, 30 + i, 25 + i));
        return SpeedChart.of(bars, "Measured and estimated speed").markup();
    }

    private static String quality() {
        List<QualityChart.Point> points = new ArrayList<>();
        for (int i = 0; i < 16; i++) points.add(new QualityChart.Point("IQ" + i, i == 3, 2 + i * 0.8, 1.0 / (1 + i)));
        return QualityChart.of(points, "Measured loss").markup();
    }

    private static String bar() {
        return BreakdownBar.of(List.of(7L << 30, 1L << 30, 90L << 20, 484L << 20), 24L << 30, "A 24 GB card")
                .markup();
    }

    @Test
    void staySmallAndLeaveStyleToTheSheet() {
        for (String svg : List.of(memory(), speed(), quality(), bar())) {
            assertTrue(svg.getBytes(StandardCharsets.UTF_8).length <= LIMIT + LIMIT / 2, svg.length() + ": " + svg);
            assertFalse(svg.contains("style="), svg);
            assertTrue(svg.contains("role=\"img\" aria-label=\""), svg);
        }
    }

    @Test
    void textIsEscaped() {
        assertTrue(speed().contains("&lt;0&gt;"));
        assertFalse(speed().contains("<0>"));
    }

    @Test
    void drawsTheSameEachTime() {
        assertEquals(memory(), memory());
    }

    @Test
    void theBarIsAsFullAsTheCard() {
        assertTrue(bar().contains("<rect class=\"p1\" x=\"0\" width=\"292\" height=\"10\"/>"), bar());
    }

    @Test
    void namesOfCloseLinesDoNotTouch() {
        List<MemoryChart.Line> lines = List.of(
                new MemoryChart.Line("A", true, List.of(1L << 30, 2L << 30)),
                new MemoryChart.Line("B", false, List.of(1L << 30, 2L << 30)));
        String svg =
                MemoryChart.of(List.of(4096L, 8192L), lines, "Two equal lines").markup();
        assertTrue(svg.matches("(?s).*y=\"(\\d+)\">A</text>.*"), svg);
        int first = Integer.parseInt(svg.replaceAll("(?s).*y=\"(\\d+)\">A</text>.*", "$1"));
        int second = Integer.parseInt(svg.replaceAll("(?s).*y=\"(\\d+)\">B</text>.*", "$1"));
        assertTrue(second - first >= 10, svg);
    }
}
