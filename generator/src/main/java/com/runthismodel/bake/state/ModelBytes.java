package com.runthismodel.bake.state;

import com.runthismodel.catalog.Runs;
import com.runthismodel.estimate.AttentionWork;
import com.runthismodel.estimate.Fit.Needs;
import com.runthismodel.estimate.speed.WeightFormat;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.page.model.Brief;
import com.runthismodel.page.site.Listed;
import com.runthismodel.page.site.ModelLine;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** A {@link ModelState} as bytes and back, component by component. */
final class ModelBytes {
    private ModelBytes() {}

    static void write(ModelState model, StateBytes out) {
        out.text(model.slug());
        out.text(model.card());
        out.texts(model.repos());
        out.texts(model.files());
        out.texts(model.bundles());
        out.bytes(model.runs().bytes());
        write(model.listed().line(), out);
        out.text(model.listed().row());
        out.text(model.listed().data());
        out.text(model.listed().summary());
    }

    /** Asks of a model's card and the repositories it names, and reads no further. */
    static boolean named(StateBytes in, BiPredicate<String, List<String>> wanted) {
        in.text();
        return wanted.test(in.text(), in.texts());
    }

    static ModelState read(StateBytes in) {
        in.text();
        String card = in.text();
        var repos = in.texts();
        var files = in.texts();
        var bundles = in.texts();
        Packed<Runs> runs = new Packed<>(Runs.class, in.bytes());
        Listed listed = new Listed(line(in), in.text(), in.text(), in.text());
        return new ModelState(card, repos, listed, files, bundles, runs);
    }

    private static void write(ModelLine line, StateBytes out) {
        out.text(line.slug());
        out.text(line.name());
        out.text(line.vendor());
        out.text(line.type());
        out.text(line.typeKey());
        out.optional(line.family());
        write(line.figures(), out);
        out.optional(line.licence());
        out.optional(line.released());
        out.optional(line.downloads());
        out.number(line.downloadCount());
        out.optional(line.read());
        out.texts(line.formerly());
    }

    private static ModelLine line(StateBytes in) {
        return new ModelLine(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.optional(),
                brief(in),
                in.optional(),
                in.optional(),
                in.optional(),
                in.number(),
                in.optional(),
                in.texts());
    }

    private static void write(Brief figures, StateBytes out) {
        out.optional(figures.parameters());
        out.number(figures.parameterCount());
        out.optional(figures.active());
        out.optional(figures.context());
        out.number(figures.contextTokens());
        out.optional(figures.quantization());
        out.optional(figures.memoryGib());
        out.number(figures.memoryBytes());
        out.count(figures.needs().isPresent() ? 1 : 0);
        figures.needs().ifPresent(needs -> write(needs, out));
        out.count(figures.work().isPresent() ? 1 : 0);
        figures.work().ifPresent(work -> write(work, out));
    }

    private static Brief brief(StateBytes in) {
        return new Brief(
                in.optional(),
                in.number(),
                in.optional(),
                in.optional(),
                in.number(),
                in.optional(),
                in.optional(),
                in.number(),
                in.count() == 0 ? Optional.empty() : Optional.of(needs(in)),
                in.count() == 0 ? Optional.empty() : Optional.of(work(in)));
    }

    private static void write(Workload work, StateBytes out) {
        out.number(work.weightBytes());
        out.number(work.expertBytes());
        out.count(work.experts());
        out.count(work.expertsUsed());
        out.number(work.cacheBytes());
        out.number(work.activeParameters());
        out.count(work.layers());
        out.count(work.recurrentLayers());
        out.text(work.format().name());
        out.number(work.attention().numbers());
        out.number(work.attention().windowNumbers());
        out.number(work.attention().windowTokens());
    }

    private static Workload work(StateBytes in) {
        return new Workload(
                in.number(),
                in.number(),
                in.count(),
                in.count(),
                in.number(),
                in.number(),
                in.count(),
                in.count(),
                WeightFormat.valueOf(in.text()),
                new AttentionWork(in.number(), in.number(), in.number()));
    }

    private static void write(Needs needs, StateBytes out) {
        out.number(needs.card());
        out.number(needs.shared());
        out.number(needs.split());
        out.number(needs.perCard());
        out.number(needs.all());
    }

    private static Needs needs(StateBytes in) {
        return new Needs(in.number(), in.number(), in.number(), in.number(), in.number());
    }
}
