package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.calibration.CrossValidation.Miss;
import java.util.List;

/** Which runs are held to which figure, and the figures. */
final class Groups {
    private Groups() {}

    /** One device that holds everything, one user, nothing guessed ahead. */
    static boolean plain(Miss miss) {
        return miss.run().run().setup().devices() == 1
                && !miss.run().run().setup().speculative();
    }

    static List<Miss> controlledDesktop(List<Miss> misses) {
        return misses.stream()
                .filter(miss -> Sources.controlledDesktop(miss.run().sourceKind()) && plain(miss))
                .toList();
    }

    static List<Miss> ofKind(List<Miss> misses, String kind) {
        return misses.stream()
                .filter(miss -> miss.run().sourceKind().equals(kind) && plain(miss))
                .toList();
    }

    static double median(List<Miss> misses) {
        return quantile(misses.stream().mapToDouble(Miss::relative).sorted().toArray(), 0.5);
    }

    static double within(List<Miss> misses, double share) {
        return misses.stream().filter(miss -> miss.relative() <= share).count() / (double) misses.size();
    }

    /** Of sorted values. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
