package com.runthismodel.estimate.engine;

import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.unit.Bytes;

/**
 * What fits into the share of a card that a paged server takes (memory model 4.7). Whatever the model, the server takes the
 * whole share: the answer is not how much it uses but how many tokens it holds. All figures are of one card; in tensor
 * parallel each holds its part of the weights and of every key and value head.
 *
 * @param reserve what a pass needs beside weights and cache: an assumption, see {@link Reserve}
 * @param pool what is left for the cache; zero where not even the weights fit
 */
public record PagedCapacity(
        PagedServer server, PagedCache cache, Bytes share, Bytes weights, Bytes reserve, Bytes pool) {

    /** The answer with the least and with the most that a pass is assumed to need. */
    public record Range(PagedCapacity atMost, PagedCapacity atLeast) {
        /** Users beyond those it holds wait for their turn; where not even one may fit, it does not start. */
        public Verdict verdict(long tokens, long users) {
            if (atLeast.users(tokens) >= users) return Verdict.FITS;
            return atMost.fits(tokens) ? Verdict.TIGHT : Verdict.NO;
        }
    }

    public static Range of(Coefficients model, Bytes weights, PagedServer server) {
        Reserve reserve = Reserve.of(model, server);
        return new Range(of(model, weights, server, reserve.low()), of(model, weights, server, reserve.high()));
    }

    public static PagedCapacity of(Coefficients model, Bytes weights, PagedServer server, Bytes reserve) {
        PagedCache cache = PagedCache.of(model, server);
        Bytes own = new Bytes((weights.count() + server.cards() - 1) / server.cards());
        long inside = server.engine().reserveInside() ? reserve.count() : 0;
        long pool = Math.max(0, server.share().count() - own.count() - inside);
        boolean outside = server.cardMemory().count() - server.share().count() >= reserve.count() - inside;
        return new PagedCapacity(server, cache, server.share(), own, reserve, new Bytes(outside ? pool : 0));
    }

    /** Whether one request of so many tokens, prompt and answer, is served at all. */
    public boolean fits(long tokens) {
        return users(tokens) > 0;
    }

    /** How many requests of so many tokens are held at once. */
    public long users(long tokens) {
        long each = requestBytes(tokens);
        return each == 0 ? 0 : pool.count() / each;
    }

    /** What a request of so many tokens takes of the pool. */
    public long requestBytes(long tokens) {
        return cache.requestBytes(tokens);
    }

    /** Tokens in the pool when every layer keeps them all, as vLLM prints at its start. */
    public long poolTokens() {
        return cache.pageBytes() == 0
                ? 0
                : pool.count() / cache.pageBytes() * server.engine().pageTokens();
    }

    /** The longest single request, at most what the model was trained for. */
    public long longest(long trained) {
        long fits = 0;
        long fails = trained + 1;
        while (fails - fits > 1) {
            long middle = fits + (fails - fits) / 2;
            if (fits(middle)) fits = middle;
            else fails = middle;
        }
        return fits;
    }
}
