package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.MethodPage;
import com.runthismodel.estimate.speed.Factor;
import com.runthismodel.estimate.speed.Factor.Level;
import com.runthismodel.estimate.speed.Factor.Term;
import com.runthismodel.estimate.speed.SpeedConstants;
import com.runthismodel.estimate.speed.SpeedConstants.Validation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The method page prints, to a point or so, the validation that is shipped beside the speed constants. */
class MethodSpeedTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "desktops, another quantization or run of a known model | row | desktop",
                "desktops, a model never measured | model | desktop",
                "phones, a model never measured | model | llama.rn bench",
                "desktops, a device never measured | hardware | desktop",
                "phones, a device never measured | hardware | llama.rn bench",
                "prompts under 3,000 tokens, a model never measured | model | shorter prompts",
                "prompts of 3,000 tokens and more, a model never measured | model | longer prompts"
            })
    void rows(String what, String without, String group) {
        Validation found = SpeedConstants.shipped().validations().stream()
                .filter(each -> each.without().equals(without) && each.group().equals(group))
                .findFirst()
                .orElseThrow();
        double[] printed = MethodPage.row(what);
        double[] measured = {found.runs(), 100 * found.median(), 100 * found.withinQuarter(), 100 * found.inRange()};
        for (int i = 0; i < measured.length; i++)
            assertEquals(measured[i], printed[i], i == 0 ? 0 : 1.5, Arrays.toString(measured));
    }

    /** How many runs the factors of engines rest on: of Ollama, which shares llama.cpp's kernels, by the runtime. */
    @Test
    void enginesRestOnSoManyRuns() {
        String said = "fitted on " + rows(Level.RUNTIME, "ollama") + ", " + rows(Level.ENGINE, "VLLM") + " and "
                + rows(Level.ENGINE, "MLX") + " runs";
        assertTrue(MethodPage.words().contains(said), said);
    }

    private static int rows(Level level, String name) {
        return SpeedConstants.shipped().factors().stream()
                .filter(fitted -> fitted.factor().equals(new Factor(Term.WEIGHTS, level, name)))
                .findFirst()
                .orElseThrow()
                .rows();
    }
}
