package com.runthismodel.estimate.advice;

import com.runthismodel.estimate.Grade;
import com.runthismodel.estimate.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which quantization to take on a machine: quality and speed in one scale. A doubling of the loss above {@link #LITTLE}
 * weighs as much as a halving of the speed below {@link Grade#SLOW}, and layers in RAM as much as one of them: prompts are
 * read slower then, and the RAM is taken. Where neither is bad, more bits on the card cost nothing. The weights are
 * judgements; the method page says so.
 */
public final class Pick {
    /** Nats by which the unrounded model's predictions differ, about what the common four-bit types lose. */
    public static final double LITTLE = 0.04;

    /** Types of that loss have about so many bits per weight, and each bit fewer loses so many times as much. */
    private static final double LITTLE_BITS = 4.5;

    private static final double LOSS_PER_BIT = 4;
    private static final double OFFLOAD = 1;
    private static final double OFFLOAD_OF_UNKNOWN_SPEED = 2;

    private static final Comparator<Candidate> ORDER = Comparator.comparingDouble(Candidate::cost)
            .thenComparing(Candidate::verdict)
            .thenComparing(one -> one.whole() ? -one.tensorBytes() : one.tensorBytes());

    private Pick() {}

    /**
     * @param tokensPerSecond of one user, as measured or else as estimated
     * @param loss measured, or {@link #lossOfBits}
     */
    public record Candidate(
            String name, long tensorBytes, Verdict verdict, OptionalDouble tokensPerSecond, double loss) {
        boolean whole() {
            return verdict.whole();
        }

        boolean slow() {
            return tokensPerSecond.isPresent() && tokensPerSecond.getAsDouble() < Grade.SLOW;
        }

        /** Halvings of speed and doublings of loss that matter. */
        double cost() {
            double slowness = slow() ? log2(Grade.SLOW / tokensPerSecond.getAsDouble()) : 0;
            double place = whole() ? 0 : tokensPerSecond.isPresent() ? OFFLOAD : OFFLOAD_OF_UNKNOWN_SPEED;
            return slowness + place + Math.max(0, log2(loss / LITTLE));
        }

        private static double log2(double value) {
            return Math.log(value) / Math.log(2);
        }
    }

    public record Picked(Candidate best, String reason) {}

    /** Where nothing was measured: nearest to it, the order of bits. */
    public static double lossOfBits(double bitsPerWeight) {
        return LITTLE * Math.pow(LOSS_PER_BIT, LITTLE_BITS - bitsPerWeight);
    }

    /** Empty where none runs. */
    public static Optional<Picked> of(List<Candidate> all) {
        List<Candidate> running =
                all.stream().filter(one -> one.verdict() != Verdict.NO).toList();
        return running.stream().min(ORDER).map(best -> new Picked(best, reason(best, running)));
    }

    private static String reason(Candidate best, List<Candidate> running) {
        if (!best.whole()) return worthTheRam(best, running);
        if (best.slow()) return "nothing is fast here: larger ones are slower still, smaller ones lose more quality";
        boolean larger = running.stream().anyMatch(one -> one.tensorBytes() > best.tensorBytes());
        if (best.cost() > 0)
            return larger
                    ? "larger ones lose less quality, but not enough to be worth their layers in system memory"
                    : "the largest that runs, though it loses much quality";
        boolean slower =
                running.stream().anyMatch(one -> one.whole() && one.slow() && one.tensorBytes() > best.tensorBytes());
        String largest = best.verdict() == Verdict.FITS
                ? "the largest that leaves 1 GiB free"
                : "the largest that fits, with less than 1 GiB to spare";
        return slower ? largest + " and still writes " + Grade.SLOW + " tokens per second" : largest;
    }

    private static String worthTheRam(Candidate best, List<Candidate> running) {
        return running.stream()
                .filter(Candidate::whole)
                .min(ORDER)
                .map(whole ->
                        whole.name() + " would fit whole but loses more quality than layers in system memory cost")
                .orElse("nothing fits whole; larger ones are slower, smaller ones lose more quality");
    }
}
