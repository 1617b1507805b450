package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.SpeedConstants;
import com.runthismodel.estimate.speed.SpeedConstants.Fitted;
import com.runthismodel.estimate.speed.SpeedConstants.Spread;
import com.runthismodel.estimate.speed.SpeedConstants.Validation;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.calibration.CrossValidation.Miss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The calibration program: measured runs in, constants out. The same runs give the same constants. */
public final class Calibration {
    private final List<Observation> runs;
    private final List<Observation> prompts;
    private final Map<String, List<Miss>> validations = new HashMap<>();

    private Calibration(List<Observation> runs, List<Observation> prompts) {
        this.runs = runs;
        this.prompts = prompts;
    }

    public static Calibration of(Path content) {
        return new Calibration(MeasuredRuns.decode(content), MeasuredRuns.prefill(content));
    }

    public SpeedConstants constants() {
        List<Fitted> fitted = new ArrayList<>(fit(runs));
        fitted.addAll(fit(prompts));
        List<Spread> spreads = Spreads.of(runs, byModel(), byRow(), byHardware());
        SpeedModel model = SpeedModel.of(new SpeedConstants(fitted, spreads, List.of()));
        List<Validation> validations = new ArrayList<>();
        validations.addAll(Validations.of("model", byModel(), Ranges.ofMeasured(model)));
        validations.addAll(Validations.of("hardware", byHardware(), Ranges.ofUnmeasured(model, runs)));
        validations.addAll(Validations.of("row", byRow(), Ranges.ofMeasured(model)));
        validations.addAll(Validations.ofPrompts(promptsByModel(), Ranges.ofMeasured(model)));
        return new SpeedConstants(fitted, spreads, validations);
    }

    private static List<Fitted> fit(List<Observation> runs) {
        FactorIndex index = new FactorIndex(runs);
        double[] logs = new Regression(index).fit(runs);
        List<Fitted> fitted = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            double rounded = Math.round(logs[i] * 1e4) / 1e4;
            fitted.add(new Fitted(index.factors().get(i), rounded, index.rows(i)));
        }
        fitted.sort(Comparator.comparing(one -> one.factor().toString()));
        return fitted;
    }

    List<Miss> promptsByModel() {
        return validations.computeIfAbsent(
                "prompts",
                key -> CrossValidation.by(prompts, run -> run.run().shape().name()));
    }

    List<Miss> byModel() {
        return validated("model", run -> run.run().shape().name());
    }

    List<Miss> byHardware() {
        return validated("hardware", run -> run.run().machine().id());
    }

    /** Without a tenth of the runs at a time: what to expect of models and devices that were measured before. */
    List<Miss> byRow() {
        Map<String, String> tenths = new HashMap<>();
        for (Observation run : runs) tenths.put(run.id(), "tenth " + tenths.size() % 10);
        return validated("row", run -> tenths.get(run.id()));
    }

    /** Each takes some seconds, and constants and report both want all. */
    private List<Miss> validated(String name, Function<Observation, String> group) {
        return validations.computeIfAbsent(name, key -> CrossValidation.by(runs, group));
    }

    List<Observation> runs() {
        return runs;
    }

    /** For people: how far estimates lie from runs they have not seen. */
    public String report() {
        return "by model\n" + Report.of(byModel())
                + "by hardware\n" + Report.of(byHardware())
                + "by row\n" + Report.of(byRow())
                + "prompts by model\n" + Report.of(promptsByModel());
    }
}
