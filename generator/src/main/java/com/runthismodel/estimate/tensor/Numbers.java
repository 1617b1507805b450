package com.runthismodel.estimate.tensor;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many numbers a model has, by what formats of weights treat alike.
 *
 * @param experts matrices of routed experts
 * @param matrices all other matrices of the blocks
 * @param tables embeddings and the output matrix
 * @param plain norms, biases, routers, kernels of convolutions: what every format leaves alone
 */
public record Numbers(List<Matrices> experts, List<Matrices> matrices, long tables, long plain) {
    /** So many matrices of one shape. Scales are shared within one of them, so a sum does not tell how many there are. */
    public record Matrices(long columns, long rows, long count) {
        public long numbers() {
            return columns * rows * count;
        }
    }

    public Numbers {
        experts = List.copyOf(experts);
        matrices = List.copyOf(matrices);
    }

    public static Numbers of(KnownArchitecture model) {
        Map<List<Long>, Long> experts = new LinkedHashMap<>();
        Map<List<Long>, Long> matrices = new LinkedHashMap<>();
        long tables = 0;
        long plain = 0;
        for (Tensor tensor : TensorPlan.of(model)) {
            // Rotary factors are worked out from config.json outside GGUF files.
            if (tensor.ropeFactor()) continue;
            if (tensor.vector()) plain += tensor.numbers();
            else if (tensor.layer() < 0) tables += tensor.numbers();
            else if (tensor.kind().keptF32()) plain += tensor.numbers();
            else add(tensor, tensor.expert() ? experts : matrices);
        }
        return new Numbers(listed(experts), listed(matrices), tables, plain);
    }

    private static void add(Tensor tensor, Map<List<Long>, Long> counts) {
        long rows = tensor.numbers() / tensor.columns() / tensor.slices();
        counts.merge(List.of(tensor.columns(), rows), tensor.slices(), Long::sum);
    }

    private static List<Matrices> listed(Map<List<Long>, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Matrices(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                .toList();
    }

    public long all() {
        return expertNumbers() + sum(matrices) + tables + plain;
    }

    public long expertNumbers() {
        return sum(experts);
    }

    private static long sum(List<Matrices> matrices) {
        return matrices.stream().mapToLong(Matrices::numbers).sum();
    }
}
