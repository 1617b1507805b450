package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.util.Optional;

/**
 * What rounding cost in one measured run: an entry of {@code content/measured-quality.json}. Perplexities compare only
 * within one model, dataset and software revision, so all three travel with the number.
 */
public record QualityMeasurement(
        @Doc(value = "File type or publisher's name", example = "Q4_K_M")
        String quantization,

        @Doc("Model as the source wrote it") String model,
        @Doc("Slug of our model, when it is certain") Optional<String> slug,

        @Doc(value = "Text it was measured on", example = "wikitext-2 test")
        Optional<String> dataset,

        @Doc("Importance matrix the file was made with, \"None\" when made without")
        Optional<String> imatrix,

        @Doc("Revision of the software") Optional<String> revision,
        @Doc("Who made the file") Optional<String> publisher,
        @Doc("Bits per weight of the whole file") Optional<Double> bitsPerWeight,
        @Doc("Perplexity; lower is better") Optional<Double> perplexity,
        @Doc("Standard error of it") Optional<Double> perplexityError,

        @Doc("Perplexity of the unrounded model in the same run")
        Optional<Double> basePerplexity,

        @Doc("Mean Kullback-Leibler divergence from the unrounded model; lower is better")
        Optional<Double> klDivergence,

        @Doc("Standard error of it") Optional<Double> klDivergenceError,

        @Doc("How often its likeliest next token is the unrounded model's, in percent")
        Optional<Double> sameTopTokenPercent,

        @Doc("Root mean square change of the probability of the right token, in percent")
        Optional<Double> rmsProbabilityChangePercent,

        @Doc("What to beware of") Optional<String> caution,
        @Doc("Where it was published, owner/repo:path") String source) {}
