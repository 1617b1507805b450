package com.runthismodel.page.model;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Measurement;
import com.runthismodel.catalog.Recording;
import com.runthismodel.catalog.Recording.Token;
import com.runthismodel.page.TextFile;
import com.runthismodel.source.write.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs of one model as classic scripts that its page loads when it needs them: measured speeds, which beat an estimate for
 * the same file on the same device, and recorded answers, which are played back. A model without such runs has no file.
 */
final class RunsData {
    private RunsData() {}

    static RunFiles present(Subject subject) {
        return new RunFiles(
                !measuredRows(subject).isEmpty(), !subject.model().recordings().isEmpty());
    }

    static List<TextFile> of(Subject subject) {
        List<TextFile> files = new ArrayList<>();
        List<List<Object>> measured = measuredRows(subject);
        if (!measured.isEmpty()) files.add(file("measured", subject, measured));
        List<Recording> recordings = subject.model().recordings();
        if (!recordings.isEmpty())
            files.add(file(
                    "recordings",
                    subject,
                    recordings.stream()
                            .map(one -> recording(subject.catalog(), one))
                            .toList()));
        return files;
    }

    private static TextFile file(String name, Subject subject, Object value) {
        return new TextFile(
                "data/" + name + "/" + subject.model().slug() + ".js",
                "(self.RTM = self.RTM || {})." + name + " = " + JsonWriter.forHtml(value) + ";\n");
    }

    /** Device, quantization, tokens per second, the same printed, how it was measured; the newest run of each pair. */
    private static List<List<Object>> measuredRows(Subject subject) {
        Map<List<String>, List<Object>> rows = new LinkedHashMap<>();
        subject.model().measurements().stream()
                .sorted(CommunitySection.NEWEST)
                .filter(run -> Comparison.plain(run) && run.device().isPresent())
                .filter(run -> subject.estimated().stream()
                        .anyMatch(choice -> run.quantization().equals(Optional.of(choice.name()))))
                .forEach(run -> rows.putIfAbsent(
                        List.of(run.device().orElseThrow(), run.quantization().orElseThrow()), row(run)));
        return List.copyOf(rows.values());
    }

    private static List<Object> row(Measurement run) {
        double speed = run.decodeTokensPerSecond().orElseThrow();
        String how = String.join(
                ", ",
                Stream.of(
                                Optional.of(CommunitySection.runtime(run)),
                                CommunitySection.conditions(run),
                                run.date(),
                                Optional.of(Citation.brief(run.source()).text()))
                        .flatMap(Optional::stream)
                        .toList());
        return List.of(
                run.device().orElseThrow(),
                run.quantization().orElseThrow(),
                speed,
                CommunitySection.speed(speed),
                how);
    }

    private static Map<String, Object> recording(Catalog catalog, Recording run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("quantization", run.quantization());
        map.put("tokens", run.answerTokens().orElse(run.tokens().size()));
        map.put("about", about(catalog, run));
        map.put("pieces", run.tokens().stream().map(RunsData::piece).toList());
        return map;
    }

    private static String about(Catalog catalog, Recording run) {
        String device = catalog.device(run.device()).map(Device::name).orElse(run.device());
        return "A recorded run of this model: " + run.quantization() + " on "
                + (run.devices() > 1 ? run.devices() + " × " : "") + device + ", " + run.runtime() + " "
                + run.runtimeVersion() + run.backend().map(name -> ", " + name).orElse("") + ", " + run.date()
                + ". Source: " + run.source() + ". Licence of prompt and answer: " + run.licence() + ". Asked was: \""
                + run.prompt() + "\"";
    }

    /** Milliseconds, text, and 1 where it belongs to the reasoning. */
    private static List<Object> piece(Token token) {
        String text = token.text().toString();
        return token.thinking().orElse(false) ? List.of(token.ms(), text, 1) : List.of(token.ms(), text);
    }
}
