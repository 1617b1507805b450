package com.runthismodel.estimate.engine;

import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Coefficients.Block;
import com.runthismodel.estimate.engine.PagedServer.Engine;

/**
 * A cache in pages, on one card. In vLLM layers that see everything and layers that see a window form groups of equal size
 * that draw on one pool; a group short of layers is filled up (vllm/v1/core/kv_cache_utils.py). SGLang splits its pool once:
 * window layers get room for four fifths of the tokens that full ones do (swa_full_tokens_ratio in sglang/srt/server_args.py).
 *
 * @param fullBytes of one token in all layers that see everything; of vLLM filled up
 * @param windowBytes the same in window layers
 * @param stateBytes of one request in recurrent layers, taken as 32 bits a number
 */
record PagedCache(PagedServer server, long windowTokens, long fullBytes, long windowBytes, long stateBytes) {

    static PagedCache of(Coefficients model, PagedServer server) {
        long full = 0;
        long window = 0;
        long state = 0;
        int fullLayers = 0;
        int windowLayers = 0;
        for (int kind : model.order()) {
            Block block = model.kinds().get(kind);
            long row = row(model, block, server);
            state += 4 * block.stateNumbers() / server.cards();
            if (row == 0) continue;
            if (block.windowed()) {
                windowLayers++;
                window += row;
            } else {
                fullLayers++;
                full += row;
            }
        }
        if (server.engine() == Engine.SGLANG) return new PagedCache(server, model.windowTokens(), full, window, state);
        int group = group(Math.min(fullLayers, windowLayers), Math.max(fullLayers, windowLayers));
        return new PagedCache(
                server,
                model.windowTokens(),
                filled(full, fullLayers, group),
                filled(window, windowLayers, group),
                state);
    }

    /** Heads are dealt out to the cards; where there are fewer heads than cards, and for latent rows, each keeps a copy. */
    private static long row(Coefficients model, Block block, PagedServer server) {
        if (block.keyWidth() == 0) return 0;
        long numbers = block.keyWidth() + block.valueWidth();
        if (model.limits().oneCache()) return numbers * server.cacheNumberBytes();
        long heads = Math.max(1, block.keyWidth() / Math.max(1, model.limits().keyHead()));
        long own = (heads + server.cards() - 1) / server.cards();
        return numbers / heads * own * server.cacheNumberBytes();
    }

    /** As many layers as the rarer kind has, unless the other has less than half as many again. */
    private static int group(int fewer, int more) {
        return 2 * more < 3 * fewer ? more : fewer;
    }

    private static long filled(long bytes, int layers, int group) {
        if (group == 0 || layers == 0) return bytes;
        int groups = (layers + group - 1) / group;
        return bytes / layers * groups * group;
    }

    /** One page of every layer. */
    long pageBytes() {
        long window = server.engine() == Engine.SGLANG && fullBytes > 0 ? windowBytes * 4 / 5 : windowBytes;
        return (fullBytes + window) * server.engine().pageTokens();
    }

    /** What a request must find free: pages for all its tokens, in window layers for the window and one batch, and its state. */
    long requestBytes(long tokens) {
        if (server.engine() == Engine.SGLANG) return sharedTokens(tokens) * pageBytes() + stateBytes;
        return (pages(tokens) * fullBytes + windowPages(tokens) * windowBytes)
                        * server.engine().pageTokens()
                + stateBytes;
    }

    /** One page more because a window may begin inside a page. */
    long windowPages(long tokens) {
        return windowBytes == 0 ? 0 : pages(seen(tokens)) + 1;
    }

    /** Of a pool split once: a request takes the larger of its two parts. */
    private long sharedTokens(long tokens) {
        return windowBytes == 0 || fullBytes == 0 ? tokens : Math.max(tokens, (5 * seen(tokens) + 3) / 4);
    }

    private long seen(long tokens) {
        return Math.min(windowTokens - 1 + server.batchTokens(), tokens);
    }

    long pages(long tokens) {
        long page = server.engine().pageTokens();
        return (tokens + page - 1) / page;
    }
}
