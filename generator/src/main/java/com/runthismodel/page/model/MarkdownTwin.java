package com.runthismodel.page.model;

import com.runthismodel.page.sheet.Chip;
import com.runthismodel.page.sheet.Community;
import com.runthismodel.page.sheet.ContextMemory;
import com.runthismodel.page.sheet.Fits;
import com.runthismodel.page.sheet.HowToRun;
import com.runthismodel.page.sheet.Link;
import com.runthismodel.page.sheet.Memory;
import com.runthismodel.page.sheet.ModelSheet;
import com.runthismodel.page.sheet.Quantizations;
import com.runthismodel.page.sheet.Question;
import com.runthismodel.page.sheet.Serving;
import com.runthismodel.page.sheet.Source;
import com.runthismodel.page.sheet.Speeds;
import com.runthismodel.page.sheet.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sheet as Markdown, for readers and programs that want text: same figures, same order. */
final class MarkdownTwin {
    private final MarkdownText out = new MarkdownText();
    private final ModelSheet sheet;

    private MarkdownTwin(ModelSheet sheet) {
        this.sheet = sheet;
    }

    static String of(ModelSheet sheet) {
        MarkdownTwin twin = new MarkdownTwin(sheet);
        twin.hero();
        for (Sections section : Sections.of(sheet)) twin.section(section);
        return twin.out.toString();
    }

    private void hero() {
        out.heading(1, sheet.name());
        out.paragraph(sheet.vendor() + " · " + sheet.type());
        out.paragraph(sheet.tagline());
        String speed =
                sheet.speed().flatMap(Speeds::inShort).map(text -> text + " ").orElse("");
        out.paragraph("**" + sheet.answer().sentence() + ".** " + sheet.answer().need() + " " + speed
                + sheet.answer().notCounted());
        sheet.answer().command().ifPresent(out::command);
        for (Chip chip : sheet.facts())
            out.item(chip.label() + ": " + chip.value()
                    + chip.note().map(note -> " (" + note + ")").orElse(""));
        out.blank();
        sheet.refusal().ifPresent(refusal -> out.paragraph(refusal.reason() + " " + refusal.needed()));
    }

    private void section(Sections section) {
        out.heading(2, section.title());
        switch (section.id()) {
            case "fits" -> fits(sheet.fits().orElseThrow());
            case "quantizations" -> quantizations(sheet.quantizations().orElseThrow());
            case "context" -> context(sheet.context().orElseThrow());
            case "run" -> run();
            case "speed" -> speed(sheet.speed().orElseThrow());
            case "measured" -> measured();
            case "serving" -> serving(sheet.serving().orElseThrow());
            case "about" -> about();
            case "questions" -> questions();
            case "sources" -> sources();
            default -> throw new IllegalStateException(section.id());
        }
    }

    private void fits(Fits fits) {
        out.paragraph(fits.definition());
        for (Fits.Meaning meaning : fits.legend()) out.item(meaning.verdict().word() + ": " + meaning.meaning());
        out.blank();
        out.head("Device", "Memory, GiB").more(fits.quantizations()).end();
        for (Fits.Row row : fits.rows()) {
            out.row(row.device(), row.memoryGib());
            for (Fits.Cell cell : row.cells()) out.cell((cell.verdict().word() + " " + cell.context()).strip());
            out.endRow();
        }
        out.blank();
    }

    private void quantizations(Quantizations table) {
        out.paragraph(table.setting());
        out.head(
                        "Type",
                        "GPU memory, GiB",
                        "Download, GB",
                        "Download, GiB",
                        "RAM, GiB",
                        "Bits per weight",
                        "Measured quality, " + table.qualityUnit()
                                + (table.qualityOfThisModel() ? "" : " of another model"))
                .end();
        for (Quantizations.Row row : table.rows()) {
            out.row(row.name(), gib(row.gpu()), row.download().gb() + (row.estimated() ? " est." : ""));
            out.cell(row.download().gib()).cell(gib(row.ram()));
            out.cell(row.bitsPerWeight().orElse("unknown"))
                    .cell(row.quality().orElse("not measured"))
                    .endRow();
        }
        out.blank();
        out.paragraph(table.quality());
        for (Link link : table.otherFormats()) out.item(link.text() + ": " + link.href());
        out.blank();
    }

