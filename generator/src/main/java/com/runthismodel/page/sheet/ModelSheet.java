package com.runthismodel.page.sheet;

import com.runthismodel.source.Doc;
import com.runthismodel.source.Key;
import java.util.List;
import java.util.Optional;

/**
 * Everything a model page states, in the order of the page. This record is the JSON twin, key for key, and the one
 * place the HTML, the Markdown and the JSON-LD take their figures from: what is printed twice cannot disagree.
 */
public record ModelSheet(
        @Key("$schema") @Doc("Where the schema of this file is")
        String schema,

        @Doc("Name of the page: models/<slug>.html") String slug,
        @Doc("Name as its makers write it") String name,
        @Doc("Who made it") String vendor,
        @Doc("What goes in and what comes out") String type,
        @Doc("One plain sentence") String tagline,

        @Doc("Hugging Face repository of the original weights")
        String hub,

        @Doc("The first screen: what it runs on and what that takes")
        Answer answer,

        @Doc("Why there are no estimates; absent where there are")
        Optional<Refusal> refusal,

        @Doc("The labelled facts under the name") List<Chip> facts,
        @Doc("Which quantization fits which device") Optional<Fits> fits,
        @Doc("The files one can download") Optional<Quantizations> quantizations,
        @Doc("GPU memory by context and quantization") Optional<ContextMemory> context,
        @Doc("What to type") HowToRun run,
        @Doc("Estimated speed on named devices") Optional<Speeds> speed,
        @Doc("Measured runs of this model") Community measured,
        @Doc("Users at once on named cards") Optional<Serving> serving,
        @Doc("What it is, in sentences and dimensions") About about,
        @Doc("Questions answered with the figures above") List<Question> questions,
        @Doc("Where the facts come from") List<Source> sources,
        @Doc("Where to correct them") String edit) {

    /** Relative to the file, so that it holds on any host and on a disk. */
    public static final String SCHEMA = "../schema/model.json";

    public ModelSheet {
        facts = List.copyOf(facts);
        questions = List.copyOf(questions);
        sources = List.copyOf(sources);
    }
}
