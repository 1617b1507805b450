package com.runthismodel.page.model;

import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.Rig;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import com.runthismodel.unit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions people ask, answered with the page's own figures. */
final class QuestionWriter {
    private static final int[] ASKED_CARDS = {8, 12, 16, 24};

    private final Subject subject;

    private QuestionWriter(Subject subject) {
        this.subject = subject;
    }

    static List<Question> of(Subject subject) {
        QuestionWriter writer = new QuestionWriter(subject);
        List<Question> questions = new ArrayList<>();
        if (subject.estimable()) writer.estimates(subject.pick().orElseThrow(), questions);
        writer.commercial().ifPresent(questions::add);
        return questions;
    }

    private void estimates(Choice pick, List<Question> questions) {
        questions.add(memory(pick));
        questions.add(cards());
        if (subject.trained() > 0
                && subject.memories().at(pick, subject.headline()).gpuKv().count() > 0) questions.add(context(pick));
        questions.add(cpu(pick));
    }

    private Question memory(Choice pick) {
        Choice largest = subject.estimated().get(subject.estimated().size() - 1);
        return new Question(
                "How much GPU memory does " + subject.name() + " need?",
                subject.gpu(pick).gib() + " GiB at " + pick.name() + " and "
                        + subject.gpu(largest).gib() + " GiB at " + largest.name() + ", with " + subject.setting()
                        + ". The driver takes 0.1 to 0.6 GiB more.");
    }

    private Question cards() {
        List<String> answers = new ArrayList<>();
        for (int gib : ASKED_CARDS) answers.add(best(gib));
        return new Question(
                "Which quantization fits my card?",
                "The largest that fits with " + Tokens.shortText(subject.headline()) + " of context: "
                        + String.join("; ", answers) + ".");
    }

    /** The one with the most bits that fits. */
    private String best(int gib) {
        Optional<Choice> best = subject.estimated().stream()
                .filter(choice -> subject.fits(Rig.card(gib), choice, subject.headline()))
                .reduce((smaller, larger) -> larger);
        return gib + " GB: " + best.map(Choice::name).orElse("none");
    }

    private Question context(Choice pick) {
        long trained = subject.trained();
        Bytes full = subject.memories().at(pick, trained).gpuKv();
        Bytes eight = subject.memories().at(pick, trained, TensorType.Q8_0).gpuKv();
        Bytes total = subject.memories().at(pick, trained).gpu();
        return new Question(
                "What does the full context cost?",
                "At " + Decimal.grouped(trained) + " tokens the KV cache takes " + full.gib() + " GiB in f16 and "
                        + eight.gib() + " GiB in q8_0; " + pick.name() + " then needs " + total.gib()
                        + " GiB of GPU memory with f16.");
    }

    private Question cpu(Choice pick) {
        MemoryEstimate run = subject.memories().onCpu(pick, subject.headline());
        return new Question(
                "Does it run without a GPU?",
                "Yes, with llama.cpp: " + pick.name() + " takes " + run.host().gib() + " GiB of RAM at "
                        + Decimal.grouped(subject.headline()) + " tokens. It is slower than on a GPU.");
    }

    private Optional<Question> commercial() {
        return subject.model()
                .licence()
                .map(licence -> new Question(
                        "May I use it commercially?", word(licence.commercial()) + " " + licence.conditions()));
    }

    private static String word(Licence.Commercial commercial) {
        return switch (commercial) {
            case YES -> "Yes.";
            case WITH_CONDITIONS -> "With conditions.";
            case NO -> "No.";
            case UNKNOWN -> "Not clear.";
        };
    }
}
