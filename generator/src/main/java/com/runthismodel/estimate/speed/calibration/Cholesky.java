package com.runthismodel.estimate.speed.calibration;

/** Solves symmetric positive definite systems. */
final class Cholesky {
    private Cholesky() {}

    /** Uses the lower triangle and overwrites it. */
    static double[] solve(double[][] matrix, double[] right) {
        decompose(matrix);
        int n = right.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) x[i] -= matrix[i][k] * x[k];
            x[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= matrix[i][i];
            for (int k = 0; k < i; k++) x[k] -= matrix[i][k] * x[i];
        }
        return x;
    }

    private static void decompose(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) sum -= matrix[i][k] * matrix[j][k];
                if (i != j) matrix[i][j] = sum / matrix[j][j];
                else if (sum > 0) matrix[i][i] = Math.sqrt(sum);
                else throw new ArithmeticException("not positive definite at row " + i);
            }
        }
    }
}
