package com.runthismodel.page.model;

import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Rig;
import com.runthismodel.estimate.Verdict;
import com.runthismodel.page.sheet.Fits;
import com.runthismodel.page.sheet.Memory;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Representative devices against the quantizations people choose between. */
final class FitsTable {
    private static final List<String> NAMES =
            List.of("Q3_K_M", "Q4_K_M", "MXFP4_MOE", "MXFP4", "Q5_K_M", "Q6_K", "Q8_0", "F16", "BF16");
    private static final int COLUMNS = 6;
    private static final List<Fits.Meaning> LEGEND = List.of(
            new Fits.Meaning(Verdict.FITS, "1 GiB or more to spare"),
            new Fits.Meaning(Verdict.TIGHT, "less than 1 GiB to spare"),
            new Fits.Meaning(Verdict.OFFLOAD, "only with layers in system memory (32 GiB assumed), slower"),
            new Fits.Meaning(Verdict.NO, "does not fit"));

    private final Subject subject;
    private final List<Choice> columns;

    private FitsTable(Subject subject) {
        this.subject = subject;
        List<Choice> main = Choices.main(subject.choices(), NAMES, subject.pick(), COLUMNS);
        this.columns = main.subList(Math.max(0, main.size() - COLUMNS), main.size());
    }

    static Optional<Fits> of(Subject subject) {
        if (!subject.estimable()) return Optional.empty();
        return Optional.of(new FitsTable(subject).table());
    }

    private Fits table() {
        return new Fits(
                "At " + subject.setting() + ". The figure is the longest context that still fits.",
                LEGEND,
                columns.stream().map(Choice::name).toList(),
                rows());
    }

    private List<Fits.Row> rows() {
        List<Fits.Row> rows = new ArrayList<>();
        for (Showcase.Entry entry : subject.showcase().devices()) rows.add(row(entry));
        return rows;
    }

    private Fits.Row row(Showcase.Entry entry) {
        List<Fits.Cell> cells = new ArrayList<>();
        for (Choice choice : columns) cells.add(cell(entry.rig(), choice));
        return new Fits.Row(entry.name(), memory(entry.rig()), Memory.of(entry.usable()), cells);
    }

    private Fits.Cell cell(Rig rig, Choice choice) {
        Verdict verdict = Fit.of(
                rig, choice.coefficients().orElseThrow(), subject.memories().at(choice, subject.headline()));
        Optional<Long> longest = verdict.whole() ? subject.longest(rig, choice) : Optional.empty();
        return new Fits.Cell(verdict, longest.map(Tokens::shortText).orElse(""));
    }

    private static String memory(Rig rig) {
        String each = Decimal.ratio(rig.memoryEach().count(), Bytes.PER_GIB, 0);
        return rig.cards() == 1 ? each : rig.cards() + " × " + each;
    }
}
