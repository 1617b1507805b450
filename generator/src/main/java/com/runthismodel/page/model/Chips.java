package com.runthismodel.page.model;

import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Model;
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
        String note = total.isPresent() && total.getAsLong() != language.getAsLong()
                ? "language model; " + Counts.brief(total.getAsLong()) + " in the repository"
                : Decimal.grouped(language.getAsLong());
        return chip("Parameters", Counts.brief(language.getAsLong()), note);
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
        return chip("Context", Tokens.shortText(subject.trained()), Decimal.grouped(subject.trained()) + " tokens");
    }

    private static Chip memory(Subject subject) {
        Choice least = subject.estimated().get(0);
        Choice most = subject.estimated().get(subject.estimated().size() - 1);
        String range = subject.gpu(least).gib() + " to " + subject.gpu(most).gib() + " GiB";
        return chip(
                "GPU memory",
                range,
                least.name() + " to " + most.name() + " at " + Tokens.shortText(subject.headline()));
    }

    private static Chip chip(String label, String value, String note) {
        return new Chip(label, value, Optional.empty(), note.isEmpty() ? Optional.empty() : Optional.of(note));
    }
}
