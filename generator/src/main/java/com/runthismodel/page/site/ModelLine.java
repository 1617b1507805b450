package com.runthismodel.page.site;

import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Model;
import com.runthismodel.page.model.Brief;
import com.runthismodel.unit.Decimal;
import java.time.LocalDate;
import java.util.Optional;

/** One model in a list: what is printed, and beside it the plain numbers that sort and filter. */
public record ModelLine(
        String slug,
        String name,
        String vendor,
        String type,
        String typeKey,
        Optional<String> family,
        Brief figures,
        Optional<String> licence,
        Optional<String> released,
        Optional<String> downloads,
        long downloadCount) {

    public static ModelLine of(Model model, Brief figures) {
        return new ModelLine(
                model.slug(),
                model.card().name(),
                model.card().vendor(),
                model.card().type().label(),
                model.card().type().key(),
                model.card().family(),
                figures,
                model.licence().map(Licence::name),
                model.card().released().map(LocalDate::toString),
                model.repo().downloads().map(Decimal::grouped),
                model.repo().downloads().orElse(0L));
    }
}
