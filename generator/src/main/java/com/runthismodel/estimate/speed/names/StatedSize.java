package com.runthismodel.estimate.speed.names;

import com.runthismodel.estimate.AttentionWork;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a name says of a model's size, and the shape a model of that size usually has. */
record StatedSize(double billions, Optional<Double> activeBillions) {
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final Pattern MIXTURE = Pattern.compile("(?<![\\w.])" + NUMBER + "b?[-. ]?a" + NUMBER + "([bm])\\b");
    private static final Pattern TIMES = Pattern.compile("(?<![\\w.])(\\d+)x" + NUMBER + "b\\b");
    private static final Pattern PLAIN = Pattern.compile("(?<![a-z0-9.])" + NUMBER + "([bm])(?![a-z0-9])");

    /** Rows of billions of parameters, layers, width: what dense models of these sizes have. */
    private static final double[][] USUAL = {
        {0.1, 12, 576},
        {0.27, 18, 768},
        {0.5, 24, 896},
        {1, 20, 1536},
        {1.7, 28, 2048},
        {3, 30, 2560},
        {4, 34, 2560},
        {7.5, 32, 4096},
        {9, 36, 4096},
        {14, 42, 5120},
        {24, 44, 5120},
        {32, 62, 5120},
        {70, 80, 8192},
        {405, 126, 16384}
    };

    static Optional<StatedSize> of(Conditions run) {
        Optional<StatedSize> named = in(run.model()).or(() -> run.baseModel().flatMap(StatedSize::in));
        Optional<Double> active = run.activeParametersBillions();
        if (named.isPresent())
            return named.map(size -> size.activeBillions.isPresent() ? size : new StatedSize(size.billions, active));
        return run.parameters()
                .map(exact -> exact / 1e9)
                .or(run::parametersBillions)
                .filter(billions -> billions > 0)
                .map(billions -> new StatedSize(billions, active));
    }

    static Optional<StatedSize> in(String name) {
        String text = name.toLowerCase(Locale.ROOT).replace('_', '-');
        Matcher mixture = MIXTURE.matcher(text);
        if (mixture.find())
            return Optional.of(
                    new StatedSize(number(mixture, 1), Optional.of(billions(mixture.group(2), mixture.group(3)))));
        Matcher times = TIMES.matcher(text);
        // Experts share the attention: 8x7B has 47, not 56; two of them work on a token.
        if (times.find()) {
            double total = number(times, 1) * number(times, 2) * 0.84;
            return Optional.of(new StatedSize(total, Optional.of(total * 2.2 / number(times, 1))));
        }
        Matcher plain = PLAIN.matcher(text);
        if (plain.find())
            return Optional.of(new StatedSize(billions(plain.group(1), plain.group(2)), Optional.empty()));
        return Optional.empty();
    }

    boolean agrees(ModelShape shape) {
        double ratio = shape.parameters() / 1e9 / billions;
        return ratio > 0.55 && ratio < 1.6;
    }

    ModelShape shape() {
        double read = activeBillions.orElse(billions);
        boolean mixture = activeBillions.isPresent() && read < 0.8 * billions;
        double[] usual = usual(mixture ? Math.sqrt(billions * read) : billions);
        int layers = (int) Math.round(usual[0]);
        double output = Math.min(0.3 * read, (billions < 0.6 ? 49_152 : 128_000) * usual[1] / 1e9);
        boolean tied = billions < 4.5;
        double readWithoutInput = tied || mixture ? read : read - output;
        return new ModelShape(
                "a model of " + Math.round(billions * 100) / 100.0 + "B",
                billions * 1e9,
                readWithoutInput * 1e9,
                output * 1e9,
                layers,
                0,
                layers * 2048L,
                0,
                0,
                mixture ? 128 : 0,
                mixture ? 8 : 0,
                AttentionWork.NONE);
    }

    /** Layers and width by interpolation over the logarithm of the size. */
    private static double[] usual(double size) {
        int i = 1;
        while (i < USUAL.length - 1 && USUAL[i][0] < size) i++;
        double[] low = USUAL[i - 1];
        double[] high = USUAL[i];
        double at = Math.log(size / low[0]) / Math.log(high[0] / low[0]);
        double clamped = Math.max(0, Math.min(1, at));
        return new double[] {low[1] + clamped * (high[1] - low[1]), low[2] + clamped * (high[2] - low[2])};
    }

    private static double number(Matcher matcher, int group) {
        return Double.parseDouble(matcher.group(group));
    }

    private static double billions(String digits, String unit) {
        return Double.parseDouble(digits) * (unit.equals("m") ? 0.001 : 1);
    }
}
