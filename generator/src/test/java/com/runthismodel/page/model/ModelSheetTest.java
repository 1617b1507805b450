package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.Rig;
import com.runthismodel.page.sheet.Community;
import com.runthismodel.page.sheet.ContextMemory;
import com.runthismodel.page.sheet.Memory;
import com.runthismodel.page.sheet.ModelSheet;
import com.runthismodel.page.sheet.Quantizations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of a model says, on the small site: four models, one of them of an architecture nobody knows. */
class ModelSheetTest {
    private static final Catalog SMALL = read();

    private static Catalog read() {
        try {
            return CatalogReader.read(Path.of("generator/src/test/resources/sites/small/content"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ModelPages.Work work(String slug) {
        return new ModelPages(SMALL).work(SMALL.model(slug).orElseThrow());
    }

    private static Subject subject(String slug) {
        return work(slug).subject();
    }

    private static ModelSheet sheet(String slug) {
        return work(slug).sheet();
    }

    private static List<String> slugs() {
        return SMALL.models().stream().map(model -> model.slug()).toList();
    }

    @Test
    void anUnknownArchitectureIsRefusedAndStillHasAPage() {
        String strange = slugs().stream()
                .filter(slug -> slug.contains("strange"))
                .findFirst()
                .orElseThrow();
        ModelSheet sheet = sheet(strange);
        assertTrue(sheet.refusal().isPresent());
        assertFalse(sheet.refusal().get().needed().isBlank());
        assertTrue(sheet.fits().isEmpty()
                && sheet.context().isEmpty()
                && sheet.speed().isEmpty());
        assertFalse(sheet.about().paragraphs().isEmpty());
    }

    @Test
    void partsOfTheFirstScreenAddUpToTheHeadlineAndTheDriver() {
        for (String slug : slugs()) {
            Subject subject = subject(slug);
            if (!subject.estimable()) continue;
            Rig rig = AnswerWriter.rig(subject).orElseThrow();
            long parts = AnswerWriter.parts(subject, rig).stream()
                    .mapToLong(part -> part.memory().bytes())
                    .sum();
            long headline = subject.gpu(subject.pick().orElseThrow()).count();
            assertEquals(headline + Fit.driver(rig.memoryEach()).count() * rig.cards(), parts, slug);
        }
    }

    @Test
    void theHeadlineIsOneFigureEverywhere() {
        for (String slug : slugs()) {
            ModelSheet sheet = sheet(slug);
            if (sheet.refusal().isPresent()) continue;
            Quantizations.Row row = sheet.quantizations().orElseThrow().rows().stream()
                    .filter(Quantizations.Row::recommended)
                    .findFirst()
                    .orElseThrow();
            String gib = row.gpu().orElseThrow().gib() + " GiB";
            assertTrue(sheet.answer().need().contains(gib), slug);
            assertTrue(sheet.questions().get(0).answer().startsWith(gib), slug);
            assertTrue(sheet.about().paragraphs().stream().anyMatch(text -> text.contains(gib)), slug);
        }
    }

    @Test
    void theContextNamedOnTheFirstScreenFitsAndTheNextDoesNot() {
        for (String slug : slugs()) {
            Subject subject = subject(slug);
            if (!subject.estimable() || subject.contexts().isEmpty()) continue;
            Choice pick = subject.pick().orElseThrow();
            Rig rig = AnswerWriter.rig(subject).orElseThrow();
            long longest = subject.longest(rig, pick).orElseThrow();
            assertTrue(subject.fits(rig, pick, longest), slug);
            subject.contexts().stream()
                    .filter(tokens -> tokens > longest)
                    .forEach(tokens -> assertFalse(subject.fits(rig, pick, tokens), slug + " at " + tokens));
        }
    }

    @Test
    void memoryGrowsWithContextAndShrinksWithARoundedCache() {
        for (String slug : slugs()) {
            sheet(slug).context().ifPresent(context -> {
                List<ContextMemory.Table> tables = context.tables();
                for (ContextMemory.Table table : tables) {
                    for (ContextMemory.Row row : table.rows()) rising(row.memory(), slug + " " + row.quantization());
                }
                // An encoder keeps no cache, so there is none to be smaller.
                if (tables.get(0).kvCache().isEmpty()) return;
                long f16 = tables.get(0).kvCache().get(0).bytes();
                for (ContextMemory.Table table : tables)
                    assertTrue(table.kvCache().get(0).bytes() <= f16, slug);
            });
        }
    }

    private static void rising(List<Memory> memory, String what) {
        for (int i = 1; i < memory.size(); i++)
            assertTrue(memory.get(i).bytes() >= memory.get(i - 1).bytes(), what);
    }

    @Test
    void everyModelSaysHowManyRunsWereMeasuredAndOpensAFormForOneMore() throws IOException {
        String form = Files.readString(Path.of(".github/ISSUE_TEMPLATE/measurement.yml"));
        assertTrue(form.contains("\n    id: model\n"), "the field that the link fills in");
        for (String slug : slugs()) {
            Community measured = sheet(slug).measured();
            assertEquals(SMALL.model(slug).orElseThrow().measurements().size(), measured.total());
            assertFalse(measured.summary().isBlank());
            assertEquals(
                    SMALL.site().repository() + "/issues/new?template=measurement.yml&model=" + slug,
                    measured.contribute().href());
        }
    }
}
