package com.runthismodel.page.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything a model page states, in the order of the page. This record is the JSON twin, key for key, and the one
 * place the HTML, the Markdown and the JSON-LD take their figures from: what is printed twice cannot disagree.
 * Sections are absent where the architecture is not known.
 */
public record ModelSheet(
        String slug,
        String name,
        String vendor,
        String type,
        String tagline,
        String hub,
        Answer answer,
        Optional<Refusal> refusal,
        List<Chip> chips,
        Optional<Fits> fits,
        Optional<Quantizations> quantizations,
        Optional<ContextMemory> context,
        HowToRun run,
        Optional<Speeds> speed,
        Community community,
        Optional<Serving> serving,
        About about,
        List<Question> questions,
        List<Source> sources,
        String edit) {
    public ModelSheet {
        chips = List.copyOf(chips);
        questions = List.copyOf(questions);
        sources = List.copyOf(sources);
    }
}
