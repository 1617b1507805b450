package com.runthismodel.page.model;

import com.runthismodel.catalog.Model;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.page.sheet.About;
import com.runthismodel.unit.Decimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What the model is: the written description, then sentences made of its numbers. */
final class AboutWriter {
    private final Subject subject;
    private final Model model;

    private AboutWriter(Subject subject) {
        this.subject = subject;
        this.model = subject.model();
    }

    static About of(Subject subject) {
        AboutWriter writer = new AboutWriter(subject);
        List<String> paragraphs = new ArrayList<>();
        subject.model().card().description().ifPresent(text -> paragraphs.add(text.strip()));
        paragraphs.add(writer.facts());
        return new About(paragraphs, ArchitectureFacts.of(subject.model()));
    }

    private String facts() {
        List<String> sentences = new ArrayList<>();
        sentences.add(opening());
        parameters().ifPresent(sentences::add);
        repository().ifPresent(sentences::add);
        context().ifPresent(sentences::add);
        weights().ifPresent(sentences::add);
        licence().ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private String opening() {
        String type = model.card().type().label().toLowerCase(Locale.ROOT);
        String family = model.card()
                .family()
                .filter(f -> !subject.name().contains(f))
                .map(f -> " of the " + f + " family")
                .orElse("");
        String released = model.card().released().map(this::published).orElse("");
        return subject.name() + " is " + Counts.article(type) + (type.equals("reranker") ? " by " : " model by ")
                + model.card().vendor() + family + released + ".";
    }

    /** A repository is often made days before its model is shown, or its weights are moved to a new one. */
    private String published(LocalDate day) {
        String source = model.card().sources().getOrDefault("released", "");
        return (source.contains("of the Hub repository") ? "; its Hub repository dates from " : ", published on ")
                + day;
    }

    private Optional<String> parameters() {
        OptionalLong language = model.languageParameters();
        if (language.isEmpty()) return Optional.of("No source we have states its parameter count.");
        String layers = model.known()
                .map(known -> " in " + Counts.of(known.layers().size(), "layer"))
                .orElse("");
        String active = model.activeParameters().isPresent()
                ? ", of which " + Counts.words(model.activeParameters().getAsLong()) + " work on each token"
                : "";
        return Optional.of("It has " + Counts.words(language.getAsLong()) + " parameters ("
                + Decimal.grouped(language.getAsLong()) + ")" + layers + active + ".");
    }

    /** Said only where it differs: most figures elsewhere print the repository's total as the model's size. */
    private Optional<String> repository() {
        OptionalLong total = model.totalParameters();
        OptionalLong language = model.languageParameters();
        if (total.isEmpty() || language.isEmpty()) return Optional.empty();
        if (Counts.words(total.getAsLong()).equals(Counts.words(language.getAsLong()))) return Optional.empty();
        List<String> parts = new ArrayList<>();
        Optional<HubRepo.Parameters> told = model.repo().parameters();
        told.flatMap(HubRepo.Parameters::vision).ifPresent(n -> parts.add(Counts.words(n) + " of the vision part"));
        told.flatMap(HubRepo.Parameters::mtp).ifPresent(n -> parts.add(Counts.words(n) + " of multi-token prediction"));
        String with = parts.isEmpty() ? "" : ", with " + Counts.list(parts);
        return Optional.of("The repository holds " + Counts.words(total.getAsLong()) + " in all" + with
                + "; the figures here are of the language model.");
    }

    private Optional<String> licence() {
        return model.licence().map(licence -> "Licence: " + licence.name() + ". " + licence.conditions());
    }

    private Optional<String> context() {
        if (subject.trained() == 0) return Optional.empty();
        String tokens = Decimal.grouped(subject.trained());
        // Converters write a context into files of pure state space models that nothing was trained for.
        return Optional.of(
                subject.recurrent()
                        ? "Its GGUF files name a context of " + tokens
                                + " tokens, which is no limit: its state is as large at any length."
                        : "Its configuration allows contexts of up to " + tokens + " tokens.");
    }

    private Optional<String> weights() {
        if (!subject.estimable()) return Optional.empty();
        Choice pick = subject.pick().orElseThrow();
        return Optional.of("At " + pick.name() + " it is " + pick.file().gb() + " GB to download and takes "
                + subject.gpu(pick).gib() + " GiB of GPU memory at " + Decimal.grouped(subject.headline())
                + " tokens.");
    }
}
