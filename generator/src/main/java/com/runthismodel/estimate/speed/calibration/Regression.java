package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.Factor;
import com.runthismodel.estimate.speed.Factor.Term;
import com.runthismodel.estimate.speed.Factors;
import java.util.List;

/**
 * Fits the logarithms of all factors at once: Gauss-Newton steps on the logarithm of the time of a token. Each factor is
 * pulled towards "no difference" as strongly as its level says (ridge), so a device with few runs stays near its
 * generation. A run far from the rest counts for little (weights of Student's t with three degrees of freedom).
 */
final class Regression {
    private static final double DEGREES = 3;
    private static final double LONGEST_STEP = 0.7;
    private static final double DONE = 1e-9;
    private static final int MOST_STEPS = 60;

    private final Index index;
    private final double[] start;

    Regression(Index index) {
        this.index = index;
        this.start = index.expected();
    }

    double[] fit(List<Observation> runs) {
        return fit(runs, start, DONE);
    }

    /** Goes on from another fit: what cross-validation does, where each fit lacks a few runs only. */
    double[] fit(List<Observation> runs, double[] from, double done) {
        double[] logs = from.clone();
        for (int i = 0; i < MOST_STEPS; i++) if (step(runs, logs) < done) break;
        return logs;
    }

    double predict(Observation run, double[] logs) {
        return -Math.log(total(parts(run, logs)));
    }

    private double step(List<Observation> runs, double[] logs) {
        int n = logs.length;
        double[][] hessian = new double[n][n];
        double[] gradient = new double[n];
        for (Observation run : runs) accumulate(run, logs, hessian, gradient);
        for (int i = 0; i < n; i++) {
            double precision = index.precision(i);
            hessian[i][i] += precision;
            gradient[i] -= (logs[i] - start[i]) * precision;
        }
        double[] step = Cholesky.solve(hessian, gradient);
        double longest = 0;
        for (double each : step) longest = Math.max(longest, Math.abs(each));
        double shorter = Math.min(1, LONGEST_STEP / longest);
        for (int i = 0; i < n; i++) logs[i] += step[i] * shorter;
        return longest;
    }

    private void accumulate(Observation run, double[] logs, double[][] hessian, double[] gradient) {
        double[] parts = parts(run, logs);
        double total = total(parts);
        double residual = run.logSpeed() + Math.log(total);
        double z = residual / run.noise();
        double weight = (1 + 1 / DEGREES) / (1 + z * z / DEGREES) / (run.noise() * run.noise());
        List<Factors.Applied> factors = run.factors();
        int count = factors.size();
        int[] at = new int[count];
        double[] slope = new double[count];
        for (int i = 0; i < count; i++) {
            Factors.Applied applied = factors.get(i);
            at[i] = index.of(applied.factor());
            slope[i] = -applied.share() * parts[applied.factor().term().ordinal()] / total;
        }
        for (int i = 0; i < count; i++) {
            if (at[i] < 0) continue;
            gradient[at[i]] += weight * slope[i] * residual;
            for (int j = 0; j < count; j++)
                if (at[j] >= 0 && at[j] <= at[i]) hessian[at[i]][at[j]] += weight * slope[i] * slope[j];
        }
    }

    private double[] parts(Observation run, double[] logs) {
        double[] sums = new double[Term.values().length];
        for (Factors.Applied applied : run.factors()) {
            int at = index.of(applied.factor());
            if (at >= 0) sums[applied.factor().term().ordinal()] += applied.share() * logs[at];
        }
        for (Term term : Term.values()) sums[term.ordinal()] = run.seconds().of(term) * Math.exp(sums[term.ordinal()]);
        return sums;
    }

    private static double total(double[] parts) {
        double total = 0;
        for (double part : parts) total += part;
        return total;
    }

    /** Where each factor stands in the vector of unknowns. */
    interface Index {
        /** Negative where it is not fitted. */
        int of(Factor factor);

        double precision(int position);

        double[] expected();
    }
}
