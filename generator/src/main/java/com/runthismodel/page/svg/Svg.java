package com.runthismodel.page.svg;

import com.runthismodel.page.Html;

/** Writes SVG elements with whole numbers. Text is escaped here and only here. */
final class Svg {
    private final StringBuilder markup = new StringBuilder();

    /** {@code label} is what a screen reader says instead of the drawing. */
    Svg(String cssClass, int width, int height, String label) {
        markup.append("<svg class=\"").append(cssClass).append("\" viewBox=\"0 0 ");
        markup.append(width).append(' ').append(height);
        markup.append("\" role=\"img\" aria-label=\"").append(escaped(label)).append("\">");
    }

    /** Fills whatever box the style sheet gives it: for drawings without text. */
    static Svg stretched(String cssClass, int width, int height, String label) {
        return new Svg(cssClass + "\" preserveAspectRatio=\"none", width, height, label);
    }

    Svg horizontal(int x1, int x2, int y, String cssClass) {
        markup.append("<path class=\"")
                .append(cssClass)
                .append("\" d=\"M")
                .append(x1)
                .append(' ')
                .append(y);
        markup.append('H').append(x2).append("\"/>");
        return this;
    }

    Svg vertical(int x, int y1, int y2, String cssClass) {
        markup.append("<path class=\"")
                .append(cssClass)
                .append("\" d=\"M")
                .append(x)
                .append(' ')
                .append(y1);
        markup.append('V').append(y2).append("\"/>");
        return this;
    }

    /** Points as x, y, x, y, …; written as steps from one to the next, which are short and often alike. */
    Svg line(int[] points, String cssClass) {
        markup.append("<path class=\"").append(cssClass).append("\" d=\"M");
        markup.append(points[0]).append(' ').append(points[1]).append('l');
        for (int i = 2; i < points.length; i += 2) {
            if (i > 2) markup.append(' ');
            markup.append(points[i] - points[i - 2]).append(' ').append(points[i + 1] - points[i - 1]);
        }
        markup.append("\"/>");
        return this;
    }

    Svg rect(int x, int width, int height, String cssClass) {
        markup.append("<rect class=\"").append(cssClass).append("\" x=\"").append(x);
        markup.append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\"/>");
        return this;
    }

    Svg dot(int x, int y, String cssClass) {
        markup.append("<circle class=\"").append(cssClass).append("\" cx=\"").append(x);
        markup.append("\" cy=\"").append(y).append("\" r=\"3\"/>");
        return this;
    }

    Svg text(int x, int y, String cssClass, String text) {
        markup.append("<text class=\"")
                .append(cssClass)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y);
        markup.append("\">").append(escaped(text)).append("</text>");
        return this;
    }

    Html html() {
        return new Html(markup + "</svg>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
