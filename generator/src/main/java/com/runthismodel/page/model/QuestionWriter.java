package com.runthismodel.page.model;

import com.runthismodel.catalog.Licence;
import com.runthismodel.catalog.TensorType;
import com.runthismodel.estimate.MemoryEstimate;
import com.runthismodel.estimate.Rig;
import com.runthismodel.page.sheet.Question;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions people ask, answered with the page's own figures. */
final class QuestionWriter {
    private static final List<Integer> DESKTOP_CARDS = List.of(8, 12, 16, 24);
    private static final List<Integer> SERVER_CARDS = List.of(32, 48, 80, 96, 141, 192, 288);

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
        List<String> answers = fitting(DESKTOP_CARDS);
        if (answers.isEmpty()) answers = fitting(SERVER_CARDS);
        String fits = answers.isEmpty()
                ? "None fits one card: the table above has several at once."
                : "The largest that fits with " + Counts.tokens(subject.headline()) + " of context: "
                        + String.join("; ", answers) + ".";
        boolean all = answers.isEmpty() || best(DESKTOP_CARDS.get(0)).isPresent();
        String smaller = all ? "" : " Smaller cards hold none.";
        return new Question("Which quantization fits my card?", fits + smaller);
    }

    /** "16 GB: Q5_K_M" for each card that holds any, up to the first that holds the largest. */
    private List<String> fitting(List<Integer> cards) {
        Choice largest = subject.estimated().get(subject.estimated().size() - 1);
        List<String> answers = new ArrayList<>();
        for (int gib : cards) {
            Optional<Choice> best = best(gib);
            boolean all = best.filter(largest::equals).isPresent();
            best.ifPresent(choice -> answers.add(gib + (all ? " GB and up: " : " GB: ") + choice.name()));
            if (all) break;
        }
        return answers;
    }

    /** The one with the most bits that fits. */
    private Optional<Choice> best(int gib) {
        Rig card = Rig.card(gib);
        for (int i = subject.estimated().size() - 1; i >= 0; i--) {
            Choice choice = subject.estimated().get(i);
            if (subject.fits(card, choice, subject.headline())) return Optional.of(choice);
        }
        return Optional.empty();
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
                (subject.published() ? "Yes, with llama.cpp: " : "With llama.cpp, once it is converted: ")
                        + pick.name() + " takes " + run.host().gib() + " GiB of RAM at "
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
