package com.runthismodel.estimate.engine;

import com.runthismodel.estimate.Explanation.Term;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;

/** Every term of a paged server's capacity on one card, with its formula and its inputs. */
public final class PagedExplanation {
    private static final String SECTION = "4.7";

    private PagedExplanation() {}

    /** How what is left for the cache comes about: the last term is the others' sum, those after the first taken off. */
    public static List<Term> pool(PagedCapacity capacity, long weightBytes) {
        PagedServer server = capacity.server();
        List<Term> terms = new ArrayList<>();
        String share = server.memoryPercent() + " % of " + server.cardMemory().gib() + " GiB";
        terms.add(new Term("Share of a card", share, capacity.share().count(), SECTION));
        terms.add(new Term(
                "Weights",
                grouped(weightBytes) + " bytes over " + server.cards() + (server.cards() == 1 ? " card" : " cards"),
                capacity.weights().count(),
                SECTION));
        String beside = server.engine().reserveInside() ? "" : "; it lies outside the share";
        terms.add(new Term(
                "What a pass needs",
                "the widest step of " + grouped(server.batchTokens())
                        + " tokens, logits of 256 requests, driver and graphs: an assumption" + beside,
                capacity.reserve().count(),
                SECTION));
        String less = server.engine().reserveInside() ? "share - weights - what a pass needs" : "share - weights";
        terms.add(new Term("Left for the cache", less, capacity.pool().count(), SECTION));
        return List.copyOf(terms);
    }

    /** How many requests of so many tokens it holds: the first term over the last. */
    public static List<Term> request(PagedCapacity capacity, long tokens) {
        PagedCache cache = capacity.cache();
        List<Term> terms = new ArrayList<>();
        terms.add(new Term("Left for the cache", "of one card", capacity.pool().count(), SECTION));
        terms.add(new Term(
                "A token",
                grouped(cache.fullBytes()) + " bytes in layers that see everything, " + grouped(cache.windowBytes())
                        + " in window layers",
                cache.fullBytes() + cache.windowBytes(),
                SECTION));
        terms.add(new Term("A state", "of recurrent layers, for each request", cache.stateBytes(), SECTION));
        terms.add(new Term(
                "A request",
                grouped(tokens) + " tokens, " + pages(cache, tokens),
                cache.requestBytes(tokens),
                SECTION));
        return List.copyOf(terms);
    }

    private static String pages(PagedCache cache, long tokens) {
        if (cache.server().engine() == PagedServer.Engine.SGLANG)
            return "the larger of its parts of a pool that gives window layers four fifths";
        return grouped(cache.pages(tokens)) + " pages of "
                + cache.server().engine().pageTokens() + " tokens, " + grouped(cache.windowPages(tokens))
                + " of window layers";
    }

    private static String grouped(long number) {
        return Decimal.grouped(number);
    }
}
