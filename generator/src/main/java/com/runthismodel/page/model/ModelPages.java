package com.runthismodel.page.model;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.page.DataFile;
import com.runthismodel.page.Head;
import com.runthismodel.page.Html;
import com.runthismodel.page.Output;
import com.runthismodel.page.TextFile;
import com.runthismodel.page.sheet.HowToRun;
import com.runthismodel.page.sheet.Link;
import com.runthismodel.page.sheet.ModelSheet;
import com.runthismodel.page.sheet.Refusal;
import com.runthismodel.source.record.JsonSchema;
import com.runthismodel.source.write.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The door: a model becomes its page and its JSON and Markdown twins, all three from one {@link ModelSheet}. What all
 * models share is looked up once.
 */
public final class ModelPages {
    /** Whose measured quality is shown where a model has none of its own. */
    public static final String SHOWN_FOR_OTHERS = Quality.REFERENCE_SLUG;

    private final Catalog catalog;
    private final Showcase showcase;

    public ModelPages(Catalog catalog) {
        this.catalog = catalog;
        this.showcase = Showcase.of(catalog);
    }

    /** The files of one model, and what lists say of it. */
    public record Made(List<Output> files, Brief brief) {}

    public Made make(Model model) {
        Work work = work(model);
        ModelSheet sheet = work.sheet();
        Optional<Html> estimate = estimate(work.subject);
        List<Output> files = new ArrayList<>(List.of(
                work.page(sheet, estimate),
                new DataFile("data/models/" + sheet.slug() + ".json", sheet),
                CompareData.of(sheet, work.subject.trained(), estimate, EngineData.of(work.subject, sheet.run())),
                new TextFile("models/" + sheet.slug() + ".md", MarkdownTwin.of(sheet))));
        files.addAll(RunsData.of(work.subject));
        return new Made(files, Brief.of(work.subject));
    }

    /** All that the page of a model states. */
    public ModelSheet sheet(Model model) {
        return work(model).sheet();
    }

    Work work(Model model) {
        return new Work(Subject.of(catalog, showcase, model));
    }

    /** The schema all JSON twins follow. */
    public static TextFile schema() {
        return new TextFile(
                "data/schema/model.json",
                JsonWriter.pretty(JsonSchema.of(ModelSheet.class, "A model and what it takes to run it")));
    }

    /** One model at work: sections that are both printed and drawn are worked out once. */
    static final class Work {
        private final Subject subject;
        private final Optional<QuantizationTable> quantizations;
        private final Optional<ContextTables> context;
        private final CommunitySection measured;

        private Work(Subject subject) {
            this.subject = subject;
            this.quantizations = QuantizationTable.of(subject);
            this.context = ContextTables.of(subject);
            this.measured = CommunitySection.of(subject);
        }

        Subject subject() {
            return subject;
        }

        ModelSheet sheet() {
            Model model = subject.model();
            HowToRun run = RunSection.of(subject);
            return new ModelSheet(
                    ModelSheet.SCHEMA,
                    model.slug(),
                    model.card().name(),
                    model.card().vendor(),
                    model.card().type().label(),
                    model.card().tagline(),
                    model.card().hub().toString(),
                    AnswerWriter.of(subject, run),
                    refusal(subject),
                    Chips.of(subject),
                    FitsTable.of(subject),
                    quantizations.map(QuantizationTable::table),
                    context.map(ContextTables::tables),
                    run,
                    SpeedSection.of(subject),
                    measured.table(),
                    ServingTable.of(subject),
                    AboutWriter.of(subject),
                    QuestionWriter.of(subject),
                    SourceList.of(subject),
                    subject.catalog().site().editUrl(model.file()));
        }

        private ModelPage page(ModelSheet sheet, Optional<Html> estimate) {
            return new ModelPage(
                    head(sheet),
                    sheet,
                    new Pictures(
                            AnswerWriter.bar(subject),
                            context.map(ContextTables::chart),
                            quantizations.flatMap(QuantizationTable::chart),
                            measured.chart()),
                    JsonLd.of(subject.catalog().site(), sheet),
                    estimate,
                    subject.trained(),
                    RunsData.present(subject),
                    contents(sheet));
        }
    }

    /** What the page's scripts need to answer for other settings and machines than the printed ones. */
    private static Optional<Html> estimate(Subject subject) {
        if (!subject.estimable() || subject.contexts().isEmpty()) return Optional.empty();
        List<EstimateData.Named> variants = new ArrayList<>();
        for (Choice choice : Choices.main(subject.choices(), Choices.KNOWN, subject.pick(), Choices.KNOWN.size()))
            variants.add(
                    new EstimateData.Named(choice.name(), choice.coefficients().orElseThrow()));
        return Optional.of(EstimateData.block(variants));
    }

    private static Head head(ModelSheet sheet) {
        return new Head(
                Head.titleOf(sheet.name(), ": memory, speed", " and commands"),
                Head.cut(sheet.answer().sentence() + ". " + sheet.answer().need(), Head.DESCRIPTION_LIMIT),
                List.of(
                        new Head.Crumb("models", "models.html"),
                        new Head.Crumb(sheet.slug(), "models/" + sheet.slug() + ".html")));
    }

    private static Optional<Refusal> refusal(Subject subject) {
        if (subject.estimable()) return Optional.empty();
        if (subject.model().architecture() instanceof UnknownArchitecture unknown)
            return Optional.of(new Refusal(
                    "We do not know how the architecture \"" + unknown.name()
                            + "\" lays out its weights and cache, and do not guess.",
                    "What would be needed: " + unknown.needed() + "."));
        return Optional.of(new Refusal(
                "No quantization of this model has a recipe we know.",
                "A file list of a GGUF repository, with sizes, would be needed."));
    }

    private static List<Link> contents(ModelSheet sheet) {
        return Sections.of(sheet).stream()
                .map(section -> new Link(section.title(), "#" + section.id()))
                .toList();
    }
}
