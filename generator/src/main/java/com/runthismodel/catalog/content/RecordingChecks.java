package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Quantizations;
import com.runthismodel.catalog.Recording;
import com.runthismodel.catalog.Recording.Token;
import com.runthismodel.catalog.Slug;
import com.runthismodel.source.DidYouMean;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Recorded answers: they name what exists, and their times can be those of one answer. */
final class RecordingChecks {
    private static final int MOST_TOKENS = 4096;
    /** All of it is loaded when a reader asks for it. */
    private static final int LONGEST_ANSWER = 32_768;

    private static final int LONGEST_MILLIS = 3_600_000;
    /** An SPDX id: a reader can look up what it allows. */
    private static final String SPDX = "[A-Za-z0-9][A-Za-z0-9.+-]{0,60}";

    private final Located<Recording> located;
    private final Recording recording;
    private final Problems problems;

    private RecordingChecks(Located<Recording> located, Problems problems) {
        this.located = located;
        this.recording = located.value();
        this.problems = problems;
    }

    static void check(RawContent raw, Set<String> slugs, Problems problems) {
        Map<String, String> files = new HashMap<>();
        for (Located<Recording> located : raw.recordings()) {
            RecordingChecks checks = new RecordingChecks(located, problems);
            checks.identity(files);
            checks.known("slug", "model", located.value().slug(), slugs, true);
            checks.known(
                    "device",
                    "device",
                    located.value().device(),
                    raw.deviceIds().names(),
                    raw.deviceIds().complete());
            raw.quantizations().ifPresent(table -> checks.quantization(table.value()));
            checks.words();
            checks.times();
        }
    }

    private void identity(Map<String, String> files) {
        String stem = located.file().replaceFirst(".*/(.*)\\.yaml", "$1");
        if (!recording.id().equals(stem))
            report("id", "must be the name of the file, \"" + stem + "\"", "rename one of them");
        if (!Slug.isValid(stem)) report("id", "is no id: \"" + stem + "\"", Slug.RULE);
        String earlier = files.putIfAbsent(recording.id(), located.file());
        if (earlier != null) report("id", "is already the id of " + earlier, "give each recording its own");
    }

    private void known(String field, String what, String id, Collection<String> known, boolean complete) {
        if (complete && !known.contains(id))
            report(field, "no " + what + " \"" + id + "\"", DidYouMean.or(id, known, "add the " + what + " first"));
    }

    private void quantization(Quantizations table) {
        List<String> names = Stream.of(
                        table.fileTypes().stream().map(Quantizations.FileType::name),
                        table.publisherVariants().stream().map(Quantizations.PublisherVariant::name),
                        table.others().stream().map(Quantizations.GroupLayout::name))
                .flatMap(list -> list)
                .toList();
        known("quantization", "quantization", recording.quantization(), names, true);
    }

    private void words() {
        if (recording.devices() < 1) report("devices", "must be at least 1", "count the devices of the run");
        atLeastOne("promptTokens", recording.promptTokens());
        atLeastOne("answerTokens", recording.answerTokens());
        if (!recording.licence().matches(SPDX))
            report("licence", "is no SPDX id: \"" + recording.licence() + "\"", "for example CC0-1.0");
        MeasurementChecks.source(located, recording.source(), problems);
    }

    private void atLeastOne(String field, Optional<Integer> count) {
        if (count.orElse(1) < 1) report(field, "must be at least 1", "leave the key out where it is not known");
    }

    private void times() {
        List<Token> tokens = recording.tokens();
        if (tokens.size() < 2 || tokens.size() > MOST_TOKENS) {
            report("tokens", "has " + tokens.size() + " entries", "2 to " + MOST_TOKENS + " can be played");
            return;
        }
        for (int i = 0; i < tokens.size(); i++) {
            int earlier = i == 0 ? 0 : tokens.get(i - 1).ms();
            if (tokens.get(i).ms() < earlier)
                report("tokens[" + i + "].ms", "is before " + earlier, "times of one answer rise");
        }
        if (recording.lastTokenMs() > LONGEST_MILLIS) report("tokens", "last longer than an hour", "use milliseconds");
        if (recording.lastTokenMs() == recording.firstTokenMs())
            report("tokens", "all have one time", "record a streamed answer");
        int length =
                tokens.stream().mapToInt(token -> token.text().text().length()).sum();
        if (length > LONGEST_ANSWER) report("tokens", "hold " + length + " characters", "at most " + LONGEST_ANSWER);
    }

    private void report(String field, String problem, String fix) {
        problems.add(located.problem(field, problem, fix));
    }
}
