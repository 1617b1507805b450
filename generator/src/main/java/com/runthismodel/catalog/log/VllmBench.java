package com.runthismodel.catalog.log;

import java.util.List;
import java.util.Map;

/**
 * The result of {@code vllm bench serve --save-result}. With one request at a time the speed is that of one answer; with
 * several it is that of all together. Field names: vllm-project/vllm vllm/benchmarks/serve.py.
 */
final class VllmBench {
    private VllmBench() {}

    static boolean is(Map<?, ?> row) {
        return row.containsKey("output_throughput")
                || row.containsKey("tokens_per_second")
                || row.containsKey("avg_latency");
    }

    static List<LoggedRun> runs(Map<?, ?> fields) throws LogException {
        Row row = new Row(fields);
        int requests = row.whole("completed");
        int users = row.whole("max_concurrency");
        if (!fields.containsKey("output_throughput") || requests < 1)
            throw new LogException("counts no tokens of answers; run vllm bench serve --save-result");
        if (users < 1) throw new LogException("says not how many requests ran at once; run with --max-concurrency");
        double one = row.number("median_tpot_ms") > 0 ? 1000 / row.number("median_tpot_ms") : 0;
        return List.of(new LoggedRun.Notes()
                .put("modelId", row.text("model_id"))
                .put("runtime", "vllm")
                .put("decodeTokensPerSecond", users == 1 && one > 0 ? one : row.number("output_throughput"))
                .put("ttftMs", row.number("median_ttft_ms"))
                .put("promptTokens", (int) Math.round(row.number("total_input_tokens") / requests))
                .put("answerTokens", (int) Math.round(row.number("total_output_tokens") / requests))
                .put("batch", users)
                .put("date", date(row.text("date")))
                .put("kind", "vllm bench serve")
                .done());
    }

    /** Written as 20261120-101500. */
    private static String date(String text) {
        return text.matches("\\d{8}-\\d{6}")
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8)
                : "";
    }
}
