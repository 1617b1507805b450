package com.runthismodel.page.model;

import com.runthismodel.estimate.Fit;
import com.runthismodel.estimate.speed.Workload;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Tokens;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a list says of a model: the figures of its page, printed as there. Memory is that of the recommended quantization
 * at the headline setting; a number of 0 stands for what is not known.
 *
 * @param needs the same memory for machines of every kind
 * @param work what a token of it costs; absent where the model does not write
 */
public record Brief(
        Optional<String> parameters,
        long parameterCount,
        Optional<String> active,
        Optional<String> context,
        long contextTokens,
        Optional<String> quantization,
        Optional<String> memoryGib,
        long memoryBytes,
        Optional<Fit.Needs> needs,
        Optional<Workload> work) {

    static Brief of(Subject subject) {
        OptionalLong parameters = subject.model().languageParameters();
        Optional<Choice> pick = subject.pick().filter(Choice::estimable);
        Optional<Bytes> memory = pick.map(subject::gpu);
        long trained = subject.trained();
        return new Brief(
                text(parameters),
                parameters.orElse(0),
                text(subject.model().activeParameters()),
                trained > 0 ? Optional.of(Tokens.shortText(trained)) : Optional.empty(),
                trained,
                pick.map(Choice::name),
                memory.map(Bytes::gib),
                memory.map(Bytes::count).orElse(0L),
                pick.map(choice -> Fit.needs(
                        choice.coefficients().orElseThrow(), subject.memories().at(choice, subject.headline()))),
                pick.flatMap(choice -> Speedometer.of(subject).map(meter -> meter.work(choice, subject.headline()))));
    }

    private static Optional<String> text(OptionalLong parameters) {
        return parameters.isPresent() ? Optional.of(Counts.brief(parameters.getAsLong())) : Optional.empty();
    }
}
