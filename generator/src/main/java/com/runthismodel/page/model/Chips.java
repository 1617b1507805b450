package com.runthismodel.page.model;

import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Model;
import com.runthismodel.page.sheet.Chip;
import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The labelled facts under the name. */
final class Chips {
    private Chips() {}

    static List<Chip> of(Subject subject) {
        Model model = subject.model();
        List<Chip> chips = new ArrayList<>();
        chips.add(parameters(model));
        model.activeParameters().ifPresent(n -> chips.add(chip("Active a token", Counts.brief(n), "")));
        model.card().family().ifPresent(family -> chips.add(chip("Family", family, "")));
        chips.add(licence(model));
        if (subject.trained() > 0) chips.add(context(subject));
        if (subject.estimable()) chips.add(memory(subject));
        return chips;
    }

    private static Chip parameters(Model model) {
        OptionalLong language = model.languageParameters();
        if (language.isEmpty()) return chip("Parameters", "unknown", "no source states a count");
        OptionalLong total = model.totalParameters();
        String brief = Counts.brief(language.getAsLong());
        String repository = total.isPresent() ? Counts.brief(total.getAsLong()) : Counts.brief(language.getAsLong());
        // A scoring head or a buffer of a few numbers is no difference a reader could see.
        String note = repository.equals(brief)
                ? Decimal.grouped(language.getAsLong())
                : "language model; " + repository + " in the repository";
        return chip("Parameters", brief, note);
    }

    private static Chip licence(Model model) {
        if (model.licence().isEmpty())
            return new Chip(
                    "Licence", "not known", Optional.of(model.card().hub().url()), Optional.of("see its repository"));
        Licence licence = model.licence().get();
        return new Chip("Licence", licence.name(), licence.link(), Optional.of(commercial(licence.commercial())));
    }

    private static String commercial(Licence.Commercial commercial) {
        return switch (commercial) {
            case YES -> "commercial use allowed";
            case WITH_CONDITIONS -> "commercial use with conditions";
            case NO -> "no commercial use";
            case UNKNOWN -> "commercial use not clear";
        };
    }

    private static Chip context(Subject subject) {
        if (subject.recurrent()) return chip("Context", "any length", "its state does not grow");
        String brief = Tokens.shortText(subject.trained());
        String exact = Decimal.grouped(subject.trained());
        return brief.equals(exact) ? chip("Context", exact + " tokens", "") : chip("Context", brief, exact + " tokens");
    }

    private static Chip memory(Subject subject) {
        Choice least = subject.estimated().get(0);
        Choice most = subject.estimated().get(subject.estimated().size() - 1);
        if (least.equals(most))
            return chip(
                    "GPU memory",
                    subject.gpu(least).gib() + " GiB",
                    least.name() + " at " + Counts.tokens(subject.headline()));
        String range = subject.gpu(least).gib() + " to " + subject.gpu(most).gib() + " GiB";
        return chip(
                "GPU memory", range, least.name() + " to " + most.name() + " at " + Counts.tokens(subject.headline()));
    }

    private static Chip chip(String label, String value, String note) {
        return new Chip(label, value, Optional.empty(), note.isEmpty() ? Optional.empty() : Optional.of(note));
    }
}
