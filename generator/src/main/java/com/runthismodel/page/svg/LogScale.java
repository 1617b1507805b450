package com.runthismodel.page.svg;

/** Maps amounts to whole units on a logarithmic axis. StrictMath: the same units on every machine. */
record LogScale(double low, double high, int start, int end) {
    LogScale {
        if (!(low > 0 && high > low)) throw new IllegalArgumentException(low + " to " + high);
    }

    int at(double value) {
        double share = (StrictMath.log(value) - StrictMath.log(low)) / (StrictMath.log(high) - StrictMath.log(low));
        return start + (int) Math.round(share * (end - start));
    }

    boolean covers(double value) {
        return value >= low && value <= high;
    }
}
