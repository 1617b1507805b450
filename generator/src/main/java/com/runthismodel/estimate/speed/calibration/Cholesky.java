package com.runthismodel.estimate.speed.calibration;

/**
 * Solves symmetric positive definite systems. What stands left of a row's first number that is not zero stays zero, and is
 * passed over: a matrix whose long rows come last costs little.
 */
final class Cholesky {
    private Cholesky() {}

    /** Uses the lower triangle and overwrites it. */
    static double[] solve(double[][] matrix, double[] right) {
        int[] first = decompose(matrix);
        int n = right.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = first[i]; k < i; k++) x[i] -= matrix[i][k] * x[k];
            x[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= matrix[i][i];
            for (int k = first[i]; k < i; k++) x[k] -= matrix[i][k] * x[i];
        }
        return x;
    }

    /** @return where each row begins */
    private static int[] decompose(double[][] matrix) {
        int[] first = new int[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            while (first[i] < i && row[first[i]] == 0) first[i]++;
            for (int j = first[i]; j < i; j++)
                row[j] = (row[j] - product(row, matrix[j], Math.max(first[i], first[j]), j)) / matrix[j][j];
            double square = row[i] - product(row, row, first[i], i);
            if (!(square > 0)) throw new ArithmeticException("not positive definite at row " + i);
            row[i] = Math.sqrt(square);
        }
        return first;
    }

    private static double product(double[] one, double[] other, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) sum += one[k] * other[k];
        return sum;
    }
}
