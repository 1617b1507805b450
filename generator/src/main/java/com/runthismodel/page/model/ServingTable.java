package com.runthismodel.page.model;

import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.Rig;
import com.runthismodel.page.sheet.Memory;
import com.runthismodel.page.sheet.Serving;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many users a server's memory holds, each with a context of its own. */
final class ServingTable {
    private static final List<Long> EACH = List.of(4096L, 8192L, 16384L, 32768L, 131072L);
    private static final int MOST_USERS = 256;

    private final Subject subject;
    private final Choice pick;
    private final List<Long> contexts;
    private final Optional<Speedometer> speedometer;

    private ServingTable(Subject subject) {
        this.subject = subject;
        this.pick = subject.pick().orElseThrow();
        this.speedometer = Speedometer.of(subject);
        this.contexts =
                EACH.stream().filter(tokens -> tokens <= subject.trained()).toList();
    }

    static Optional<Serving> of(Subject subject) {
        if (!subject.estimable()) return Optional.empty();
        ServingTable table = new ServingTable(subject);
        if (table.contexts.isEmpty()) return Optional.empty();
        return Optional.of(table.table()).filter(serving -> !serving.rows().isEmpty());
    }

    private Serving table() {
        return new Serving(
                "The most users at once, in doublings up to " + MOST_USERS + ", whose contexts fit beside the "
                        + pick.name()
                        + " weights: llama-server with one f16 cache for each user, all layers on the GPU. "
                        + "Beside it the tokens per second of all users together while they write, an estimate good to a factor of two. "
                        + "Cards that do not hold the weights are left out.",
                ContextTables.columns(contexts),
                subject.showcase().servers().stream()
                        .filter(entry -> fits(entry.rig(), contexts.get(0), 1))
                        .map(this::row)
                        .toList());
    }

    private Serving.Row row(Showcase.Entry entry) {
        List<Serving.Cell> cells = new ArrayList<>();
        for (long tokens : contexts) cells.add(cell(entry, tokens));
        return new Serving.Row(entry.name(), pick.name(), cells);
    }

    private Serving.Cell cell(Showcase.Entry entry, long tokens) {
        Rig rig = entry.rig();
        int users = 0;
        for (int more = 1; more <= MOST_USERS && fits(rig, tokens, more); more *= 2) users = more;
        if (users == 0) return new Serving.Cell("0", Optional.empty(), Optional.empty());
        MemoryEstimate run = subject.memories().serving(pick, tokens, users);
        return new Serving.Cell(
                Decimal.grouped(users),
                Optional.of(Memory.of(Fit.needed(rig, pick.coefficients().orElseThrow(), run))),
                together(entry, tokens, users));
    }

    private Optional<String> together(Showcase.Entry entry, long tokens, int users) {
        return speedometer
                .flatMap(meter -> meter.together(entry, pick, tokens, users))
                .map(estimate -> Decimal.twoFigures(estimate.tokensPerSecond()));
    }

    private boolean fits(Rig rig, long tokens, int users) {
        MemoryEstimate run = subject.memories().serving(pick, tokens, users);
        return Fit.needed(rig, pick.coefficients().orElseThrow(), run).compareTo(Fit.usable(rig)) <= 0;
    }
}
