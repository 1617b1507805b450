package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Variant;
import com.runthismodel.page.sheet.HowToRun;
import com.runthismodel.page.sheet.ModelSheet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first command of a page loads what the figures above it are of, or the page says what it loads in its place. */
class LeadingWeightsTest {
    static Stream<Model> models() {
        return RealCatalog.get().models().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void firstCommandLoadsWhatTheFiguresAreOf(Model model) {
        ModelPages.Work work = new ModelPages(RealCatalog.get()).work(model);
        if (!work.subject().estimable()) return;
        ModelSheet sheet = work.sheet();
        HowToRun.RuntimeSteps first = sheet.run().first().orElseThrow();
        Choice choice = work.subject().pick().orElseThrow();
        String pick = choice.name();
        String note = sheet.answer().notCounted();
        assertEquals(!first.loads().equals(pick), note.contains("The first command loads"), note);
        String command = sheet.answer().command().orElseThrow();
        String label = choice.variant().map(Variant::label).orElse(pick);
        if (first.loads().equals(pick)) assertTrue(command.contains(label), command);
        assertEquals(work.subject().published(), !note.contains("No GGUF file of this model is known"), note);
    }
}
