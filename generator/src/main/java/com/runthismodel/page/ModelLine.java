package com.runthismodel.page;

import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Model;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Tokens;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** One model in a list: what is printed, and beside it the plain numbers that sort and filter. */
public record ModelLine(
        String slug,
        String name,
        String vendor,
        String tagline,
        String type,
        String typeKey,
        Optional<String> family,
        Optional<String> parameters,
        Optional<String> active,
        long parameterCount,
        Optional<String> context,
        long contextTokens,
        Optional<String> quantization,
        Optional<String> memoryGib,
        long memoryBytes,
        Optional<String> licence,
        Optional<String> commercial,
        Optional<String> released,
        Optional<String> downloads,
        long downloadCount) {

    public static ModelLine of(Model model) {
        OptionalLong parameters = model.languageParameters();
        OptionalLong context = model.contextTokens();
        Optional<Headline> headline = Headline.of(model);
        return new ModelLine(
                model.slug(),
                model.card().name(),
                model.card().vendor(),
                model.card().tagline(),
                model.card().type().label(),
                model.card().type().key(),
                model.card().family(),
                text(parameters),
                text(model.activeParameters()),
                parameters.orElse(0),
                context.isPresent() ? Optional.of(Tokens.shortText(context.getAsLong())) : Optional.empty(),
                context.orElse(0),
                headline.map(Headline::quantization),
                headline.map(Headline::gpu).map(Bytes::gib),
                headline.map(Headline::gpu).map(Bytes::count).orElse(0L),
                model.licence().map(Licence::name),
                model.licence().map(licence -> word(licence.commercial())),
                model.card().released().map(LocalDate::toString),
                model.repo().downloads().map(Decimal::grouped),
                model.repo().downloads().orElse(0L));
    }

    private static Optional<String> text(OptionalLong parameters) {
        return parameters.isPresent() ? Optional.of(Counts.shortText(parameters.getAsLong())) : Optional.empty();
    }

    private static String word(Licence.Commercial commercial) {
        return switch (commercial) {
            case YES -> "yes";
            case WITH_CONDITIONS -> "with conditions";
            case NO -> "no";
            case UNKNOWN -> "unknown";
        };
    }
}