    private static String gib(Optional<Memory> memory) {
        return memory.map(Memory::gib).orElse("unknown");
    }

    private void context(ContextMemory context) {
        out.paragraph(context.setting() + " " + context.perToken());
        for (ContextMemory.Table table : context.tables()) {
            if (!table.kvCache().isEmpty()) out.heading(3, "KV cache in " + table.kvType());
            out.head("GiB at tokens").more(texts(table.contexts())).end();
            for (ContextMemory.Row row : table.rows()) memories(row.quantization(), row.memory());
            if (!table.kvCache().isEmpty()) memories("of which KV cache", table.kvCache());
            out.blank();
        }
    }

    private void memories(String name, List<Memory> memories) {
        out.row(name);
        for (Memory memory : memories) out.cell(memory.gib());
        out.endRow();
    }

    private static List<String> texts(List<ContextMemory.Context> contexts) {
        return contexts.stream().map(ContextMemory.Context::text).toList();
    }

    private void run() {
        out.paragraph(sheet.run().pulls());
        for (HowToRun.RuntimeSteps runtime : sheet.run().runtimes()) {
            out.heading(3, runtime.name());
            out.paragraph(runtime.summary()
                    + runtime.api()
                            .map(api -> " Opens " + (api.startsWith("own") ? "its " : "an ") + api + ".")
                            .orElse(""));
            for (Step step : runtime.steps()) {
                out.paragraph(step.title() + ":");
                out.command(step.command());
                step.note().ifPresent(out::paragraph);
            }
            runtime.note().ifPresent(out::paragraph);
        }
        for (String refused : sheet.run().notOffered()) out.item("Not offered: " + refused);
        out.blank();
    }

    private void speed(Speeds speeds) {
        out.paragraph(speeds.setting());
        out.head("Device", "Answer, estimate", "Prompt, estimate", "Answer, measured", "Basis of the estimate")
                .end();
        for (Speeds.Row row : speeds.rows()) {
            out.row(row.device(), row.estimate(), row.prefill().orElse("no estimate"));
            out.cell(row.measured().orElse("not measured")).cell(row.basis()).endRow();
        }
        out.blank();
    }

    private void measured() {
        out.paragraph(sheet.measured().summary());
        if (sheet.measured().rows().isEmpty()) return;
        out.head(
                        "Hardware",
                        "Runtime",
                        "Quantization",
                        "Answer, tokens/s",
                        "Estimate for it",
                        "Prompt, tokens/s",
                        "First token, ms",
                        "Date",
                        "Source")
                .end();
        for (Community.Row row : sheet.measured().rows()) {
            out.row(row.hardware() + row.conditions().map(c -> ", " + c).orElse(""), row.runtime(), row.quantization());
            out.cell(row.decode().orElse(""))
                    .cell(row.estimate().orElse(""))
                    .cell(row.prefill().orElse(""))
                    .cell(row.firstTokenMs().orElse(""));
            out.cell(row.date().orElse(""))
                    .cell(row.source().text()
                            + row.doubt().map(d -> "; doubtful: " + d).orElse(""));
            out.endRow();
        }
        out.blank();
    }

    private void serving(Serving serving) {
        out.paragraph(serving.setting());
        out.head("Card", "Quantization").more(texts(serving.contexts())).end();
        for (Serving.Row row : serving.rows()) {
            out.row(row.device(), row.quantization());
            for (Serving.Cell cell : row.cells())
                out.cell(cell.users()
                        + cell.together().map(t -> ", " + t + " t/s").orElse(""));
            out.endRow();
        }
        out.blank();
    }

    private void about() {
        sheet.about().paragraphs().forEach(out::paragraph);
        for (Chip fact : sheet.about().architecture()) out.item(fact.label() + ": " + fact.value());
        out.blank();
    }

    private void questions() {
        for (Question question : sheet.questions()) {
            out.heading(3, question.question());
            out.paragraph(question.answer());
        }
    }

    private void sources() {
        List<String> lines = new ArrayList<>();
        for (Source source : sheet.sources()) lines.add(source.what() + ": " + source.where());
        lines.forEach(out::item);
        out.blank();
        out.paragraph("Correct this page: " + sheet.edit());
    }
}
