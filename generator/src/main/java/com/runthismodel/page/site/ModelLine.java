package com.runthismodel.page.site;

import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.ModelType;
import com.runthismodel.page.model.Brief;
import com.runthismodel.unit.Decimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        long downloadCount,
        Optional<String> read,
        List<String> formerly) {
    /** Most downloaded first. */
    static final Comparator<ModelLine> POPULAR = (a, b) -> {
        int downloads = Long.compare(b.downloadCount(), a.downloadCount());
        return downloads != 0 ? downloads : a.slug().compareTo(b.slug());
    };

    private static final Set<String> WITHOUT_TEXT = Set.of(ModelType.EMBEDDING.key(), ModelType.RERANKER.key());

    /** Writes text, rather than giving numbers to a search engine. */
    boolean generates() {
        return !WITHOUT_TEXT.contains(typeKey);
    }

    boolean hasMemory() {
        return figures.memoryGib().isPresent();
    }

    /** As lists print it. */
    public String shownLicence() {
        return licence.orElse("licence unknown");
    }

    /** Key of the {@link SizeClass} that holds it; empty where its parameters are not known. */
    public String size() {
        return SizeClass.ALL.stream()
                .filter(size -> size.holds(figures.parameterCount()))
                .map(SizeClass::key)
                .findFirst()
                .orElse("");
    }

    /** The smallest {@link CardSize} that holds it in GiB; empty where none does or its memory is not known. */
    public String card() {
        return CardSize.ALL.stream()
                .filter(card -> card.holds(this))
                .map(card -> Integer.toString(card.gib()))
                .findFirst()
                .orElse("");
    }

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
                model.repo().downloads().orElse(0L),
                model.repo().read().map(LocalDate::toString),
                model.card().formerly());
    }
}
