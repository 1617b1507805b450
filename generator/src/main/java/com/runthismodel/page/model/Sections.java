package com.runthismodel.page.model;

import com.runthismodel.page.sheet.ModelSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sections a page has, in its order: for the contents list and for the headings of the Markdown twin. */
record Sections(String id, String title) {
    static List<Sections> of(ModelSheet sheet) {
        List<Sections> sections = new ArrayList<>();
        add(sections, sheet.fits(), "fits", "Does it fit");
        add(sections, sheet.quantizations(), "quantizations", "Which quantization");
        add(sections, sheet.context(), "context", "How much context");
        sections.add(new Sections("run", "How to start it"));
        add(sections, sheet.speed(), "speed", "How fast");
        sections.add(new Sections("measured", "Measured by people"));
        add(sections, sheet.serving(), "serving", "For how many people");
        sections.add(new Sections("about", "What it is"));
        if (!sheet.questions().isEmpty()) sections.add(new Sections("questions", "Questions"));
        sections.add(new Sections("sources", "Sources"));
        return sections;
    }

    private static void add(List<Sections> sections, Optional<?> section, String id, String title) {
        if (section.isPresent()) sections.add(new Sections(id, title));
    }
}
